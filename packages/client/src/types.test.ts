import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const ours = join(import.meta.dirname, "..");
const resolver = createRequire(import.meta.url);
/** zod is a dependency of the contracts. */
const contractsResolver = createRequire(join(ours, "..", "contracts", "package.json"));
const tsc = join(dirname(resolver.resolve("typescript/package.json")), "bin", "tsc");
let app: string;

beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), "drivopay-mobile-app-"));
});
afterAll(() => rm(app, { recursive: true, force: true }));

/** The folder of an installed package. */
function folderOf(name: string): string {
  const from = name === "zod" ? contractsResolver : resolver;
  const [before = ""] = from.resolve(name).split(join("node_modules", name) + sep);
  return join(before, "node_modules", name);
}

const source = `
import { createDrivoPayClient, newIntent } from "@drivopay/client";
const { api } = createDrivoPayClient({ baseUrl: "https://api.drivopay.in" });
export const balance: number = (await api.wallet.get.query()).balance;
export const isRead: boolean | undefined = (await api.notifications.list.query({})).notifications[0]?.isRead;
// @ts-expect-error a number is no text
export const text: string = (await api.wallet.get.query()).balance;
// @ts-expect-error there is no such procedure
await api.wallet.steal.mutate({});
// @ts-expect-error the PIN is missing
await api.wallet.withdraw.mutate({ amount: 1, bankAccountId: "x" }, newIntent());
`;

test("a mobile app has the types of every call from the declarations, tRPC and zod alone", async () => {
  const modules = join(app, "node_modules");
  const types = join(modules, "@drivopay");
  await mkdir(join(modules, "@trpc"), { recursive: true });
  await run(process.execPath, [tsc, "-p", join(ours, "tsconfig.types.json"), "--outDir", types]);
  expect((await readdir(types)).sort()).toEqual(["api", "client", "contracts"]);
  for (const name of await readdir(types)) {
    const exports = { ".": "./src/index.d.ts", "./*": "./src/*.d.ts" };
    const description = { name: `@drivopay/${name}`, type: "module", exports };
    await writeFile(join(types, name, "package.json"), JSON.stringify(description));
  }
  for (const name of ["@trpc/client", "@trpc/server", "zod"]) {
    await symlink(folderOf(name), join(modules, name));
  }
  await writeFile(join(app, "app.ts"), source);
  const compilerOptions = {
    ...{ target: "es2022", module: "esnext", moduleResolution: "bundler", types: [], noEmit: true },
    ...{ strict: true, skipLibCheck: true, lib: ["es2024", "dom"] },
  };
  await writeFile(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["app.ts"] }));
  const { stdout } = await run(process.execPath, [tsc, "-p", app]);
  expect(stdout).toBe("");
}, 180_000);

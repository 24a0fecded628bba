import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const ours = join(import.meta.dirname, "..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const guide = join(ours, "..", "..", "docs", "guides", "mobile.md");
let app: string;

/** An app outside of this repository, with the archive unpacked as npm does it, and what it depends on. */
beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), "drivopay-mobile-app-"));
  const { stdout } = await run(process.execPath, [join(ours, "pack.ts"), join(app, "archive")]);
  const installed = join(app, "node_modules", "@drivopay", "client");
  await mkdir(installed, { recursive: true });
  await mkdir(join(app, "node_modules", "@trpc"));
  await run("tar", ["-xzf", stdout.trim(), "-C", installed, "--strip-components=1"]);
  for (const name of ["@trpc/client", "@trpc/server", "eventsource"]) await link(name, ours);
  await link("zod", join(ours, "..", "contracts"));
  const compilerOptions = {
    ...{ target: "es2022", module: "esnext", moduleResolution: "bundler", types: [], noEmit: true },
    ...{ strict: true, skipLibCheck: true, lib: ["es2024", "dom"] },
  };
  await writeFile(join(app, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
}, 180_000);
afterAll(() => rm(app, { recursive: true, force: true }));

async function link(name: string, from: string): Promise<void> {
  const [before = ""] = createRequire(join(from, "package.json"))
    .resolve(name)
    .split(join("node_modules", name) + sep);
  await symlink(join(before, "node_modules", name), join(app, "node_modules", name));
}

/** What the compiler says of the app with these files. */
async function compiled(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(app, name), text);
  const { stdout } = await run(process.execPath, [tsc, "-p", app]).catch(
    (failed: { stdout: string }) => failed,
  );
  for (const name of Object.keys(files)) await rm(join(app, name));
  return stdout;
}

const usage = `
import { createDrivoPayClient, type ErrorCode, errorCodeOf, newIntent } from "@drivopay/client";
const { api } = createDrivoPayClient({ baseUrl: "https://api.drivopay.in" });
export const balance: number = (await api.wallet.get.query()).balance;
export const isRead: boolean | undefined = (await api.notifications.list.query({})).notifications[0]?.isRead;
export const code: ErrorCode | null = errorCodeOf(new Error());
// @ts-expect-error a number is no text
export const text: string = (await api.wallet.get.query()).balance;
// @ts-expect-error there is no such procedure
await api.wallet.steal.mutate({});
// @ts-expect-error the PIN is missing
await api.wallet.withdraw.mutate({ amount: 1, bankAccountId: "x" }, newIntent());
// @ts-expect-error there is no such code
export const wrong: ErrorCode = "NO_MONEY";
`;

test("an app that installs the package has the types of every call, and none of the server's packages", async () => {
  expect(await compiled({ "usage.ts": usage })).toBe("");
  const inside = join(app, "node_modules", "@drivopay", "client");
  expect((await readdir(join(inside, "node_modules", "@drivopay"))).sort()).toEqual(["api", "contracts"]);
  const files = await readdir(inside, { recursive: true });
  const code = files.filter((name) => /[.](ts|js)$/.test(name) && !name.endsWith(".d.ts"));
  expect(code).toEqual(["index.js"]);
}, 120_000);

test("the package runs as it is installed", async () => {
  const script = `import { createDrivoPayClient, newIntent } from "@drivopay/client";
    const { api } = createDrivoPayClient({ baseUrl: "http://127.0.0.1:9", retries: 0 });
    const failed = await api.wallet.get.query().then(() => "answered", () => "no answer");
    console.log(failed, newIntent().context.idempotencyKey.length);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: app });
  expect(stdout).toBe("no answer 36\n");
});

/** As much of other packages as the guide's code takes from them. */
const surroundings = `
declare module "expo-secure-store" {
  export function getItemAsync(key: string): Promise<string | null>;
  export function setItemAsync(key: string, value: string, options?: { keychainAccessible?: number }): Promise<void>;
  export function deleteItemAsync(key: string): Promise<void>;
  export const WHEN_UNLOCKED_THIS_DEVICE_ONLY: number;
}
declare module "@react-native-async-storage/async-storage" {
  const storage: { getItem(key: string): Promise<string | null>; setItem(key: string, value: string): Promise<void> };
  export default storage;
}
declare module "@react-native-community/netinfo" {
  type State = { readonly isConnected: boolean | null; readonly isInternetReachable: boolean | null };
  const info: { addEventListener(listener: (state: State) => void): () => void };
  export default info;
}
declare module "expo/fetch" {
  export const fetch: typeof globalThis.fetch;
}
declare module "react-native" {
  export const AppState: { addEventListener(type: "change", listener: (state: string) => void): { remove(): void } };
  export const Platform: { OS: "ios" | "android" };
}
declare module "@react-native-firebase/messaging" {
  export default function messaging(): {
    requestPermission(): Promise<number>;
    getToken(): Promise<string>;
    onTokenRefresh(listener: (token: string) => void): () => void;
  };
}
declare module "react-native-get-random-values" {}
declare module "event-target-polyfill" {}
declare module "web-streams-polyfill/polyfill" {}
`;

test("the code of the guide for mobile apps is that of an app which compiles", async () => {
  const text = await readFile(guide, "utf8");
  const blocks = [...text.matchAll(/^```ts\n\/\/ (\S+[.]ts)\n(.*?)^```$/gms)];
  const files = Object.fromEntries(blocks.map(([, name = "", code = ""]) => [name, code]));
  expect(Object.keys(files).length).toBe([...text.matchAll(/^```ts$/gm)].length);
  expect(Object.keys(files).length).toBeGreaterThan(5);
  expect(await compiled({ ...files, "surroundings.d.ts": surroundings })).toBe("");
}, 120_000);

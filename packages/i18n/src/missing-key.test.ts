import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const source = import.meta.dirname;
let folder: string;

beforeAll(async () => {
  // Beside the sources, so that the compiler finds their types as it does in the build.
  folder = await mkdtemp(join(source, ".missing-key-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A Hindi catalogue, changed. */
async function write(name: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(source, "messages/hi/inbox.ts"), "utf8");
  const moved = text
    .replace("../../translation.ts", "../translation.ts")
    .replace("../en/inbox.ts", "../messages/en/inbox.ts");
  await writeFile(join(folder, `${name}.ts`), change(moved));
}

/** What the compiler of the build says, a line a complaint. */
async function compile(): Promise<string[]> {
  const settings = join(folder, "tsconfig.json");
  await writeFile(settings, JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }));
  const resolved = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(dirname(resolved), "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "--noEmit", "-p", settings], (_failed, stdout) =>
      resolve(stdout.split("\n").filter((line) => line.includes("error TS"))),
    );
  });
}

test("a catalogue with a key missing, too many or of another kind does not compile", async () => {
  await write("whole", (text) => text);
  await write("missing", (text) => text.replace(/\n {2}unread: .*/, ""));
  await write("surplus", (text) => text.replace(/\n {2}unread: /, '\n  nobody: "x",\n  unread: '));
  await write("mistyped", (text) => text.replace(/\n {2}unread: .*/, "\n  unread: 1,"));
  const complaints = await compile();
  const about = (name: string) => complaints.filter((line) => line.includes(`${name}.ts(`));
  expect(about("whole")).toEqual([]);
  expect(about("missing")).toEqual([expect.stringContaining("'unread' is missing")]);
  expect(about("surplus")).toEqual([expect.stringContaining("'nobody' does not exist")]);
  expect(about("mistyped")).toEqual([expect.stringContaining("not assignable to type 'string'")]);
});

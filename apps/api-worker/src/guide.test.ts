import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publicError } from "@drivopay/api/middleware/errors";
import { AppError } from "@drivopay/contracts/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "./testing/people.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

const repoRoot = fileURLToPath(new URL("../../..", import.meta.url));
const guide = readFileSync(new URL("../../../docs/guides/api.md", import.meta.url), "utf8");

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

/** The guide's commands as one script, at the addresses of this stack. */
function guideScript(): string {
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands]) => commands ?? "");
  const script = ["set -eu", ...blocks].join("\n");
  return script
    .replace("http://localhost:4000", stack.publicUrl)
    .replace("http://localhost:4100", stack.sandbox.url)
    .replaceAll("sleep 1;", "sleep 0.1;");
}

/** Approves whoever asks, as somebody at the desk would meanwhile. */
async function approveTheNext(): Promise<void> {
  const ops = await staff(stack.services, "ops@drivopay.test");
  const waiting = async () => (await ops.admin.kyc.queue({})).submissions;
  await expect.poll(waiting, { timeout: 40_000 }).toHaveLength(1);
  const userId = (await waiting())[0]?.userId ?? "";
  await ops.admin.kyc.startReview({ userId });
  await ops.admin.kyc.approve({ userId });
}

test("the guide's commands work as they stand, from registration to the money at the bank", async () => {
  const run = promisify(execFile)("bash", ["-xc", guideScript()], { cwd: repoRoot, timeout: 90_000 });
  const [{ stdout }] = await Promise.all([run.catch(tellWhere), approveTheNext()]);
  expect(stdout).toContain('"balance":12550');
  expect(stdout).toContain('"total":10354');
  expect(stdout).toContain('"WITHDRAWAL_PROCESSED"');
  expect(stdout).toMatch(/SESSION_REVOKED\n$/);
  await expectBooksToProve(stack.services);
}, 100_000);

/** The commands up to the one that failed, and what it said. */
function tellWhere({ stdout, stderr }: { stdout: string; stderr: string }): never {
  throw new Error(`The guide failed:\n${stdout.slice(-600)}\n${stderr.slice(-1_500)}`);
}

test("every operation that the guide names is one that the API has", async () => {
  const { paths } = (await (await fetch(`${stack.publicUrl}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, unknown>;
  };
  const named = [...guide.matchAll(/\$API(\/[a-z/-]+[a-z])/g)].map(([, path]) => path ?? "");
  const known = Object.keys(paths);
  expect(named.length).toBeGreaterThan(10);
  for (const path of named) expect(known.some((one) => one.startsWith(path))).toBe(true);
});

test("the refusal that the guide shows is what the API says", () => {
  const shown: unknown = JSON.parse(/^```json\n(.*?)^```$/ms.exec(guide)?.[1] ?? "");
  const error = new AppError("INSUFFICIENT_BALANCE", { params: { available: 2_550 } });
  expect(shown).toMatchObject(publicError(error, "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f", "en"));
});

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createTestServices, type TestServices } from "../test-services.ts";
import { makeDriver } from "../wallet/testing/fixtures.ts";
import { requestExport } from "./request-statement.ts";
import { makeManyMovements } from "./testing/many-movements.ts";

/** As many as a run has patience for; the full half million by EXPORT_ROWS=500000. */
const count = Number(process.env.EXPORT_ROWS ?? 30_000);
/** As the product is started; without the second, Node grants its young objects 128 MiB by themselves. */
const memoryArguments = ["--max-old-space-size=96", "--max-semi-space-size=4"];
const writeAlone = fileURLToPath(new URL("./testing/write-alone.ts", import.meta.url));
const Took = z.object({
  rows: z.int(),
  closing: z.int(),
  sizeBytes: z.int(),
  maxRssMiB: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
});

let world: TestServices;
let folder: string;
let program: string;
beforeAll(async () => {
  [world, folder] = await Promise.all([createTestServices(), mkdtemp(join(tmpdir(), "drivopay-export-"))]);
  program = await bundled(writeAlone);
});
afterAll(async () => {
  await Promise.all([world.close(), rm(folder, { recursive: true, force: true })]);
});

/**
 * One file of JavaScript, as the image of api-worker has it: stripping the types of the sources takes a hundred MiB
 * by itself.
 */
async function bundled(source: string): Promise<string> {
  // Beside the packages that stay outside of it.
  const outfile = fileURLToPath(new URL("../../node_modules/.cache/write-alone.mjs", import.meta.url));
  const require = "import { createRequire as makeRequire } from 'node:module';";
  await build({
    ...{ entryPoints: [source], outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" },
    external: ["harfbuzzjs", "pdfkit", "sharp", "@node-rs/argon2", "ifsc"],
    banner: { js: `${require} const require = makeRequire(import.meta.url);` },
  });
  return outfile;
}

test(`an export of ${count} movements is written by a process of less than 256 MiB`, {
  timeout: 900_000,
}, async () => {
  const driver = await makeDriver(world);
  await makeManyMovements(world.database.ownerUrl, driver.wallet, count);
  const asked = await requestExport(driver.call(), {
    ...{ format: "CSV" as const, from: "2025-01-01T00:00:00.000Z", to: "2026-12-31T00:00:00.000Z" },
  });
  const args = [...memoryArguments, program, world.database.url, folder, asked.id];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const took = Took.parse(JSON.parse(stdout));
  expect(took).toMatchObject({ rows: count, closing: count * 100 });
  expect(took.sizeBytes).toBeGreaterThan(count * 90);
  if (process.env.EXPORT_ROWS) process.stdout.write(`${stdout}\n`);
  expect(took.maxRssMiB).toBeLessThan(256);
});

test("a PDF of more movements than a paper holds is refused before anything is written", async () => {
  const driver = await makeDriver(world);
  await makeManyMovements(world.database.ownerUrl, driver.wallet, 10_001);
  const span = { from: "2025-01-01T00:00:00.000Z", to: "2026-12-31T00:00:00.000Z" };
  await expect(requestExport(driver.call(), { format: "PDF", ...span })).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
  });
});

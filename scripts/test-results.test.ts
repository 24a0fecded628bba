import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readPlaywrightCounts, readVitestCounts } from "./test-results.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drivopay-results-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("a test file that could not be loaded counts as a failure", () => {
  const file = report({
    ...{ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 },
    testResults: [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  });
  expect(readVitestCounts(file)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test("a flaky journey and an error outside of every test count as failures", () => {
  const file = report({
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: "x" }],
  });
  expect(readPlaywrightCounts(file)).toEqual({ passed: 3, failed: 3, skipped: 0 });
});

test("a report of another shape is refused rather than counted as nothing", () => {
  expect(() => readVitestCounts(report({ testResults: [] }))).toThrow("undefined");
});

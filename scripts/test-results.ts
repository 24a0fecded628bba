import { readFileSync } from "node:fs";

/** How many tests did what. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads the report of Vitest's JSON reporter. A file that could not even be loaded counts as one failure. */
export function readVitestCounts(file: string): TestCounts {
  const report = JSON.parse(readFileSync(file, "utf8"));
  const suites: { status: string; assertionResults: unknown[] }[] = report.testResults;
  const unloadable = suites.filter(
    (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
  );
  return {
    passed: count(report.numPassedTests),
    failed: count(report.numFailedTests) + unloadable.length,
    skipped: count(report.numPendingTests) + count(report.numTodoTests),
  };
}

/** Reads the report of Playwright's JSON reporter. A flaky test has failed, and so has an error outside of every test. */
export function readPlaywrightCounts(file: string): TestCounts {
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { expected, unexpected, flaky, skipped } = report.stats;
  const errors: unknown[] = report.errors;
  return {
    passed: count(expected),
    failed: count(unexpected) + count(flaky) + errors.length,
    skipped: count(skipped),
  };
}

function count(value: unknown): number {
  if (typeof value !== "number")
    throw new Error(`a test report holds ${String(value)} where a number is expected`);
  return value;
}

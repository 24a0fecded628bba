import { existsSync, globSync, mkdirSync, rmSync } from "node:fs";
import { buildCheck, type Check, checks } from "./checks.ts";
import { chromiumPath } from "./chromium.ts";
import { systemEnv } from "./local-env.ts";
import { e2eCacheDir, inRepo, runRecordFile, testRecordsDir } from "./paths.ts";
import { formatDuration, say } from "./progress.ts";
import { clearStaleRecord, clearStaleRecords } from "./run-record.ts";
import { listenForShutdown } from "./shutdown.ts";
import { readPlaywrightCounts, readVitestCounts, type TestCounts } from "./test-results.ts";
import { runTool, type Tool } from "./tools.ts";

// `npm test`: every part in turn, a summary, and a last line that sums up the tests.

interface PartResult {
  readonly name: string;
  readonly durationMs: number;
  readonly counts: TestCounts;
  /** Why the part failed, beyond the tests that did. */
  readonly faults: readonly string[];
}

const partNames = ["check", "unit", "integration", "e2e"] as const;
type PartName = (typeof partNames)[number];

const resultsDir = inRepo(".cache", "test-results");
const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };
const shutdown = listenForShutdown();
const bin = (name: string) => inRepo("node_modules", ".bin", name);

async function main(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2);
  const only = partNames.find((name) => name === first);
  if (first && !only) throw new Error(`there is no part "${first}"; there are ${partNames.join(", ")}`);
  const hasE2e = globSync("tests/**/*.spec.ts", { cwd: inRepo("e2e") }).length > 0;
  const results: PartResult[] = [];
  for (const name of only ? [only] : partNames) {
    if (name === "e2e" && !hasE2e && !only) continue;
    if (shutdown.signal.aborted) break;
    say(`${name}`);
    const startedAtMs = Date.now();
    const outcome = name === "check" && !only ? await runChecks(checksAndBuild) : await runPart(name, rest);
    results.push({ name, durationMs: Date.now() - startedAtMs, ...outcome });
  }
  if (shutdown.signal.aborted) return 130;
  process.stdout.write(summary(results));
  return results.every(({ counts, faults }) => counts.failed === 0 && faults.length === 0) ? 0 : 1;
}

type Outcome = Pick<PartResult, "counts" | "faults">;

function runPart(name: PartName, args: readonly string[]): Promise<Outcome> {
  mkdirSync(resultsDir, { recursive: true });
  if (name === "check") return runChecks(checks);
  if (name === "e2e") return runE2e(args);
  return runVitest(name, args);
}

/** Before every part: the browser's tests then find the apps built, by a build that shared the cores with the checks. */
const checksAndBuild: readonly Check[] = [buildCheck, ...checks];

/** Two at a time, as there are two cores and most checks use one; first, by themselves, those that use both. */
async function runChecks(all: readonly Check[]): Promise<Outcome> {
  const faults: string[] = [];
  const runAll = async (waiting: Check[]) => {
    for (let check = waiting.shift(); check && !shutdown.signal.aborted; check = waiting.shift()) {
      const startedAtMs = Date.now();
      const code = await check.run((tool) => runTool({ ...tool, signal: shutdown.signal }));
      if (shutdown.signal.aborted) break;
      const took = formatDuration(Date.now() - startedAtMs);
      say(`  ${check.name}: ${code === 0 ? "fine" : "FAILED"} (${took})`);
      if (code !== 0) faults.push(check.name);
    }
  };
  await runAll(all.filter(({ alone }) => alone));
  const others = all.filter(({ alone }) => !alone);
  await Promise.all([runAll(others), runAll(others)]);
  return { counts: noTests, faults };
}

async function runVitest(project: string, args: readonly string[]): Promise<Outcome> {
  const report = freshReport(project);
  const flags = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const tool = {
    command: bin("vitest"),
    args: ["run", "--project", project, ...flags, ...args],
    env: { ...systemEnv(), ...testSettings(), NODE_ENV: "test" },
  };
  const outcome = await runReporting(tool, report, readVitestCounts);
  await clearStaleRecords(testRecordsDir);
  return outcome;
}

/** What a person may set for one run: the game that fuzzing plays, and whether the servers under test log. */
function testSettings(): Record<string, string> {
  const { FUZZ_SEED, FUZZ_RUNS, TEST_LOG_LEVEL, EXPORT_ROWS } = process.env;
  const given = Object.entries({ FUZZ_SEED, FUZZ_RUNS, TEST_LOG_LEVEL, EXPORT_ROWS });
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

async function runE2e(args: readonly string[]): Promise<Outcome> {
  const report = freshReport("e2e");
  const env = {
    ...systemEnv(),
    CHROMIUM_PATH: await chromiumPath({ say, signal: shutdown.signal }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const tool = {
    command: inRepo("e2e", "node_modules", ".bin", "playwright"),
    env,
    stopSignal: "SIGINT" as const,
  };
  const flags = ["test", "--config", inRepo("e2e", "playwright.config.ts"), "--reporter=list,json"];
  const outcome = await runReporting({ ...tool, args: [...flags, ...args] }, report, readPlaywrightCounts);
  await clearStaleRecord(runRecordFile(e2eCacheDir));
  return outcome;
}

function freshReport(name: string): string {
  const report = `${resultsDir}/${name}.json`;
  rmSync(report, { force: true });
  return report;
}

async function runReporting(
  tool: Tool,
  report: string,
  read: (file: string) => TestCounts,
): Promise<Outcome> {
  const code = await runTool({ ...tool, signal: shutdown.signal });
  if (!existsSync(report)) return { counts: noTests, faults: [`no test ran (exit code ${code})`] };
  const counts = read(report);
  const faults: string[] = [];
  if (counts.passed + counts.failed === 0) faults.push("no test ran");
  else if (code !== 0 && counts.failed === 0)
    faults.push(`ended with exit code ${code} though no test failed`);
  return { counts, faults };
}

/** A fault that is no test, such as a check or a part without tests, counts as one failure: the last line must not look fine. */
function summary(results: readonly PartResult[]): string {
  let passed = 0;
  let failed = 0;
  const lines = results.map(({ name, durationMs, counts, faults }) => {
    passed += counts.passed;
    failed += counts.failed + faults.length;
    const tests = name === "check" ? "" : `${counts.passed} passed, ${counts.failed} failed`;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
    const verdict = faults.length > 0 ? `FAILED: ${faults.join("; ")}` : name === "check" ? "fine" : "";
    return `  ${name.padEnd(12)} ${formatDuration(durationMs).padStart(13)}   ${[tests + skipped, verdict].filter(Boolean).join("; ")}`;
  });
  return `\n${lines.join("\n")}\n\n${passed} passed, ${failed} failed\n`;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);

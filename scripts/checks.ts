import { readFileSync } from "node:fs";
import { systemEnv } from "./local-env.ts";
import { inRepo } from "./paths.ts";
import type { Tool } from "./tools.ts";

/** A check of the sources that is not a test. */
export interface Check {
  readonly name: string;
  /** Keeps every core busy by itself, or must see no file change meanwhile. */
  readonly alone?: true;
  /** @returns an exit code; 0 is fine */
  run(runTool: (tool: Tool) => Promise<number>): Promise<number>;
}

const bin = (name: string) => inRepo("node_modules", ".bin", name);
const env = () => ({ ...systemEnv(), TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" });

/** Format and lint, types, dependency rules, unused code, lockfile. */
export const checks: readonly Check[] = [
  toolCheck("format and lint", "biome", ["ci", "--max-diagnostics=200"]),
  // A build, which may be among the checks, writes types that this one reads.
  {
    ...toolCheck("types", "turbo", [
      ...["run", "typecheck", "--output-logs=errors-only", "--continue", "--concurrency=2"],
    ]),
    alone: true,
  },
  importCheck("dependency rules", ["packages", "apps/api-worker", "scripts", "e2e", "bench"]),
  importCheck("dependency rules, driver-web", ["apps/driver-web"], "apps/driver-web/tsconfig.json"),
  importCheck("dependency rules, admin", ["apps/admin"], "apps/admin/tsconfig.json"),
  toolCheck("unused code", "knip", []),
  { name: "lockfile", run: async () => checkLockfile() },
];

/** Whether the web apps can be built; the builds are kept. */
export const buildCheck = toolCheck("build of the web apps", "turbo", [
  ...[
    "run",
    "build",
    "--filter=@drivopay/driver-web",
    "--filter=@drivopay/admin",
    "--output-logs=errors-only",
  ],
]);

function toolCheck(name: string, program: string, args: readonly string[]): Check {
  return { name, run: (runTool) => runTool({ command: bin(program), args, env: env() }) };
}

/** A web app is cruised with its own settings: each calls its own source `@/`. */
function importCheck(name: string, folders: readonly string[], tsConfig?: string): Check {
  const settings = tsConfig ? ["--ts-config", tsConfig] : [];
  return toolCheck(name, "depcruise", ["--config", ".dependency-cruiser.cjs", ...settings, ...folders]);
}

/** The lockfile must install from whatever registry a machine uses, so it may name no download address. */
function checkLockfile(): number {
  const lines = readFileSync(inRepo("pnpm-lock.yaml"), "utf8").split("\n");
  const addressed = lines.filter((line) => /tarball:|https?:\/\//.test(line) && !/deprecated:/.test(line));
  for (const line of addressed) process.stderr.write(`pnpm-lock.yaml names an address: ${line.trim()}\n`);
  return addressed.length === 0 ? 0 : 1;
}

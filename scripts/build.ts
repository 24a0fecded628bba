import { existsSync } from "node:fs";
import { join } from "node:path";
import { systemEnv } from "./local-env.ts";
import { inRepo } from "./paths.ts";
import { formatDuration, type Say } from "./progress.ts";
import { lastLines } from "./supervise.ts";
import { runTool } from "./tools.ts";

const apps = ["driver-web", "admin"] as const;

/**
 * Builds both Next apps. Turborepo keys a build by the content of the app, of every workspace package it depends on
 * and of the lockfile, so an unchanged one takes a second.
 * @throws Error with the end of the build's log
 */
export async function buildApps(options: { logDir: string; say: Say; signal?: AbortSignal }): Promise<void> {
  const logFile = join(options.logDir, "build.log");
  const present = apps.filter((app) => existsSync(inRepo("apps", app, ".next", "BUILD_ID")));
  if (present.length < apps.length) options.say("building the two web apps (about a minute the first time)");
  const startedAtMs = Date.now();
  const reminder = setInterval(() => {
    options.say(`still building (${formatDuration(Date.now() - startedAtMs)})`);
  }, 15_000);
  const code = await runTool({
    command: inRepo("node_modules", ".bin", "turbo"),
    args: ["run", "build", ...apps.map((app) => `--filter=@drivopay/${app}`), "--output-logs=new-only"],
    env: { ...systemEnv(), NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1" },
    logFile,
    ...(options.signal ? { signal: options.signal } : {}),
  }).finally(() => clearInterval(reminder));
  if (code !== 0)
    throw new Error(`the web apps could not be built; the end of ${logFile}:\n${lastLines(logFile, 40)}`);
}

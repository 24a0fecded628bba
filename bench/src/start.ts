import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { freeStackPorts, portSettings, systemEnv } from "../../scripts/local-env.ts";
import { inRepo } from "../../scripts/paths.ts";
import { type Row, say } from "./measure.ts";

const limitSeconds = 45;
/** What the command says last, with its seconds. */
const ready = /^\[\s*([\d.]+)s\] everything is up$/m;

/**
 * `npm start` with the dependencies present and the apps built, to everything healthy, on ports and data of its own:
 * the first start with no data, and the next with it. By the command's own clock.
 */
export async function benchStart(): Promise<Row[]> {
  const dataDir = inRepo(".cache", "bench-start");
  const env = { ...systemEnv(), LOCAL_DATA_DIR: dataDir, ...(await freePortsByName()) };
  try {
    // Builds the apps if this tree was never started; not counted, as it is not the same tree then.
    await secondsToHealthy("with everything built before", env);
    rmSync(dataDir, { recursive: true, force: true });
    const first = await secondsToHealthy("without data", env);
    const again = await secondsToHealthy("once more, nothing changed", env);
    return [
      row("npm start on an unchanged tree, no data yet", first),
      row("npm start on an unchanged tree", again),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function row(what: string, seconds: number): Row {
  return {
    what: `${what}, seconds to all healthy over ${limitSeconds}`,
    ratio: seconds / limitSeconds,
    mustBe: { atMost: 1 },
    detail: `${seconds.toFixed(1)} s`,
  };
}

async function secondsToHealthy(what: string, env: NodeJS.ProcessEnv): Promise<number> {
  const started = spawn(process.execPath, [inRepo("scripts", "bootstrap.mjs"), "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const seconds = await healthyAfter(started);
    say(`start ${what}: ${seconds.toFixed(1)} s`);
    return seconds;
  } finally {
    await end(started);
  }
}

/** @throws Error with what it said when it ends before it is healthy */
function healthyAfter(started: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    // Read to the end: what nobody reads any more would break the start's next word.
    started.stdout?.on("data", (chunk) => {
      said += String(chunk);
      const [, seconds] = ready.exec(said) ?? [];
      if (seconds !== undefined) resolve(Number(seconds));
    });
    started.once("exit", () => reject(new Error(`The platform did not come up:\n${said}`)));
  });
}

async function end(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null) return;
  const ended = once(started, "exit");
  started.kill("SIGTERM");
  await ended;
}

async function freePortsByName(): Promise<Record<string, string>> {
  const ports = Object.entries(await freeStackPorts());
  const names: Readonly<Record<string, { readonly env: string }>> = portSettings;
  return Object.fromEntries(ports.map(([part, port]) => [names[part]?.env ?? part, String(port)]));
}

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleApiWorker } from "../../scripts/bundle.ts";
import { freePorts } from "../../scripts/ready.ts";
import { apiWorkerArguments, apiWorkerHeaps } from "../../scripts/services/apps.ts";

/** A server in a process of its own, whose use of the machine can be asked. */
export interface ServedProcess {
  readonly url: string;
  /** Processor time it has used since its start, in user and in kernel mode. */
  cpuSeconds(): number;
  residentMiB(): number;
  end(): Promise<void>;
}

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

let bundled: Promise<string> | undefined;

/**
 * api-worker as production starts it: the bundle, with the same arguments and heaps for Node.
 * @param port where it listens, when others have been told; else any that is free
 */
export async function startApiWorker(
  env: Readonly<Record<string, string>>,
  port?: number,
): Promise<ServedProcess> {
  bundled ??= bundleApiWorker();
  const [metricsPort] = await freePorts(1);
  return serve({
    args: apiWorkerArguments(await bundled),
    env: { ...env, ...apiWorkerHeaps, METRICS_PORT: String(metricsPort) },
    readyPath: "/health/ready",
    ...(port === undefined ? {} : { port }),
  });
}

/** Starts Node with a server that listens where PORT says, and waits until it answers. */
export async function serve(options: {
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  readyPath: string;
  port?: number;
}): Promise<ServedProcess> {
  const port = options.port ?? (await freePorts(1))[0];
  const child = spawn(process.execPath, options.args, {
    env: {
      ...options.env,
      ...{ PORT: String(port), NODE_ENV: "production", LOG_LEVEL: "error", PATH: process.env.PATH ?? "" },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const end = async () => {
    if (child.exitCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  };
  try {
    await answers(`${url}${options.readyPath}`);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    url,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    residentMiB: () => residentMiBOf(child.pid),
    end,
  };
}

/** Waits until an address answers well. */
export async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer`);
}

/** From /proc/<pid>/stat, whose fields 14 and 15 are user and system time in ticks (proc(5)). */
function cpuSecondsOf(pid: number | undefined): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "";
  const fields = afterName.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function residentMiBOf(pid: number | undefined): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kibibytes) / 1024;
}

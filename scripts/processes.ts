import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process as remembered on disk: the start time tells it from a later one that was given the same id. */
export interface ProcessId {
  readonly pid: number;
  readonly startedAt: string;
}

/** Names a running process so that it can be recognised later; undefined when it is already gone. */
export function identify(pid: number): ProcessId | undefined {
  try {
    return { pid, startedAt: startTimeOf(pid) };
  } catch (error) {
    // Neither /proc nor ps knows the process: it has ended, which is an answer, not a fault.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Whether this very process still runs. */
export function isRunning(process: ProcessId): boolean {
  return identify(process.pid)?.startedAt === process.startedAt;
}

function startTimeOf(pid: number): string {
  if (process.platform !== "linux") {
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    if (!started) throw new Error(`no process ${pid}`);
    return started;
  }
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Fields after the command, which stands in brackets and may hold spaces: state is the first, start time the 20th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") throw new Error(`process ${pid} has ended`);
  return fields[19] ?? "";
}

/** Sends a signal to a process group led by `pid`; a group that is already gone is fine. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Ends a remembered process group: first politely, after `graceMs` by force. */
export async function endGroup(target: ProcessId, signal: NodeJS.Signals, graceMs = 10_000): Promise<void> {
  if (!isRunning(target)) return;
  signalGroup(target.pid, signal);
  const deadline = Date.now() + graceMs;
  while (isRunning(target)) {
    if (Date.now() > deadline) signalGroup(target.pid, "SIGKILL");
    await sleep(50);
  }
}

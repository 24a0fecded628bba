import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { repoRoot } from "./paths.ts";
import { signalGroup } from "./processes.ts";

/** A program that does one thing and ends. */
export interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Where it runs; without it the repository's root. */
  readonly cwd?: string;
  /** Takes its output; without it the output goes where ours goes. */
  readonly logFile?: string;
  /** Ends the program, and what it started, when aborted. */
  readonly signal?: AbortSignal;
  /** How it is asked to end; default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
}

const graceMs = 15_000;

/**
 * Runs a program in a process group of its own, which is ended as a whole.
 * @returns its exit code; 130 when it was ended by a signal
 */
export function runTool(tool: Tool): Promise<number> {
  if (tool.signal?.aborted) return Promise.resolve(130);
  if (tool.logFile) mkdirSync(dirname(tool.logFile), { recursive: true });
  const log = tool.logFile ? openSync(tool.logFile, "w") : "inherit";
  return new Promise((resolve, reject) => {
    const child = spawn(tool.command, tool.args, {
      cwd: tool.cwd ?? repoRoot,
      env: tool.env ?? process.env,
      detached: true,
      stdio: ["ignore", log, log],
    });
    if (typeof log === "number") closeSync(log);
    let forced: NodeJS.Timeout | undefined;
    const end = () => {
      if (child.pid === undefined) return;
      const { pid } = child;
      signalGroup(pid, tool.stopSignal ?? "SIGTERM");
      forced = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
    };
    tool.signal?.addEventListener("abort", end, { once: true });
    const finished = () => {
      tool.signal?.removeEventListener("abort", end);
      clearTimeout(forced);
    };
    child.once("error", (error) => {
      finished();
      reject(error);
    });
    child.once("exit", (code) => {
      finished();
      if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL"); // whatever it started and left behind
      resolve(code ?? 130);
    });
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type {} from "@drivopay/db/test-database";
import { inject } from "vitest";

/** api-worker as a process of its own, to be killed; bundled, as it runs everywhere: it is up in a fifth of the time. */
export class ChildWorker {
  readonly #env: Readonly<Record<string, string>>;
  #process: ChildProcess | null = null;
  /** What it wrote, a line each. */
  readonly lines: string[] = [];

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#env.PORT}`;
  }

  async start(): Promise<void> {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, ["--enable-source-maps", inject("apiWorkerFile")], {
      env: { PATH, HOME, NODE_ENV: "production", ...this.#env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.lines.push(...text.split("\n").filter(Boolean));
    });
    for (let tries = 0; tries < 400; tries += 1) {
      if (child.exitCode !== null) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error(`api-worker did not come up: ${this.lines.slice(-5).join("\n")}`);
  }

  /** SIGKILL: no clean-up of any kind. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** @returns its exit code; null when a signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
}

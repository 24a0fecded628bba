import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { eventually } from "./api.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The server as a process of its own, to be killed. */
export class ChildServer {
  private process: ChildProcess | undefined;
  readonly url: string;
  private readonly environment: Record<string, string>;

  constructor(databaseUrl: string, port: number, more: Record<string, string> = {}) {
    this.url = `http://127.0.0.1:${port}`;
    this.environment = {
      INNGEST_LOCAL_DATABASE_URL: databaseUrl,
      INNGEST_LOCAL_PORT: String(port),
      INNGEST_LOCAL_LEASE_MS: "600",
      INNGEST_LOCAL_RETRY_BASE_MS: "20",
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
      ...more,
    };
  }

  async start(): Promise<void> {
    const { PATH = "", HOME = "" } = process.env;
    this.process = spawn(process.execPath, [main], {
      env: { PATH, HOME, ...this.environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    await eventually(
      "the server's health",
      async () => (await fetch(`${this.url}/health`).catch(() => undefined))?.ok,
    );
  }

  /** SIGKILL: no clean-up of any kind. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await exited;
  }
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("No port")),
      );
    });
  });
}

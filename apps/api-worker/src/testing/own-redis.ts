import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { connectRedis, redisReady } from "@drivopay/runtime/redis";
import { silent } from "./silent.ts";
import { freePort } from "./world.ts";

/** A Redis of this test's own, to be taken away. */
export class OwnRedis {
  #process: ChildProcess | null = null;
  #port = 0;

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const place = ["--port", String(this.#port), "--bind", "127.0.0.1", "--dir", tmpdir()];
    const child = spawn("redis-server", [...place, "--save", "", "--appendonly", "no"], { stdio: "ignore" });
    this.#process = child;
    const redis = connectRedis(this.url, silent);
    const ready = await redisReady(redis, 10_000);
    redis.disconnect();
    if (!ready) throw new Error("The test's own Redis did not come up");
  }

  /** Gone, with all it held. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }

  /** Not answering, but keeping what it holds. */
  freeze(): void {
    this.#process?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#process?.kill("SIGCONT");
  }
}

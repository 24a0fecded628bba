import { mkdirSync } from "node:fs";
import { inRepo } from "../paths.ts";
import type { Say } from "../progress.ts";
import { waitForRedis } from "../ready.ts";
import type { Service, Supervisor } from "../supervise.ts";
import { findOnPath, installSystemPackages } from "../system-packages.ts";

/** How to run a local Redis. */
export interface LocalRedisOptions {
  readonly port: number;
  readonly workDir: string;
  readonly say: Say;
}

/** Starts Redis (or Valkey) on 127.0.0.1 without persistence: it is a cache here. */
export async function startRedis(supervisor: Supervisor, options: LocalRedisOptions): Promise<Service> {
  const command = await redisBinary(options.say);
  mkdirSync(options.workDir, { recursive: true });
  return supervisor.start({
    name: "redis",
    command,
    args: [
      ...["--port", String(options.port), "--bind", "127.0.0.1", "--dir", options.workDir],
      ...["--save", "", "--appendonly", "no"],
    ],
    cwd: options.workDir,
    env: { PATH: process.env.PATH },
    ready: (signal) => waitForRedis(options.port, { timeoutMs: 20_000, signal }),
  });
}

const names = ["redis-server", "valkey-server"];

async function redisBinary(say: Say): Promise<string> {
  const found = findOnPath(names);
  if (found) return found;
  if (await installSystemPackages(["redis-server"], say)) {
    const installed = findOnPath(names);
    if (installed) return installed;
  }
  say("no redis-server here and no way to install one: building it from source, once (some minutes)");
  process.env.REDISMS_DOWNLOAD_DIR ??= inRepo(".cache", "redis");
  const { RedisBinary } = await import("redis-memory-server");
  return RedisBinary.getPath();
}

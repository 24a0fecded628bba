import { Redis } from "ioredis";
import type { Logger } from "./logger.ts";

export type { Redis } from "ioredis";

/**
 * Connects to Redis. Redis is a cache here, never the truth: commands fail fast when it is gone
 * instead of queueing, and the connection comes back by itself.
 */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableAutoPipelining: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // One timer a connection; `commandTimeout` would start and stop one with each command.
    socketTimeout: 500,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  redis.on("error", (err: Error) => logger.warn({ err }, "Redis is not reachable"));
  return redis;
}

/** Waits until the connection is usable or `timeoutMs` has passed; tells which. */
export async function redisReady(redis: Redis, timeoutMs: number): Promise<boolean> {
  if (redis.status === "ready") return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), timeoutMs);
    const ready = () => done(true);
    const done = (answer: boolean) => {
      clearTimeout(timer);
      redis.off("ready", ready);
      resolve(answer);
    };
    redis.once("ready", ready);
  });
}

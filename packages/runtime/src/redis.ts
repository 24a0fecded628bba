import { Redis, type Result } from "ioredis";
import type { Logger } from "./logger.ts";

export type { Redis } from "ioredis";

declare module "ioredis" {
  interface RedisCommander<Context> {
    /** What stands under the first key; and how often the second was counted in its window, and how long that lasts. */
    lookAndCount(
      stateKey: string,
      countKey: string,
      windowSeconds: number,
    ): Result<[state: string | null, count: number, resetMs: number], Context>;
  }
}

/** The second half counts as rate-limiter-flexible does, so either may count under the same key. */
const lookAndCount = `
local state = redis.call("get", KEYS[1])
redis.call("set", KEYS[2], 0, "EX", ARGV[1], "NX")
return { state, redis.call("incr", KEYS[2]), redis.call("pttl", KEYS[2]) }`;

/**
 * Connects to Redis. Redis is a cache here, never the truth: commands fail fast when it is gone
 * instead of queueing, and the connection comes back by itself.
 */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableAutoPipelining: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    scripts: { lookAndCount: { numberOfKeys: 2, lua: lookAndCount } },
    // One timer a connection; `commandTimeout` would start and stop one with each command. Longer than a busy process
    // may stand still, since the connection is given up with it; after that all commands fail at once.
    socketTimeout: 2_000,
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

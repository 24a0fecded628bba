import { AppError } from "@drivopay/contracts/errors";
import type { Redis } from "@drivopay/runtime/redis";
import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { CallContext } from "../context.ts";
import type { Services } from "../services.ts";

/**
 * Teaches a connection the limiters' script. To be called before its first command: a batch of commands that was
 * begun without the script cannot take it any more, and ioredis brings the process down over it.
 */
export function defineLimiterCommands(redis: Redis): void {
  new RateLimiterRedis({ storeClient: redis, points: 1, duration: 1 });
}

const limiters = new WeakMap<Services, Map<string, RateLimiterRedis>>();

const keyPrefixOf = (name: string) => `limit:${name}`;

/**
 * A limiter by name, one a process.
 * @param options.failOpen true for reads: without Redis each process counts for itself; false for codes, PINs and
 * money, which are refused with PROVIDER_UNAVAILABLE then
 */
export function limiter(
  services: Services,
  name: string,
  options: { points: number; durationSeconds: number; blockSeconds?: number; failOpen: boolean },
): RateLimiterRedis {
  const own = limiters.get(services) ?? new Map<string, RateLimiterRedis>();
  limiters.set(services, own);
  const known = own.get(name);
  if (known) return known;
  const base: IRateLimiterOptions = {
    keyPrefix: keyPrefixOf(name),
    points: options.points,
    duration: options.durationSeconds,
    ...(options.blockSeconds === undefined ? {} : { blockDuration: options.blockSeconds }),
  };
  const made = new RateLimiterRedis({
    ...base,
    storeClient: services.redis,
    rejectIfRedisNotReady: true,
    ...(options.failOpen ? { insuranceLimiter: new RateLimiterMemory(base) } : {}),
  });
  own.set(name, made);
  return made;
}

/**
 * Takes one point.
 * @throws RATE_LIMITED with `retryAfterSeconds`; PROVIDER_UNAVAILABLE when a limiter that fails closed has no Redis
 */
export async function consume(from: RateLimiterRedis, key: string): Promise<RateLimiterRes> {
  try {
    return await from.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      throw new AppError("RATE_LIMITED", {
        params: { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) },
      });
    }
    throw new AppError("PROVIDER_UNAVAILABLE", { cause: refusal });
  }
}

/** At most so many calls travel in one request, or a batch would be a way around the limit. */
export const maxCallsPerRequest = 10;

const windowSeconds = 60;

/** Under which key the requests of a user are counted, for how long. */
export const userLimit = (userId: string) => ({ key: `${keyPrefixOf("user")}:${userId}`, windowSeconds });

/** A hundred requests a minute for who is signed in, whatever the device. @throws RATE_LIMITED */
export async function limitUser(ctx: CallContext, userId: string): Promise<void> {
  await limitCalls(ctx, "user", ctx.services.settings.rateLimits.perUserPerMinute, userId);
}

/** The same for a request that has been counted, as the so-maniest of its minute. @throws RATE_LIMITED */
export function countedOf(ctx: CallContext, count: number, resetMs: number): void {
  const perMinute = ctx.services.settings.rateLimits.perUserPerMinute;
  const resetSeconds = Math.ceil(resetMs / 1000);
  if (count <= perMinute) {
    tellLimit(ctx, perMinute, perMinute - count, resetSeconds);
    return;
  }
  tellRefusal(ctx, perMinute, resetSeconds);
  throw new AppError("RATE_LIMITED", { params: { retryAfterSeconds: resetSeconds } });
}

/** The same for an address, before anybody has signed in. */
export async function limitAddress(ctx: CallContext): Promise<void> {
  await limitCalls(ctx, "ip", ctx.services.settings.rateLimits.perIpPerMinute, ctx.request.ipAddress);
}

async function limitCalls(ctx: CallContext, name: string, perMinute: number, key: string): Promise<void> {
  const calls = limiter(ctx.services, name, {
    points: perMinute,
    durationSeconds: windowSeconds,
    failOpen: true,
  });
  try {
    const left = await consume(calls, key);
    tellLimit(ctx, perMinute, left.remainingPoints, Math.ceil(left.msBeforeNext / 1000));
  } catch (error) {
    const wait = error instanceof AppError ? error.params.retryAfterSeconds : undefined;
    if (typeof wait === "number") tellRefusal(ctx, perMinute, wait);
    throw error;
  }
}

function tellRefusal(ctx: CallContext, perMinute: number, waitSeconds: number): void {
  tellLimit(ctx, perMinute, 0, waitSeconds);
  ctx.setHeader("Retry-After", String(waitSeconds));
}

function tellLimit(ctx: CallContext, perMinute: number, left: number, resetSeconds: number): void {
  ctx.setHeader("RateLimit-Limit", String(perMinute));
  ctx.setHeader("RateLimit-Remaining", String(left));
  ctx.setHeader("RateLimit-Reset", String(resetSeconds));
}

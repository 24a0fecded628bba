import { createHmac, randomInt } from "node:crypto";
import { AppError } from "@drivopay/contracts/errors";
import { constantTimeEqual, seal, unseal } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { z } from "zod";
import type { Services } from "../services.ts";

export const codeTtlSeconds = 5 * 60;
const maxTries = 5;

/** What a code proves; a code for one thing proves no other. */
export type CodePurpose = "register" | "login" | "reset" | "staff" | "email";

/** A code that is out; whoever types it proves to read messages sent to `address`. */
export interface OneTimeCode {
  readonly id: string;
  readonly code: string;
}

const Kept = z.tuple([z.string(), z.string(), z.coerce.number(), z.string(), z.coerce.number()]);

/**
 * Counts a try before anybody compares, so that tries made at once cannot be more than tries made in turn.
 * Answers the record, or nothing when there is none.
 */
const takeTry = `
if redis.call('EXISTS', KEYS[1]) == 0 then return nil end
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
local kept = redis.call('HMGET', KEYS[1], 'id', 'mac', 'expiresAt', 'payload')
return {kept[1], kept[2], kept[3], kept[4], tostring(tries)}`;

/** Of those who found the code right at once, one consumes it. */
const consumeOnce = `
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/**
 * Makes a code and keeps its HMAC for five minutes; an earlier one for the same is void from now on.
 * @param payload sealed beside it, and given to whoever proves the code
 * @throws PROVIDER_UNAVAILABLE without Redis
 */
export async function issueCode(
  services: Services,
  purpose: CodePurpose,
  address: string,
  payload: string,
): Promise<OneTimeCode> {
  const { settings, clock } = services;
  const issued = { id: newId(), code: randomInt(1_000_000).toString().padStart(6, "0") };
  const key = keyOf(services, purpose, address);
  const record = {
    id: issued.id,
    mac: macOf(services, purpose, address, issued.code),
    expiresAt: String(clock.now().getTime() + codeTtlSeconds * 1000),
    payload: seal(settings.dataKeys, payload),
    tries: "0",
  };
  await onRedis(services, async (redis) => {
    await redis.multi().del(key).hset(key, record).expire(key, codeTtlSeconds).exec();
  });
  return issued;
}

/**
 * Proves a code, once: of two who type the right one at the same moment, one is refused.
 * @returns the payload given when the code was made
 * @throws OTP_INVALID with `triesLeft`, OTP_EXPIRED, OTP_ATTEMPTS_EXCEEDED after five tries, PROVIDER_UNAVAILABLE
 */
export async function proveCode(
  services: Services,
  purpose: CodePurpose,
  address: string,
  code: string,
): Promise<string> {
  const key = keyOf(services, purpose, address);
  const found = await onRedis(services, (redis) => redis.eval(takeTry, 1, key));
  if (found === null) throw new AppError("OTP_EXPIRED");
  const [id, mac, expiresAtMs, payload, tries] = Kept.parse(found);
  if (expiresAtMs <= services.clock.now().getTime()) throw new AppError("OTP_EXPIRED");
  if (tries > maxTries) throw new AppError("OTP_ATTEMPTS_EXCEEDED");
  if (!constantTimeEqual(mac, macOf(services, purpose, address, code))) {
    const triesLeft = maxTries - tries;
    throw new AppError(triesLeft > 0 ? "OTP_INVALID" : "OTP_ATTEMPTS_EXCEEDED", { params: { triesLeft } });
  }
  const consumed = await onRedis(services, (redis) => redis.eval(consumeOnce, 1, key, id));
  if (consumed !== 1) throw new AppError("OTP_EXPIRED");
  return unseal(services.settings.dataKeys, payload);
}

/** Codes live in Redis alone, so without it there is no proof. @throws PROVIDER_UNAVAILABLE */
export async function onRedis<Answer>(
  { redis }: Services,
  work: (redis: Services["redis"]) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work(redis);
  } catch (cause) {
    throw new AppError("PROVIDER_UNAVAILABLE", { cause });
  }
}

/** Names an address in Redis without telling it. */
export function addressDigest({ settings }: Services, address: string): string {
  return createHmac("sha256", settings.otpKey).update(`address\0${address}`).digest("base64url");
}

function keyOf(services: Services, purpose: CodePurpose, address: string): string {
  return `otp:${purpose}:${addressDigest(services, address)}`;
}

function macOf({ settings }: Services, purpose: CodePurpose, address: string, code: string): string {
  return createHmac("sha256", settings.otpKey).update(`${purpose}\0${address}\0${code}`).digest("base64url");
}

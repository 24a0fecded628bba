import { createHmac } from "node:crypto";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { hash, type Options, verify } from "@node-rs/argon2";
import { eq, sql } from "drizzle-orm";
import { recordSecurityEvent } from "../audit/index.ts";
import type { Services } from "../services.ts";

const { users } = tables;

const triesPerLock = 5;
const firstLockMinutes = 15;
const maxLockMinutes = 24 * 60;
/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. The algorithm is argon2id where none is named. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A PIN as it is stored. The key outside of the database keeps a stolen table from being tried out. */
export function hashPin(services: Services, pin: string): Promise<string> {
  return hash(pin, hashOptions(services));
}

/** @throws PIN_TOO_SIMPLE for one digit repeated, runs, patterns, and digits of the own phone number */
export function refuseSimplePin(pin: string, phone: string): void {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  const run = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0);
  const repeated = pin.slice(0, 2).repeat(3) === pin || pin.slice(0, 3).repeat(2) === pin;
  const mirrored = [...pin].reverse().join("") === pin;
  const pairs = pin[0] === pin[1] && pin[2] === pin[3] && pin[4] === pin[5];
  const fewDigits = new Set(digits).size <= 2;
  if (run || repeated || mirrored || pairs || fewDigits || phone.includes(pin)) {
    throw new AppError("PIN_TOO_SIMPLE");
  }
}

/**
 * Proves a driver by PIN. Five wrong ones lock it for 15 minutes, each further five for twice as long. Tries made at
 * once are counted like tries made one by one: a right one counts only if fewer than five wrong ones came before.
 * @throws PIN_NOT_SET, PIN_INVALID with `triesLeft`, PIN_LOCKED with `retryAfterSeconds`
 */
export async function verifyPin(services: Services, userId: string, pin: string): Promise<void> {
  const before = await pinState(services, userId);
  if (before.pinHash === null) throw new AppError("PIN_NOT_SET");
  refuseLocked(services, before);
  const right = await verify(before.pinHash, pin, hashOptions(services));
  if (!right) await countFailure(services, userId);
  const after = await pinState(services, userId);
  refuseLocked(services, after);
  if (!right) {
    throw new AppError("PIN_INVALID", {
      params: { triesLeft: triesPerLock - (after.pinFailures % triesPerLock) },
    });
  }
  if (after.pinHash !== before.pinHash) throw new AppError("PIN_INVALID");
  if (after.pinFailures > 0) {
    await services.db.orm
      .update(users)
      .set({ pinFailures: 0, pinLockedUntil: null })
      .where(eq(users.id, userId));
  }
}

interface PinState {
  readonly pinHash: string | null;
  readonly pinFailures: number;
  readonly pinLockedUntil: Date | null;
}

async function pinState({ db }: Services, userId: string): Promise<PinState> {
  const [row] = await db.orm
    .select({
      pinHash: users.pinHash,
      pinFailures: users.pinFailures,
      pinLockedUntil: users.pinLockedUntil,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!row) throw new AppError("UNAUTHENTICATED");
  return row;
}

function refuseLocked({ clock }: Services, { pinLockedUntil }: PinState): void {
  const leftMs = (pinLockedUntil?.getTime() ?? 0) - clock.now().getTime();
  if (leftMs <= 0) return;
  throw new AppError("PIN_LOCKED", { params: { retryAfterSeconds: Math.ceil(leftMs / 1000) } });
}

async function countFailure(services: Services, userId: string): Promise<void> {
  const now = services.clock.now().toISOString();
  const failures = sql`${users.pinFailures} + 1`;
  const [counted] = await services.db.orm
    .update(users)
    .set({
      pinFailures: failures,
      pinLockedUntil: sql`case when (${failures}) % ${triesPerLock}::int = 0
        then ${now}::timestamptz + make_interval(mins => least(${maxLockMinutes}::int,
          ${firstLockMinutes}::int * power(2, least(10, (${failures}) / ${triesPerLock}::int - 1))::int))
        else ${users.pinLockedUntil} end`,
    })
    .where(eq(users.id, userId))
    .returning({ failures: users.pinFailures });
  const locked = counted !== undefined && counted.failures % triesPerLock === 0;
  await recordSecurityEvent(services.db, {
    kind: locked ? "PIN_LOCKED" : "PIN_REFUSED",
    userId,
    detail: { failures: counted?.failures ?? 0 },
  });
}

function hashOptions({ settings }: Services): Options {
  const secret = createHmac("sha256", settings.blindIndexKey).update("pin").digest();
  return { ...cost, secret };
}

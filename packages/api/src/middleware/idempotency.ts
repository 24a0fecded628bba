import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { and, eq, sql } from "drizzle-orm";
import { eraseAfter } from "../retention.ts";
import type { Services } from "../services.ts";

/** How long a request may run before another with its key may take over: longer than any request lives. */
const lockSeconds = 45;
/** How long the same key gets the same answer. */
const keptDays = 7;
const keys = tables.idempotencyKeys;

/**
 * Runs money-moving work once a key. The same key and body get the first answer again, for seven days.
 * A request that died without an answer may be repeated: what it did is keyed as well, and is found, not redone.
 * Only answers are kept; a refusal frees the key.
 * @throws IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_CONFLICT for another body, IDEMPOTENCY_IN_FLIGHT while the first runs
 */
export async function runOnce<Answer>(
  services: Services,
  request: {
    readonly principalId: string;
    readonly key: string | null;
    readonly path: string;
    readonly input: unknown;
  },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { principalId, key } = request;
  if (key === null || !/^[\w-]{8,128}$/.test(key)) throw new AppError("IDEMPOTENCY_KEY_REQUIRED");
  const requestHash = sha256Hex(JSON.stringify([request.path, canonical(request.input)]));
  const stored = await claim(services, principalId, key, requestHash);
  if (stored) return stored.answer as Answer;
  const ours = and(eq(keys.principalId, principalId), eq(keys.key, key));
  try {
    const answer = await work();
    await services.db.orm.update(keys).set({ state: "DONE", answer }).where(ours);
    return answer;
  } catch (error) {
    await services.db.orm.delete(keys).where(and(ours, eq(keys.state, "IN_FLIGHT")));
    throw error;
  }
}

/**
 * Keeps the answer in the transaction that moves the money: whoever asks again gets it at once, also when the process
 * died before it could answer. Does nothing for work that no key was taken for.
 */
export async function keepAnswer(
  tx: Session,
  principalId: string,
  key: string,
  answer: unknown,
): Promise<void> {
  await tx.orm
    .update(keys)
    .set({ state: "DONE", answer })
    .where(and(eq(keys.principalId, principalId), eq(keys.key, key)));
}

/**
 * Forgets keys whose seven days are over, with the answers under them. A key that is used again after that begins
 * anew; what it once did is keyed by it as well, and is found. Safe to repeat. @returns how many
 */
export function forgetOldKeys(services: Services): Promise<number> {
  return eraseAfter(services, keptDays, async (before, atOnce) => {
    const gone = await services.db.sql`
      delete from events.idempotency_keys where (principal_id, key) in (
        select principal_id, key from events.idempotency_keys
        where created_at <= ${before.toISOString()} order by created_at limit ${atOnce})`;
    return gone.count;
  });
}

/** Takes the key, or gives the answer that stands under it. */
async function claim(
  { db }: Services,
  principalId: string,
  key: string,
  requestHash: string,
): Promise<{ answer: unknown } | null> {
  const lockedUntil = sql`now() + make_interval(secs => ${lockSeconds})`;
  const [taken] = await db.orm
    .insert(keys)
    .values({ principalId, key, requestHash, state: "IN_FLIGHT", lockedUntil })
    .onConflictDoUpdate({
      target: [keys.principalId, keys.key],
      set: { lockedUntil },
      setWhere: sql`${keys.state} = 'IN_FLIGHT' and ${keys.requestHash} = ${requestHash} and ${keys.lockedUntil} < now()`,
    })
    .returning({ key: keys.key });
  if (taken) return null;
  const [found] = await db.orm
    .select()
    .from(keys)
    .where(and(eq(keys.principalId, principalId), eq(keys.key, key)));
  if (!found) throw new AppError("IDEMPOTENCY_IN_FLIGHT");
  if (found.requestHash !== requestHash) throw new AppError("IDEMPOTENCY_CONFLICT");
  if (found.state === "IN_FLIGHT") throw new AppError("IDEMPOTENCY_IN_FLIGHT");
  return { answer: found.answer };
}

/** The same input in whatever order its fields came. A PIN is no part of what is asked for. */
function canonical(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(canonical);
  if (typeof input !== "object" || input === null) return input;
  return Object.entries(input)
    .filter(([name]) => name !== "pin")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, canonical(value)]);
}

import { type Session, tables } from "@drivopay/db";
import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "../services.ts";

const { sessions } = tables;

/** How long Redis answers for a session before Postgres is asked again. */
export const stateTtlSeconds = 60;
/**
 * How long a mark keeps Redis from answering: longer than a state that was read before the change can take to be
 * written (a statement's time-out) and then live.
 */
const markTtlSeconds = 180;
const retryMs = 1_000;

/** Stands where a session's state was: ask Postgres. A state never overwrites it, for states are set only where nothing is. */
export const distrusted = "ask";

/** The key of a session's state. */
export function sessionStateKey(sessionId: string): string {
  return `session:${sessionId}`;
}

/** The sessions of a driver that have not been ended. Read after the change, in its transaction. */
export async function openSessionsOf(tx: Session, userId: string): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
  return rows.map(({ id }) => id);
}

/**
 * Makes the next request of each session read its state from Postgres. To be called after the change has committed.
 * While Redis is away nobody reads states from it either; the marks are set as soon as it is back, for as long as a
 * stale state could live there.
 */
export async function distrustSessions(services: Services, sessionIds: readonly string[]): Promise<void> {
  try {
    await Promise.all(sessionIds.map((id) => mark(services, id)));
  } catch (err) {
    services.logger.warn(
      { err },
      "Sessions could not be marked; trying again until their states have expired",
    );
    markLater(services, sessionIds, performance.now() + markTtlSeconds * 1000);
  }
}

async function mark({ redis }: Services, sessionId: string): Promise<void> {
  await redis.set(sessionStateKey(sessionId), distrusted, "EX", markTtlSeconds);
}

function markLater(services: Services, sessionIds: readonly string[], untilMs: number): void {
  const again = async () => {
    try {
      await Promise.all(sessionIds.map((id) => mark(services, id)));
    } catch (err) {
      services.logger.debug({ err }, "Redis is still away");
      if (performance.now() < untilMs) markLater(services, sessionIds, untilMs);
    }
  };
  setTimeout(() => void again(), retryMs).unref();
}

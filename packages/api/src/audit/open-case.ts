import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit, systemActor } from "./record.ts";

const { cases } = tables;

/** Trouble that a person must look at. */
export interface Trouble {
  /** Names the trouble, not its sighting: the same key has one open case, however often it is seen. */
  readonly dedupeKey: string;
  /** `<domain>.<what>`, like `wallet.withdrawal-stuck`. */
  readonly kind: string;
  readonly summary: string;
  /** What is known, so that nobody has to look it up; no secret and no full identifier. */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly referenceId: string | null;
  /**
   * True of what somebody said or did once and may be told of again, like a row of a settlement that is read for days:
   * resolved, it stays resolved. All else is a state that may last or come back, and then needs a person again.
   */
  readonly happenedOnce?: true;
}

/**
 * Opens a case for staff unless this trouble has an open one. One that staff have resolved opens anew when the trouble
 * is seen again, but for what `happenedOnce`. Safe to repeat.
 */
export async function openCase(db: Session, trouble: Trouble): Promise<void> {
  await db.orm
    .insert(cases)
    .values({ id: newId(), ...trouble })
    .onConflictDoNothing({ target: cases.dedupeKey });
}

/**
 * What ends a case, whoever ends it, as columns to set: it gives its key up, so that the same trouble can call a
 * person again.
 */
export const endOfCase = (resolution: string) => ({
  state: "RESOLVED" as const,
  resolution,
  dedupeKey: sql`case when ${cases.happenedOnce} then ${cases.dedupeKey}
    else ${cases.dedupeKey} || ':closed:' || ${cases.id} end`,
});

/**
 * Closes the case of a trouble that is over by itself, with why; nothing happens when there is no open one. The same
 * trouble may open another later. Safe to repeat.
 */
export async function closeCase(db: Session, dedupeKey: string, resolution: string): Promise<void> {
  const closed = await db.orm
    .update(cases)
    .set({ ...endOfCase(resolution), resolvedAt: sql`now()` })
    .where(and(eq(cases.dedupeKey, dedupeKey), eq(cases.state, "OPEN")))
    .returning({ id: cases.id });
  for (const { id } of closed) {
    await recordAudit(db, systemActor, {
      action: "audit.case-closed",
      entityType: "case",
      entityId: id,
      oldValue: { state: "OPEN" },
      newValue: { state: "RESOLVED", resolution },
    });
  }
}

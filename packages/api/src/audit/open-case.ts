import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit, systemActor } from "./record.ts";

/** Trouble that a person must look at. */
export interface Trouble {
  /** Names the trouble, not its sighting: the same key opens one case, however often it is seen. */
  readonly dedupeKey: string;
  /** `<domain>.<what>`, like `wallet.withdrawal-stuck`. */
  readonly kind: string;
  readonly summary: string;
  /** What is known, so that nobody has to look it up; no secret and no full identifier. */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly referenceId: string | null;
}

/** Opens a case for staff, once a `dedupeKey`; a resolved one stays resolved. Safe to repeat. */
export async function openCase(db: Session, trouble: Trouble): Promise<void> {
  await db.orm
    .insert(tables.cases)
    .values({ id: newId(), ...trouble })
    .onConflictDoNothing({ target: tables.cases.dedupeKey });
}

/**
 * Closes the case of a trouble that is over by itself, with why; nothing happens when there is no open one. The same
 * trouble may open another later: the closed one gives up its key. Safe to repeat.
 */
export async function closeCase(db: Session, dedupeKey: string, resolution: string): Promise<void> {
  const { cases } = tables;
  const closed = await db.orm
    .update(cases)
    .set({
      ...{ state: "RESOLVED", resolution, resolvedAt: sql`now()` },
      dedupeKey: sql`${cases.dedupeKey} || ':closed:' || ${cases.id}`,
    })
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

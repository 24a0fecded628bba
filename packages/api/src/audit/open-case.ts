import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";

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

import type { Language } from "@drivopay/contracts/identifiers";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { type Actor, recordAudit } from "../audit/index.ts";
import { openWallet } from "../wallet/index.ts";
import type { UserRow } from "./repo.ts";

const { consents, users } = tables;

/** The notice drivers agree to when they register, by its version. */
const noticeVersion = "2026-11";

export interface NewDriver {
  readonly phone: string;
  /** Empty until the driver has said it. */
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

/**
 * Makes a driver who has proved the phone number, with an empty wallet and the consent to the terms.
 * @returns null when the number became somebody's meanwhile
 */
export async function createDriver(
  tx: Session,
  actor: Omit<Actor, "kind" | "id">,
  driver: NewDriver,
): Promise<{ readonly user: UserRow; readonly walletId: string } | null> {
  const id = newId();
  const [user] = await tx.orm
    .insert(users)
    .values({ id, ...driver, status: "PENDING_KYC" })
    .onConflictDoNothing({ target: users.phone })
    .returning();
  if (!user) return null;
  const wallet = await openWallet(tx, id);
  await tx.orm
    .insert(consents)
    .values({ id: newId(), userId: id, purpose: "TERMS", noticeVersion, language: driver.language });
  await recordAudit(
    tx,
    { ...actor, kind: "DRIVER", id },
    {
      action: "users.driver-registered",
      entityType: "user",
      entityId: id,
      newValue: { status: user.status, language: user.language },
    },
  );
  return { user, walletId: wallet.id };
}

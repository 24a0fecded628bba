import type { Language } from "@drivopay/contracts/identifiers";
import type { ConsentChannel } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { type Actor, recordAudit } from "../audit/index.ts";
import { openWallet } from "../wallet/index.ts";
import { recordConsent } from "./consents.ts";
import type { UserRow } from "./repo.ts";

const { users } = tables;

export interface NewDriver {
  readonly phone: string;
  /** Empty until the driver has said it. */
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  /** Through what the terms were agreed to. */
  readonly channel?: ConsentChannel;
}

/**
 * Makes a driver who has proved the phone number, with an empty wallet and the consent to the terms.
 * @returns null when the number became somebody's meanwhile
 */
export async function createDriver(
  tx: Session,
  actor: Omit<Actor, "kind" | "id">,
  { channel = "WEB", ...driver }: NewDriver,
): Promise<{ readonly user: UserRow; readonly walletId: string } | null> {
  const id = newId();
  const [user] = await tx.orm
    .insert(users)
    .values({ id, ...driver, status: "PENDING_KYC" })
    .onConflictDoNothing({ target: users.phone })
    .returning();
  if (!user) return null;
  const wallet = await openWallet(tx, id);
  const agreed = { purpose: "TERMS", language: driver.language, channel, at: user.createdAt } as const;
  await recordConsent(tx, { userId: id, ...agreed });
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

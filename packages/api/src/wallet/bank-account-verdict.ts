import type { BankAccountState } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import type { BankAccountRow } from "./bank-account-repo.ts";
import { bankAccountDecided } from "./events.ts";
import { beneficiaryPolicy } from "./policy.ts";

const { bankAccounts } = tables;

/** Why an account could not be verified; `NO_ANSWER` alone may still be overruled by a late answer. */
export type Failure = "REFUSED" | "INVALID_ACCOUNT" | "NAME_MISMATCH" | "NO_ANSWER";

export interface Verdict {
  readonly state: "VERIFIED" | "FAILED";
  readonly failureReason: Failure | null;
  readonly registeredName: string | null;
}

/** Writes down what became of an account. Behind the wallet's lock, since the first verified one becomes the primary. */
export async function writeVerdict(
  services: Services,
  tx: Session,
  { row, walletId, verdict }: { row: BankAccountRow; walletId: string; verdict: Verdict },
): Promise<BankAccountState> {
  const { id, userId } = row;
  const now = services.clock.now();
  const verified = verdict.state === "VERIFIED";
  await tx.orm
    .update(bankAccounts)
    .set({
      ...verdict,
      verifiedAt: verified ? now : null,
      coolingOffUntil: verified ? new Date(now.getTime() + beneficiaryPolicy.coolingOffMs) : null,
      isPrimary: verified && !(await hasPrimary(tx, userId)),
    })
    .where(eq(bankAccounts.id, id));
  await recordAudit(tx, systemActor, {
    action: "wallet.bank-account-decided",
    entityType: "bank_account",
    entityId: id,
    oldValue: { state: row.state },
    newValue: { state: verdict.state, failureReason: verdict.failureReason },
  });
  const told = { bankAccountId: id, userId, state: verdict.state };
  await announce(tx, bankAccountDecided, told, [`wallet:${walletId}`]);
  return verdict.state;
}

async function hasPrimary({ orm }: Session, userId: string): Promise<boolean> {
  const [row] = await orm
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(
      and(eq(bankAccounts.userId, userId), eq(bankAccounts.isPrimary, true), isNull(bankAccounts.removedAt)),
    );
  return row !== undefined;
}

import { type Paise, paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { and, eq, notInArray, sum } from "drizzle-orm";
import type { BankAccountRow } from "./bank-account-repo.ts";
import { beneficiaryPolicy } from "./policy.ts";

const { withdrawals } = tables;

/** What may still go to a new beneficiary before its cooling-off ends; null when it is not new any more. */
export async function coolingRoom(
  db: Session,
  bank: Pick<BankAccountRow, "id" | "coolingOffUntil">,
  now: Date,
): Promise<{ remaining: Paise; until: Date } | null> {
  const until = bank.coolingOffUntil;
  if (until === null || until <= now) return null;
  const remaining = paise(Math.max(0, beneficiaryPolicy.coolingOffCap - (await sentTo(db, bank.id))));
  return { remaining, until };
}

async function sentTo({ orm }: Session, bankAccountId: string): Promise<Paise> {
  const back = notInArray(withdrawals.status, ["RETURNED", "CANCELLED", "REVERSED"]);
  const [row] = await orm
    .select({ sent: sum(withdrawals.amount) })
    .from(withdrawals)
    .where(and(eq(withdrawals.bankAccountId, bankAccountId), back));
  return paise(Number(row?.sent ?? 0));
}

import type { RiskReason, WithdrawAnswer } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import type { z } from "zod";
import { type Actor, recordAudit } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import { type BankAccountRow, bankCodeOf } from "./bank-account-repo.ts";
import { withdrawalRequested } from "./events.ts";
import { post } from "./ledger/post.ts";
import { withdrawalHeld } from "./ledger/withdrawal-postings.ts";
import { withdrawalPolicy } from "./policy.ts";
import type { Quote } from "./quote-withdrawal.ts";
import type { LockedWallet } from "./repo.ts";
import { announceStatus } from "./withdrawal-repo.ts";

const { withdrawals, withdrawalSteps, holds } = tables;
const dayMs = 86_400_000;

/**
 * Writes a withdrawal that nothing speaks against: money held, row, timeline, audit, and the call of its workflow.
 * Behind the wallet's lock; what is to be refused has been refused before. One that waits for staff is held until a
 * date: after it the money goes back by itself.
 */
export async function holdWithdrawal(
  tx: Session,
  actor: Actor,
  asked: {
    readonly id: string;
    readonly wallet: LockedWallet;
    readonly bank: BankAccountRow;
    readonly quote: Quote;
    readonly riskReasons: readonly RiskReason[];
    readonly automatic: boolean;
  },
): Promise<z.infer<typeof WithdrawAnswer>> {
  const { id, wallet, bank, quote, automatic } = asked;
  const { userId } = wallet;
  const riskReasons = [...asked.riskReasons];
  const { transactionId } = await post(tx, withdrawalHeld({ id, wallet, ...quote }));
  const status = riskReasons.length > 0 ? "IN_REVIEW" : "HELD";
  const row = { id, userId, walletId: wallet.id, bankAccountId: bank.id, transactionId, status } as const;
  await tx.orm
    .insert(withdrawals)
    .values({ ...row, ...quote, riskReasons, automatic, bankCode: bankCodeOf(bank) });
  await tx.orm.insert(withdrawalSteps).values(
    (status === "HELD" ? (["HELD"] as const) : (["HELD", "IN_REVIEW"] as const)).map((step) => ({
      withdrawalId: id,
      status: step,
    })),
  );
  await tx.orm.insert(holds).values({
    id: newId(),
    walletId: wallet.id,
    reason: "WITHDRAWAL",
    amount: quote.total,
    referenceId: id,
    expiresAt:
      status === "IN_REVIEW" ? new Date(wallet.at.getTime() + withdrawalPolicy.reviewDays * dayMs) : null,
  });
  await recordAudit(tx, actor, {
    action: "wallet.withdrawal-requested",
    entityType: "withdrawal",
    entityId: id,
    newValue: { status, amount: quote.amount, total: quote.total, mode: quote.mode, riskReasons, automatic },
  });
  await announce(tx, withdrawalRequested, { withdrawalId: id, userId, walletId: wallet.id });
  await announceStatus(tx, row, status);
  return { transactionId, withdrawalId: id, status };
}

import { type Paise, paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { and, asc, eq, lt } from "drizzle-orm";
import { post } from "./ledger/post.ts";
import { debtCollected, type WalletRef } from "./ledger/postings.ts";

const { debts } = tables;

/**
 * Pays what earlier refunds and platforms had to take from `suspense`, oldest first, as far as the balance reaches. Called behind
 * the wallet's lock, after money came in.
 */
export async function collectDebts(tx: Session, wallet: WalletRef, balance: Paise): Promise<void> {
  const open = await tx.orm
    .select()
    .from(debts)
    .where(and(eq(debts.walletId, wallet.id), lt(debts.collected, debts.amount)))
    .orderBy(asc(debts.createdAt), asc(debts.refundId));
  let left: number = balance;
  for (const debt of open) {
    const amount = paise(Math.min(left, debt.amount - debt.collected));
    if (amount === 0) return;
    const sequence = debt.collections + 1;
    await post(tx, debtCollected({ refundId: debt.refundId, source: debt.source, wallet, amount, sequence }));
    await tx.orm
      .update(debts)
      .set({ collected: paise(debt.collected + amount), collections: sequence })
      .where(eq(debts.refundId, debt.refundId));
    left -= amount;
  }
}

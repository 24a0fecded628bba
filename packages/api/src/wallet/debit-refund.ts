import type { Paise } from "@drivopay/contracts/money";
import { paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { collectDebts } from "./collect-debts.ts";
import { post } from "./ledger/post.ts";
import { type RefundSums, refundMade, refundReturned } from "./ledger/postings.ts";
import { lockWallet } from "./repo.ts";

const { debts, transactions } = tables;

/** A refund as the payments domain asks for it; the amount is what the passenger gets. */
export interface Refund {
  readonly refundId: string;
  readonly walletId: string;
  readonly userId: string;
  readonly gateway: Gateway;
  readonly amount: Paise;
  readonly description: string | null;
}

/**
 * Takes a refund from the wallet. What the balance cannot pay comes from `suspense` and is collected from the next
 * credits; never refuses. Safe to repeat.
 */
export async function debitRefund(tx: Session, refund: Refund): Promise<{ transactionId: string }> {
  const wallet = await lockWallet(tx, refund.walletId);
  const known = await postedUnder(tx, `refund:${refund.refundId}:made`);
  if (known) return { transactionId: known };
  const short = paise(Math.max(0, refund.amount - wallet.balance));
  const { transactionId } = await post(tx, refundMade(sums(refund, short)));
  if (short > 0) {
    const { refundId, walletId } = refund;
    await tx.orm.insert(debts).values({ refundId, walletId, amount: short });
  }
  return { transactionId };
}

/**
 * Gives back what the wallet has paid of a refund that the gateway could not make; what is owed for other refunds is
 * taken first. Safe to repeat.
 */
export async function returnRefund(tx: Session, refund: Refund): Promise<{ transactionId: string }> {
  const wallet = await lockWallet(tx, refund.walletId);
  const known = await postedUnder(tx, `refund:${refund.refundId}:returned`);
  if (known) return { transactionId: known };
  const ours = and(eq(debts.refundId, refund.refundId), eq(debts.walletId, refund.walletId));
  const [debt] = await tx.orm.select().from(debts).where(ours);
  const short = paise(debt ? debt.amount - debt.collected : 0);
  const { transactionId, balance } = await post(tx, refundReturned(sums(refund, short)));
  if (debt) await tx.orm.update(debts).set({ collected: debt.amount }).where(ours);
  await collectDebts(tx, wallet, balance);
  return { transactionId };
}

async function postedUnder(tx: Session, postingKey: string): Promise<string | null> {
  const [row] = await tx.orm
    .select({ id: transactions.id })
    .from(transactions)
    .where(eq(transactions.postingKey, postingKey));
  return row?.id ?? null;
}

function sums(refund: Refund, short: Paise): RefundSums {
  const { refundId, gateway, amount, description } = refund;
  return {
    refundId,
    gateway,
    amount,
    description,
    short,
    wallet: { id: refund.walletId, userId: refund.userId },
  };
}

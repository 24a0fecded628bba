import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { collectDebts } from "./collect-debts.ts";
import { post } from "./ledger/post.ts";
import { type CapturedPayment, netOf, paymentCaptured, paymentHeld, paymentKey } from "./ledger/postings.ts";
import { creditRoom, limitUsage } from "./limit-usage.ts";
import { lockWallet } from "./repo.ts";

const { holds, transactions } = tables;

/**
 * Credits a captured payment, once. Above a limit of the tier the whole payment is held instead, and released when
 * the limits rise. Never refuses: the passenger has paid. Safe to repeat.
 */
export async function creditPayment(
  tx: Session,
  payment: CapturedPayment,
): Promise<{ transactionId: string; held: boolean }> {
  const wallet = await lockWallet(tx, payment.walletId);
  const [known] = await tx.orm
    .select({ id: transactions.id, kind: transactions.kind })
    .from(transactions)
    .where(eq(transactions.postingKey, paymentKey(payment.paymentId)));
  // What was decided stands, though the limits may have moved since.
  if (known) return { transactionId: known.id, held: known.kind === "PAYMENT_HELD" };
  const usage = await limitUsage(tx, wallet, wallet.at);
  const held = netOf(payment) > creditRoom(usage);
  const { transactionId, balance } = await post(tx, held ? paymentHeld(payment) : paymentCaptured(payment));
  if (held) {
    await tx.orm.insert(holds).values({
      id: derivedId("limit-hold", payment.paymentId),
      walletId: payment.walletId,
      reason: "LIMIT_EXCEEDED",
      amount: netOf(payment),
      referenceId: payment.paymentId,
    });
  } else {
    await collectDebts(tx, wallet, balance);
  }
  return { transactionId, held };
}

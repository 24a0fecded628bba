import { paise } from "@drivopay/contracts/money";
import type { Receipt } from "@drivopay/contracts/statements";
import type { TransactionDetail } from "@drivopay/contracts/transactions";
import { type Session, tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import type { DriverContext } from "../context.ts";
import { userById } from "../users/index.ts";
import { movement, withdrawalOf } from "../wallet/index.ts";

const { payments, refunds } = tables;

/** Who stood at the other end, masked, and what the bank calls it. */
interface OtherSide {
  readonly amount: number;
  readonly counterparty: string | null;
  readonly bankReference: string | null;
}

/**
 * What a movement's receipt says: what was paid, by or to whom (masked), and the bank's reference.
 * @throws NOT_FOUND, also for another driver's
 */
export async function readReceipt({ services, driver }: DriverContext, id: string): Promise<Receipt> {
  const [made, user] = await Promise.all([
    movement(services.db, driver.walletId, id),
    userById(services.db, driver.userId),
  ]);
  const { amount, counterparty, bankReference } = await otherSide(services.db, driver.userId, made);
  return {
    transactionId: made.id,
    kind: made.kind,
    source: made.source,
    status: made.status,
    amount: paise(amount),
    fee: made.fee,
    tax: made.tax,
    at: made.createdAt,
    driverName: user.name,
    vehicleNumber: user.vehicleNumber,
    counterparty,
    bankReference,
    description: made.description,
    receiptNumber: made.id.replaceAll("-", "").slice(-12).toUpperCase(),
  };
}

async function otherSide(db: Session, userId: string, made: TransactionDetail): Promise<OtherSide> {
  const plain = { amount: Math.abs(made.amount), counterparty: null, bankReference: null };
  if (made.kind.startsWith("WITHDRAWAL_")) {
    const { amount, bankAccount, utr } = await withdrawalOf(db, userId, made.referenceId);
    const counterparty = `${bankAccount.bankName} ${bankAccount.accountNumberMasked}`;
    return { amount, counterparty, bankReference: utr };
  }
  if (made.kind === "REFUND") {
    const payment = await refundedPayment(db, userId, made.referenceId);
    return { ...plain, counterparty: payment?.payerVpaMasked ?? null };
  }
  const [payment] = await db.orm
    .select()
    .from(payments)
    .where(and(eq(payments.userId, userId), eq(payments.id, made.referenceId)));
  if (!payment) return plain;
  return {
    amount: payment.amount,
    counterparty: payment.payerVpaMasked,
    bankReference: payment.bankReference,
  };
}

async function refundedPayment({ orm }: Session, userId: string, refundId: string) {
  const [row] = await orm
    .select({ payerVpaMasked: payments.payerVpaMasked })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.userId, userId), eq(refunds.id, refundId)));
  return row ?? null;
}

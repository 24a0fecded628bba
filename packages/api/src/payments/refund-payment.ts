import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { Refund, RefundInput, RefundRefusal } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { derivedId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { debitRefund } from "../wallet/index.ts";
import { refundRequested } from "./events.ts";
import { leastAmount } from "./open-qr.ts";
import { presentRefund } from "./present-refund.ts";
import { statusAfterRefunds } from "./refund-status.ts";
import { lockPayment, type PaymentRow, paymentOfUser, type RefundRow, refundById } from "./repo.ts";

const { payments, refunds } = tables;

/**
 * Takes money back out of the driver's wallet for the passenger; the gateway is told by a workflow. Only on the day
 * of the payment, and over all refunds no more than was captured, however many race. Safe to retry with the same
 * key.
 * @param input.amount paise; all that is left when not given
 * @throws NOT_FOUND, for another driver's payment as well; STATE_CONFLICT when it has failed, is of another day, or
 * its money still waits above a limit, with which of them as `reason`; REFUND_EXCEEDS_PAYMENT; AMOUNT_TOO_SMALL
 */
export async function refundPayment(ctx: DriverContext, input: z.infer<typeof RefundInput>): Promise<Refund> {
  const { services, driver, request } = ctx;
  const found = await paymentOfUser(services.db, driver.userId, input.paymentId);
  if (!found) throw new AppError("NOT_FOUND");
  if (found.waiting) throw refusal("PAYMENT_ON_HOLD");
  const refundId = derivedId("refund", driver.userId, request.idempotencyKey ?? "");
  return services.db.transact(async (tx) => {
    const payment = await lockPayment(tx, input.paymentId);
    if (!payment) throw new AppError("NOT_FOUND");
    const known = await refundById(tx, refundId);
    if (known) return presentRefund(known);
    const amount = amountToRefund(payment, input.amount, services.clock.now());
    const refund = await writeRefund(tx, ctx, { refundId, payment, amount, reason: input.reason });
    return presentRefund(refund);
  });
}

const refusal = (reason: RefundRefusal) => new AppError("STATE_CONFLICT", { params: { reason } });

function ofToday({ capturedAt }: PaymentRow, now: Date): boolean {
  const today = startOfIndianDay(now).getTime();
  return capturedAt !== null && startOfIndianDay(capturedAt).getTime() === today;
}

/** What a driver may still give back of a payment: all that is left, on the day it was made; paise. */
export function leftToRefund(payment: PaymentRow, now: Date): Paise {
  return paise(ofToday(payment, now) ? payment.amount - payment.refunded : 0);
}

function amountToRefund(payment: PaymentRow, asked: Paise | undefined, now: Date): Paise {
  if (payment.status === "FAILED") throw refusal("PAYMENT_FAILED");
  if (!ofToday(payment, now)) throw refusal("PAYMENT_OF_ANOTHER_DAY");
  const left = paise(payment.amount - payment.refunded);
  const amount = asked ?? left;
  if (left === 0 || amount > left)
    throw new AppError("REFUND_EXCEEDS_PAYMENT", { params: { remaining: left } });
  if (amount < leastAmount) throw new AppError("AMOUNT_TOO_SMALL", { params: { minimum: leastAmount } });
  return amount;
}

async function writeRefund(
  tx: Session,
  ctx: DriverContext,
  wanted: { refundId: string; payment: PaymentRow; amount: Paise; reason: string },
): Promise<RefundRow> {
  const { refundId, payment, amount, reason } = wanted;
  const { id: paymentId, userId, walletId, gateway, description } = payment;
  const { transactionId } = await debitRefund(tx, {
    ...{ refundId, userId, walletId, gateway, amount, description },
  });
  const [refund] = await tx.orm
    .insert(refunds)
    .values({ id: refundId, paymentId, userId, amount, reason, transactionId, status: "PENDING" })
    .returning();
  if (!refund) throw new AppError("CONFLICT");
  const refunded = paise(payment.refunded + amount);
  const status = statusAfterRefunds(payment.amount, refunded);
  await tx.orm.update(payments).set({ refunded, status }).where(eq(payments.id, paymentId));
  await recordAudit(tx, actorOf(ctx, ctx.driver), {
    action: "payments.refund-requested",
    entityType: "refund",
    entityId: refundId,
    newValue: { paymentId, amount, reason },
  });
  await announce(tx, refundRequested, { refundId, paymentId, userId, walletId }, [`wallet:${walletId}`]);
  return refund;
}

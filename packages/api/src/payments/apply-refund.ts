import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import { paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { openCase, recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { returnRefund } from "../wallet/index.ts";
import { refundMade, refundReturned } from "./events.ts";
import { gatewayNamed } from "./gateways.ts";
import type { GatewayRefund } from "./ports.ts";
import { statusAfterRefunds } from "./refund-status.ts";
import { lockPayment, type PaymentRow, type RefundRow, refundByGatewayId, refundById } from "./repo.ts";

const { payments, refunds } = tables;

export type RefundOutcome = "REFUND_PENDING" | "REFUND_PROCESSED" | "REFUND_FAILED" | "UNKNOWN_REFUND";

/**
 * Brings what the gateway says of a refund into our books. A failed one gives the money back to the driver; it may
 * fail after it was said to be processed, and then stays failed. A refund that we did not ask for becomes a case, and so
 * does one whose money the driver has back and that the gateway says was made. Safe to repeat and to race.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked which of its words is the last
 */
export async function applyRefund(
  services: Services,
  gateway: Gateway,
  told: GatewayRefund,
): Promise<RefundOutcome> {
  const refund = await refundTold(services.db, told);
  if (refund) {
    if (refund.amount !== told.amount) await tellOfAmount(services.db, gateway, refund, told);
    const outcome = await services.db.transact((tx) => settle(tx, refund.id, told));
    if (outcome === "REFUND_FAILED" && told.status !== "failed")
      await askAgain(services, gateway, refund, told);
    return outcome;
  }
  await openCase(services.db, {
    dedupeKey: `payments.unknown-refund:${gateway}:${told.gatewayRefundId}`,
    kind: "payments.unknown-refund",
    summary: "A payment was refunded at the gateway, not by us",
    evidence: { gateway, ...told },
    referenceId: told.gatewayPaymentId,
    happenedOnce: true,
  });
  return "UNKNOWN_REFUND";
}

/** News of a refund that has failed may have come late: its end is what the gateway says now. */
async function askAgain(
  services: Services,
  gateway: Gateway,
  refund: RefundRow,
  told: GatewayRefund,
): Promise<void> {
  const { gatewayPaymentId } = told;
  const request = { idempotencyKey: refund.id, gatewayPaymentId };
  const now = await gatewayNamed(services, gateway).findRefund(request);
  if (now?.status !== "failed") await tellOfContradiction(services.db, refund, { gateway, ...told, now });
}

/** Both have the money: the passenger by the gateway, the driver by us. Only a person can say who is to give it up. */
export async function tellOfContradiction(
  db: Session,
  { id, paymentId, amount }: Pick<RefundRow, "id" | "paymentId" | "amount">,
  evidence: Readonly<Record<string, unknown>>,
): Promise<void> {
  await openCase(db, {
    dedupeKey: `payments.refund-contradiction:${id}`,
    kind: "payments.refund-contradiction",
    summary: "The gateway made a refund whose money the driver has back",
    evidence: { ...evidence, refundId: id, paymentId, givenBack: amount },
    referenceId: id,
    happenedOnce: true,
  });
}

/** The driver's wallet has paid what was asked for, and no more: the rest is between us and the gateway. */
async function tellOfAmount(
  db: Session,
  gateway: Gateway,
  refund: RefundRow,
  told: GatewayRefund,
): Promise<void> {
  await openCase(db, {
    dedupeKey: `payments.refund-amount-differs:${refund.id}:${told.amount}`,
    kind: "payments.refund-amount-differs",
    summary: "A gateway gave back another amount than was asked for",
    evidence: { gateway, ...told, refundId: refund.id, paymentId: refund.paymentId, askedFor: refund.amount },
    referenceId: refund.id,
    happenedOnce: true,
  });
}

/** Our refund that the gateway speaks of; null when it is none of ours. */
export async function refundTold(db: Session, told: GatewayRefund): Promise<RefundRow | null> {
  const reference = Id.safeParse(told.reference);
  const byReference = reference.success ? await refundById(db, reference.data) : null;
  return byReference ?? refundByGatewayId(db, told.gatewayRefundId);
}

async function settle(tx: Session, refundId: string, told: GatewayRefund): Promise<RefundOutcome> {
  const { refund, payment } = await lockRefund(tx, refundId);
  const gatewayRefundId = told.gatewayRefundId;
  if (refund.status === "FAILED") return "REFUND_FAILED";
  if (told.status === "failed") {
    await failRefund(tx, refund, payment, gatewayRefundId);
    return "REFUND_FAILED";
  }
  if (refund.status === "PROCESSED") return "REFUND_PROCESSED";
  if (told.status === "pending") {
    await tx.orm.update(refunds).set({ gatewayRefundId }).where(eq(refunds.id, refund.id));
    return "REFUND_PENDING";
  }
  await tx.orm.update(refunds).set({ gatewayRefundId, status: "PROCESSED" }).where(eq(refunds.id, refund.id));
  await recordChange(tx, refund, "PROCESSED");
  const { id, paymentId, userId, amount } = refund;
  await announce(tx, refundMade, { refundId: id, paymentId, userId, amount }, [`wallet:${payment.walletId}`]);
  return "REFUND_PROCESSED";
}

/**
 * The gateway refused it for good: the driver gets the money back, and staff are told. Does nothing once the gateway has
 * told what became of it. Safe to repeat.
 */
export async function refuseRefund(services: Services, refundId: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const { refund, payment } = await lockRefund(tx, refundId);
    if (refund.status !== "PENDING" || refund.gatewayRefundId !== null) return;
    await failRefund(tx, refund, payment, null);
    await openCase(tx, {
      dedupeKey: `payments.refund-refused:${refundId}`,
      kind: "payments.refund-refused",
      summary: "The gateway refused a refund; the driver has the money back",
      evidence: { refundId, amount: refund.amount },
      referenceId: refundId,
      happenedOnce: true,
    });
  });
}

/** The payment's row first, always: refunds of one payment queue there. */
async function lockRefund(
  tx: Session,
  refundId: string,
): Promise<{ refund: RefundRow; payment: PaymentRow }> {
  const seen = await refundById(tx, refundId);
  const payment = seen && (await lockPayment(tx, seen.paymentId));
  const refund = await refundById(tx, refundId);
  if (!payment || !refund) throw new AppError("NOT_FOUND");
  return { refund, payment };
}

async function failRefund(
  tx: Session,
  refund: RefundRow,
  payment: PaymentRow,
  gatewayRefundId: string | null,
): Promise<void> {
  const { id: refundId, paymentId, userId, amount } = refund;
  const { walletId, gateway } = payment;
  await returnRefund(tx, { refundId, userId, amount, walletId, gateway, description: payment.description });
  const refunded = paise(payment.refunded - amount);
  const status = statusAfterRefunds(payment.amount, refunded);
  await tx.orm.update(payments).set({ refunded, status }).where(eq(payments.id, payment.id));
  await tx.orm.update(refunds).set({ status: "FAILED", gatewayRefundId }).where(eq(refunds.id, refundId));
  await recordChange(tx, refund, "FAILED");
  await announce(tx, refundReturned, { refundId, paymentId, userId, amount }, [`wallet:${walletId}`]);
}

async function recordChange(tx: Session, refund: RefundRow, status: string): Promise<void> {
  await recordAudit(tx, systemActor, {
    action: `payments.refund-${status.toLowerCase()}`,
    entityType: "refund",
    entityId: refund.id,
    oldValue: { status: refund.status },
    newValue: { status },
  });
}

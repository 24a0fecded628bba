import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq, isNull } from "drizzle-orm";
import { openCase, recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { creditPayment } from "../wallet/index.ts";
import { closeWhatIsOpen } from "./end-link.ts";
import { paymentCaptured } from "./events.ts";
import { findTarget, type Target } from "./find-target.ts";
import { maskVpa } from "./mask-vpa.ts";
import type { GatewayPayment } from "./ports.ts";
import { lockPayment, paymentByGatewayId } from "./repo.ts";
import { watchPayment } from "./watch-payment.ts";

const { payments, paymentLinks, qrCodes } = tables;
const succeeded = counter("payment_success_total", "Payments captured", ["gateway"]);
const failed = counter("payment_failure_total", "Payments that failed", ["gateway"]);
const amounts = counter("payment_amount_total", "Paise captured", ["gateway"]);

/** UPI payments cost the driver nothing. */
const noFee = paise(0);

export type PaymentOutcome =
  | "CAPTURED"
  | "ALREADY_CAPTURED"
  | "FAILED"
  | "NOTHING_YET"
  | "UNKNOWN_PAYMENT"
  | "OTHER_CURRENCY";

/**
 * Brings what the gateway says of a payment into our books. One payment of the gateway is one of ours and is
 * credited once, whatever comes first and how often, and whatever state its QR or link is in: the passenger has paid.
 * What belongs to nobody here is left to staff as a case. Safe to repeat and to race.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked whose payment it is
 */
export async function applyPayment(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<PaymentOutcome> {
  if (payment.status === "created" || payment.status === "authorized") {
    await watchPayment(services.db, gateway, payment);
    return "NOTHING_YET";
  }
  if (payment.status === "refunded") return applyRefunded(services, gateway, payment);
  const target = await findTarget(services, gateway, payment);
  if (payment.currency !== "INR") {
    await openPaymentCase(services.db, gateway, payment, "payments.other-currency", target ?? undefined);
    return "OTHER_CURRENCY";
  }
  if (payment.status === "failed") {
    await watchPayment(services.db, gateway, payment);
    return target ? recordFailure(services, { gateway, payment, target }) : "UNKNOWN_PAYMENT";
  }
  if (!target || payment.amount <= 0) {
    await openPaymentCase(services.db, gateway, payment, "payments.unknown-payment");
    return "UNKNOWN_PAYMENT";
  }
  const fresh = await services.db.transact((tx) => capture(services, tx, { gateway, payment, target }));
  if (!fresh) return "ALREADY_CAPTURED";
  if (target.link) await closeWhatIsOpen(services, target.link);
  succeeded.inc({ gateway });
  amounts.inc({ gateway }, payment.amount);
  return "CAPTURED";
}

interface Capture {
  readonly gateway: Gateway;
  readonly payment: GatewayPayment;
  readonly target: Target;
}

const idOf = (gateway: Gateway, payment: GatewayPayment) =>
  derivedId("payment", gateway, payment.gatewayPaymentId);

/** @returns false when it was credited before. Whoever races waits at the row, then sees that. */
async function capture(services: Services, tx: Session, captured: Capture): Promise<boolean> {
  const { gateway, payment, target } = captured;
  const now = services.clock.now();
  const row = rowOf(captured, now);
  await tx.orm.insert(payments).values(row).onConflictDoNothing();
  const locked = await lockPayment(tx, row.id);
  if (!locked) throw new AppError("CONFLICT");
  if (locked.transactionId !== null) return false;
  const { id: paymentId, userId, walletId, source, description } = row;
  const { transactionId, held } = await creditPayment(tx, {
    ...{ paymentId, userId, walletId, gateway, source, description },
    gross: payment.amount,
    fee: noFee,
    tax: noFee,
  });
  const { id: _id, createdAt: _createdAt, ...facts } = row;
  const told = { paymentId, userId, walletId, amount: payment.amount, held };
  // None of these waits for another's answer, so they are sent together: a driver waits to hear the fare.
  await Promise.all([
    tx.orm
      .update(payments)
      .set({ ...facts, status: "CAPTURED", failureReason: null, transactionId, held, capturedAt: now })
      .where(eq(payments.id, paymentId)),
    markPaid(tx, captured, paymentId),
    recordAudit(tx, systemActor, {
      action: "payments.payment-captured",
      entityType: "payment",
      entityId: paymentId,
      oldValue: locked.failureReason === null ? null : { status: "FAILED" },
      newValue: { status: "CAPTURED", amount: payment.amount, held, ...paidFor(target) },
    }),
    announce(tx, paymentCaptured, told, [`wallet:${walletId}`, ...topicsOf(target)]),
  ]);
  return true;
}

const topicsOf = ({ qr, link }: Target): string[] => [
  ...(qr ? [`qr:${qr.id}`] : []),
  ...(link ? [`link:${link.id}`] : []),
];
const paidFor = ({ qr, link }: Target) => ({
  ...(qr ? { qrId: qr.id } : {}),
  ...(link ? { linkId: link.id } : {}),
});

function rowOf({ gateway, payment, target }: Capture, now: Date) {
  const { userId, walletId, source, description } = target;
  return {
    ...{ id: idOf(gateway, payment), userId, walletId, source, description, gateway },
    qrId: target.qr?.id ?? null,
    linkId: target.link?.id ?? null,
    gatewayPaymentId: payment.gatewayPaymentId,
    status: "FAILED" as const,
    amount: payment.amount,
    fee: noFee,
    tax: noFee,
    method: payment.method,
    payerVpaMasked: payment.payerVpa === null ? null : maskVpa(payment.payerVpa),
    bankReference: payment.bankReference,
    failureReason: payment.failureReason,
    createdAt: now,
  };
}

/**
 * A QR for one payment, and a link, is used up by it, expired or closed as it may be; what does not fit is credited and
 * told to staff.
 */
async function markPaid(
  tx: Session,
  { gateway, payment, target }: Capture,
  paymentId: string,
): Promise<void> {
  const { qr, link } = target;
  if (qr?.kind === "PERMANENT") return;
  const [qrTaken] = qr
    ? await tx.orm
        .update(qrCodes)
        .set({ status: "PAID", paymentId })
        .where(and(eq(qrCodes.id, qr.id), isNull(qrCodes.paymentId)))
        .returning({ id: qrCodes.id })
    : [null];
  const [linkTaken] = link
    ? await tx.orm
        .update(paymentLinks)
        .set({ status: "PAID", paymentId })
        .where(and(eq(paymentLinks.id, link.id), isNull(paymentLinks.paymentId)))
        .returning({ id: paymentLinks.id })
    : [null];
  if (linkTaken === undefined)
    await openPaymentCase(tx, gateway, payment, "payments.link-paid-twice", target);
  else if (qrTaken === undefined)
    await openPaymentCase(tx, gateway, payment, "payments.qr-paid-twice", target);
  if (payment.amount !== target.amount) {
    await openPaymentCase(tx, gateway, payment, "payments.amount-differs", target);
  }
}

/** Kept so that the driver sees what happened; it may still succeed, days later. */
async function recordFailure(services: Services, attempted: Capture): Promise<PaymentOutcome> {
  const row = rowOf(attempted, services.clock.now());
  const fresh = await services.db.transact(async (tx) => {
    const inserted = await tx.orm
      .insert(payments)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: payments.id });
    if (inserted.length === 0) return false;
    await recordAudit(tx, systemActor, {
      action: "payments.payment-failed",
      entityType: "payment",
      entityId: row.id,
      newValue: {
        status: "FAILED",
        amount: row.amount,
        reason: row.failureReason,
        ...paidFor(attempted.target),
      },
    });
    return true;
  });
  if (fresh) failed.inc({ gateway: attempted.gateway });
  return "FAILED";
}

/** Our own refunds are followed by their own events. A payment that came and went unseen is for staff. */
async function applyRefunded(
  { db }: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<PaymentOutcome> {
  const known = await paymentByGatewayId(db, gateway, payment.gatewayPaymentId);
  if (known?.transactionId) return "ALREADY_CAPTURED";
  await openPaymentCase(db, gateway, payment, "payments.refunded-unseen");
  return "UNKNOWN_PAYMENT";
}

const summaries = {
  "payments.other-currency": "A payment is said to be in another currency; nothing was credited",
  "payments.unknown-payment": "Money came in that belongs to no QR and no link of ours",
  "payments.refunded-unseen": "A payment was refunded at the gateway before we had seen it captured",
  "payments.qr-paid-twice": "A QR for one payment was paid twice; both were credited",
  "payments.link-paid-twice": "A link was paid twice; both were credited",
  "payments.amount-differs": "The amount paid is not what was asked for; what was paid was credited",
} as const;

async function openPaymentCase(
  db: Session,
  gateway: Gateway,
  payment: GatewayPayment,
  kind: keyof typeof summaries,
  target?: Target,
): Promise<void> {
  const { gatewayPaymentId, amount, currency, gatewayQrId, gatewayLinkId, bankReference, status } = payment;
  await openCase(db, {
    dedupeKey: `${kind}:${gateway}:${gatewayPaymentId}`,
    kind,
    summary: summaries[kind],
    evidence: {
      ...{ gateway, gatewayPaymentId, gatewayQrId, gatewayLinkId, amount, currency, bankReference, status },
      ...(target ? { ...paidFor(target), askedFor: target.amount, userId: target.userId } : {}),
    },
    referenceId: target ? idOf(gateway, payment) : gatewayPaymentId,
    happenedOnce: true,
  });
}

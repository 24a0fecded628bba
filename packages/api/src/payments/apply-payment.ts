import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
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
import { paymentCaptured } from "./events.ts";
import { gatewayNamed } from "./gateways.ts";
import { maskVpa } from "./mask-vpa.ts";
import type { GatewayPayment } from "./ports.ts";
import { lockPayment, paymentByGatewayId, type QrRow, qrByGatewayId, qrById } from "./repo.ts";

const { payments, qrCodes } = tables;
const succeeded = counter("payment_success_total", "Payments captured", ["gateway"]);
const failed = counter("payment_failure_total", "Payments that failed", ["gateway"]);
const amounts = counter("payment_amount_total", "Paise captured", ["gateway"]);

/** QR payments cost the driver nothing. */
const noFee = paise(0);

export type PaymentOutcome = "CAPTURED" | "ALREADY_CAPTURED" | "FAILED" | "NOTHING_YET" | "UNKNOWN_PAYMENT";

/**
 * Brings what the gateway says of a payment into our books. One payment of the gateway is one of ours and is
 * credited once, whatever comes first and how often, and whatever state its QR is in: the passenger has paid. What
 * belongs to nobody here is left to staff as a case. Safe to repeat and to race.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked whose payment it is
 */
export async function applyPayment(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<PaymentOutcome> {
  if (payment.status === "created" || payment.status === "authorized") return "NOTHING_YET";
  if (payment.status === "refunded") return applyRefunded(services, gateway, payment);
  const qr = await qrPaidBy(services, gateway, payment);
  if (payment.status === "failed")
    return qr ? recordFailure(services, gateway, payment, qr) : "UNKNOWN_PAYMENT";
  if (!qr || payment.amount <= 0) {
    await openPaymentCase(services.db, gateway, payment, "payments.unknown-payment");
    return "UNKNOWN_PAYMENT";
  }
  const fresh = await services.db.transact((tx) => capture(services, tx, { gateway, payment, qr }));
  if (!fresh) return "ALREADY_CAPTURED";
  succeeded.inc({ gateway });
  amounts.inc({ gateway }, payment.amount);
  return "CAPTURED";
}

interface Capture {
  readonly gateway: Gateway;
  readonly payment: GatewayPayment;
  readonly qr: QrRow;
}

const idOf = (gateway: Gateway, payment: GatewayPayment) =>
  derivedId("payment", gateway, payment.gatewayPaymentId);

/** @returns false when it was credited before. Whoever races waits at the row, then sees that. */
async function capture(services: Services, tx: Session, { gateway, payment, qr }: Capture): Promise<boolean> {
  const now = services.clock.now();
  const row = rowOf(gateway, payment, qr, now);
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
  await tx.orm
    .update(payments)
    .set({ ...facts, status: "CAPTURED", failureReason: null, transactionId, held, capturedAt: now })
    .where(eq(payments.id, paymentId));
  await markPaid(tx, { gateway, payment, qr }, paymentId);
  await recordAudit(tx, systemActor, {
    action: "payments.payment-captured",
    entityType: "payment",
    entityId: paymentId,
    oldValue: locked.failureReason === null ? null : { status: "FAILED" },
    newValue: { status: "CAPTURED", amount: payment.amount, held, qrId: qr.id },
  });
  const told = { paymentId, userId, walletId, amount: payment.amount, held };
  await announce(tx, paymentCaptured, told, [`wallet:${walletId}`, `qr:${qr.id}`]);
  return true;
}

function rowOf(gateway: Gateway, payment: GatewayPayment, qr: QrRow, now: Date) {
  return {
    id: idOf(gateway, payment),
    userId: qr.userId,
    walletId: qr.walletId,
    qrId: qr.id,
    gateway,
    gatewayPaymentId: payment.gatewayPaymentId,
    source: qr.kind === "PERMANENT" ? ("PERMANENT_QR" as const) : ("QR" as const),
    status: "FAILED" as const,
    amount: payment.amount,
    fee: noFee,
    tax: noFee,
    description: qr.description,
    method: payment.method,
    payerVpaMasked: payment.payerVpa === null ? null : maskVpa(payment.payerVpa),
    bankReference: payment.bankReference,
    failureReason: payment.failureReason,
    createdAt: now,
  };
}

/** A QR for one payment is used up by it, expired or closed as it may be; what does not fit is credited and told. */
async function markPaid(tx: Session, { gateway, payment, qr }: Capture, paymentId: string): Promise<void> {
  if (qr.kind === "PERMANENT") return;
  const marked = await tx.orm
    .update(qrCodes)
    .set({ status: "PAID", paymentId })
    .where(and(eq(qrCodes.id, qr.id), isNull(qrCodes.paymentId)))
    .returning({ id: qrCodes.id });
  if (marked.length === 0) await openPaymentCase(tx, gateway, payment, "payments.qr-paid-twice", qr);
  if (payment.amount !== qr.amount) {
    await openPaymentCase(tx, gateway, payment, "payments.amount-differs", qr);
  }
}

/** Kept so that the driver sees what happened; it may still succeed, days later. */
async function recordFailure(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
  qr: QrRow,
): Promise<PaymentOutcome> {
  const row = rowOf(gateway, payment, qr, services.clock.now());
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
      newValue: { status: "FAILED", amount: row.amount, reason: row.failureReason, qrId: qr.id },
    });
    return true;
  });
  if (fresh) failed.inc({ gateway });
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

/** By the gateway's id of the QR, else by ours in the notes, else by asking: webhooks leave things out. */
async function qrPaidBy(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<QrRow | null> {
  const { db } = services;
  if (payment.gatewayQrId !== null) {
    const qr = await qrByGatewayId(db, gateway, payment.gatewayQrId);
    if (qr) return qr;
  }
  const noted = await qrInNotes(db, gateway, payment);
  if (noted || payment.notes.qrId !== undefined) return noted;
  return qrInNotes(db, gateway, await readAgain(services, gateway, payment));
}

async function qrInNotes(db: Session, gateway: Gateway, { notes }: GatewayPayment): Promise<QrRow | null> {
  const qrId = Id.safeParse(notes.qrId);
  return qrId.success ? qrById(db, gateway, qrId.data) : null;
}

async function readAgain(
  services: Services,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<GatewayPayment> {
  try {
    return await gatewayNamed(services, gateway).readPayment(payment.gatewayPaymentId);
  } catch (error) {
    // The gateway itself does not know it: then nothing more can be learned.
    if (error instanceof AppError && error.code === "PROVIDER_REJECTED") return payment;
    throw error;
  }
}

const summaries = {
  "payments.unknown-payment": "Money came in that belongs to no QR of ours",
  "payments.refunded-unseen": "A payment was refunded at the gateway before we had seen it captured",
  "payments.qr-paid-twice": "A QR for one payment was paid twice; both were credited",
  "payments.amount-differs": "The amount paid is not the QR's; what was paid was credited",
} as const;

async function openPaymentCase(
  db: Session,
  gateway: Gateway,
  payment: GatewayPayment,
  kind: keyof typeof summaries,
  qr?: QrRow,
): Promise<void> {
  const { gatewayPaymentId, amount, gatewayQrId, bankReference, status } = payment;
  await openCase(db, {
    dedupeKey: `${kind}:${gateway}:${gatewayPaymentId}`,
    kind,
    summary: summaries[kind],
    evidence: {
      ...{ gateway, gatewayPaymentId, gatewayQrId, amount, bankReference, status },
      ...(qr ? { qrId: qr.id, qrAmount: qr.amount, userId: qr.userId } : {}),
    },
    referenceId: qr ? idOf(gateway, payment) : gatewayPaymentId,
  });
}

import type { Gateway } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import { isLastLook, lookIsDue } from "../looks.ts";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { applySettlement } from "./apply-settlement.ts";
import { gatewayNamed } from "./gateways.ts";
import { refundById } from "./repo.ts";
import { sendRefund } from "./send-refund.ts";
import { settlementById } from "./settlement-repo.ts";

const { paymentWatches, refunds, settlements } = tables;
const batchSize = 100;

/** Something whose end is not known, and which look at it this is, counted from 1. */
export interface Unknown {
  readonly kind: "payment" | "refund" | "settlement";
  readonly id: string;
  readonly gateway: Gateway | null;
  readonly look: number;
}

/** Payments, refunds and settlements whose next look is due, the longest waiting first. */
export async function overdueUnknowns({ db: { orm } }: Services): Promise<Unknown[]> {
  const dueWatches = await orm
    .select()
    .from(paymentWatches)
    .where(lookIsDue(paymentWatches.checks, paymentWatches.createdAt))
    .orderBy(asc(paymentWatches.createdAt))
    .limit(batchSize);
  const dueRefunds = await orm
    .select({ id: refunds.id, checks: refunds.checks })
    .from(refunds)
    .where(and(eq(refunds.status, "PENDING"), lookIsDue(refunds.checks, refunds.createdAt)))
    .orderBy(asc(refunds.createdAt))
    .limit(batchSize);
  const dueSettlements = await orm
    .select({ id: settlements.id, checks: settlements.checks })
    .from(settlements)
    .where(
      and(
        inArray(settlements.state, ["OPEN", "SHORT"]),
        lookIsDue(settlements.checks, settlements.updatedAt),
      ),
    )
    .orderBy(asc(settlements.updatedAt))
    .limit(batchSize);
  const none = { gateway: null };
  return [
    ...dueWatches.map(({ gateway, gatewayPaymentId: id, checks }) => ({
      ...{ kind: "payment" as const, id, gateway, look: checks + 1 },
    })),
    ...dueRefunds.map(({ id, checks }) => ({ kind: "refund" as const, id, ...none, look: checks + 1 })),
    ...dueSettlements.map(({ id, checks }) => ({
      ...{ kind: "settlement" as const, id, ...none, look: checks + 1 },
    })),
  ];
}

/** One look: the gateway is asked and its answer taken over; after the last one a case, if the end is not known yet. */
export async function takeUpUnknown(services: Services, unknown: Unknown): Promise<void> {
  try {
    if (unknown.kind === "payment") await lookAtPayment(services, unknown);
    if (unknown.kind === "refund") await sendRefund(services, unknown.id);
    if (unknown.kind === "settlement") await lookAtSettlement(services, unknown);
  } catch (err) {
    services.logger.warn({ err, ...unknown }, "The gateway could not be asked what became of it");
  }
  await countLook(services, unknown);
  if (isLastLook(unknown.look)) await callSomebody(services, unknown);
}

/** What was captured needs no watch any more; what has failed is given up with the last look. */
async function lookAtPayment(services: Services, { id, gateway, look }: Unknown): Promise<void> {
  if (gateway === null) return;
  const payment = await gatewayNamed(services, gateway).readPayment(id);
  await applyPayment(services, gateway, payment);
  const isOver = payment.status === "captured" || payment.status === "refunded";
  if (isOver || (payment.status === "failed" && isLastLook(look))) {
    await services.db.orm
      .delete(paymentWatches)
      .where(and(eq(paymentWatches.gateway, gateway), eq(paymentWatches.gatewayPaymentId, id)));
  }
}

async function lookAtSettlement(services: Services, { id, look }: Unknown): Promise<void> {
  const row = await settlementById(services.db, id);
  if (!row) return;
  const told = await gatewayNamed(services, row.gateway).settlementsOn(row.settledAt);
  const settlement = told.find(({ gatewaySettlementId }) => gatewaySettlementId === row.gatewaySettlementId);
  if (settlement) await applySettlement(services, row.gateway, settlement, isLastLook(look));
}

async function countLook({ db: { orm } }: Services, { kind, id, gateway, look }: Unknown): Promise<void> {
  if (kind === "payment" && gateway !== null) {
    await orm
      .update(paymentWatches)
      .set({ checks: look })
      .where(
        and(
          eq(paymentWatches.gateway, gateway),
          eq(paymentWatches.gatewayPaymentId, id),
          eq(paymentWatches.checks, look - 1),
        ),
      );
  }
  if (kind === "refund") {
    await orm
      .update(refunds)
      .set({ checks: look })
      .where(and(eq(refunds.id, id), eq(refunds.checks, look - 1)));
  }
  if (kind === "settlement") {
    await orm
      .update(settlements)
      .set({ checks: look })
      .where(and(eq(settlements.id, id), eq(settlements.checks, look - 1)));
  }
}

async function callSomebody(services: Services, unknown: Unknown): Promise<void> {
  const trouble = await troubleOf(services, unknown);
  if (!trouble) return;
  const { evidence, ...told } = trouble;
  await openCase(services.db, {
    ...told,
    evidence: { ...evidence, looks: unknown.look },
    referenceId: unknown.id,
  });
}

/** Null when its end is known by now, or is a case of its own already. */
async function troubleOf({ db }: Services, { kind, id, gateway }: Unknown) {
  if (kind === "refund") {
    const refund = await refundById(db, id);
    if (refund?.status !== "PENDING") return null;
    return {
      dedupeKey: `payments.refund-stuck:${id}`,
      kind: "payments.refund-stuck",
      summary: "What became of a refund is not known",
      evidence: { refundId: id, paymentId: refund.paymentId, amount: refund.amount },
    };
  }
  if (kind === "settlement") {
    const row = await settlementById(db, id);
    if (row?.state !== "OPEN") return null;
    const { gatewaySettlementId, amount, expected, utr } = row;
    return {
      dedupeKey: `payments.settlement-open:${id}`,
      kind: "payments.settlement-open",
      summary: "A settlement has not reached our bank, or the gateway does not tell of it any more",
      evidence: { gateway: row.gateway, gatewaySettlementId, sent: amount, expected, utr },
    };
  }
  if (gateway === null) return null;
  const [watch] = await db.orm
    .select()
    .from(paymentWatches)
    .where(and(eq(paymentWatches.gateway, gateway), eq(paymentWatches.gatewayPaymentId, id)));
  if (!watch) return null;
  return {
    dedupeKey: `payments.payment-open:${gateway}:${id}`,
    kind: "payments.payment-open",
    summary: "A passenger's payment is neither captured nor failed, or the gateway does not tell",
    evidence: { gateway, gatewayPaymentId: id, amount: watch.amount, since: watch.createdAt.toISOString() },
  };
}

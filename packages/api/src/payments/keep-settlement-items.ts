import { Id } from "@drivopay/contracts/identifiers";
import type { Paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, eq, inArray, or } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import { tellOfContradiction } from "./apply-refund.ts";
import type { GatewaySettlementItem } from "./ports.ts";
import type { SettlementRow } from "./settlement-repo.ts";

const { payments, refunds, settlementItems } = tables;
/** Postgres takes 65,535 parameters a statement; an item has nine. */
const batchSize = 1_000;

const types = { payment: "PAYMENT", refund: "REFUND", adjustment: "ADJUSTMENT" } as const;

/**
 * Writes down what a settlement carried, each with the payment or refund of ours that it is. An item is settled once:
 * one that another settlement has claimed, one that is none of ours and one of another amount are cases.
 */
export async function keepSettlementItems(
  tx: Session,
  settlement: SettlementRow,
  items: readonly GatewaySettlementItem[],
): Promise<void> {
  for (let from = 0; from < items.length; from += batchSize) {
    await keepBatch(tx, settlement, items.slice(from, from + batchSize));
  }
}

async function keepBatch(tx: Session, settlement: SettlementRow, items: readonly GatewaySettlementItem[]) {
  const { gateway, id: settlementId } = settlement;
  const known = await oursAmong(tx, gateway, items);
  const rows = items.map((item) => {
    const { gatewayItemId, amount, fee, tax, net } = item;
    const ours = known(item);
    return {
      ...{ settlementId, gateway, type: types[item.type], gatewayItemId, amount, fee, tax, net },
      paymentId: ours?.type === "payment" ? ours.id : null,
      refundId: ours?.type === "refund" ? ours.id : null,
    };
  });
  const fresh = await tx.orm
    .insert(settlementItems)
    .values(rows)
    .onConflictDoNothing()
    .returning({ type: settlementItems.type, gatewayItemId: settlementItems.gatewayItemId });
  const freshKeys = new Set(fresh.map(({ type, gatewayItemId }) => `${type}:${gatewayItemId}`));
  for (const item of items) {
    const isFresh = freshKeys.has(`${types[item.type]}:${item.gatewayItemId}`);
    if (isFresh) await tellOfItem(tx, settlement, item, known(item));
  }
  if (fresh.length < items.length) await tellOfClaimed(tx, settlement, items);
}

interface Ours {
  readonly type: "payment" | "refund";
  readonly id: string;
  readonly amount: Paise;
  readonly paymentId: string;
  /** Its money is with the driver again. */
  readonly failed: boolean;
}

/** Which of the items are payments and refunds of ours. */
async function oursAmong(
  { orm }: Session,
  gateway: Gateway,
  items: readonly GatewaySettlementItem[],
): Promise<(item: GatewaySettlementItem) => Ours | null> {
  const idsOf = (type: GatewaySettlementItem["type"]) =>
    items.filter((item) => item.type === type).map(({ gatewayItemId }) => gatewayItemId);
  const references = items.flatMap(({ reference }) => Id.safeParse(reference).data ?? []);
  const ourPayments = await orm
    .select({
      ...{ id: payments.id, gatewayId: payments.gatewayPaymentId, amount: payments.amount },
      ...{ paymentId: payments.id, status: payments.status },
    })
    .from(payments)
    .where(and(eq(payments.gateway, gateway), inArray(payments.gatewayPaymentId, idsOf("payment"))));
  const ourRefunds = await orm
    .select({
      ...{ id: refunds.id, gatewayId: refunds.gatewayRefundId, amount: refunds.amount },
      ...{ paymentId: refunds.paymentId, status: refunds.status },
    })
    .from(refunds)
    .where(or(inArray(refunds.gatewayRefundId, idsOf("refund")), inArray(refunds.id, references)));
  const paymentsById = new Map(ourPayments.map((row) => [row.gatewayId, row]));
  const refundsById = new Map(
    ourRefunds.flatMap((row) => [[row.gatewayId ?? row.id, row] as const, [row.id, row] as const]),
  );
  return ({ type, gatewayItemId, reference }) => {
    if (type === "adjustment") return null;
    const row =
      type === "payment"
        ? paymentsById.get(gatewayItemId)
        : (refundsById.get(gatewayItemId) ?? refundsById.get(reference ?? ""));
    if (!row) return null;
    const { id, amount, paymentId, status } = row;
    return { type, id, amount, paymentId, failed: type === "refund" && status === "FAILED" };
  };
}

/** What is none of ours, what the gateway corrected by itself, what has another amount here, and what failed here. */
async function tellOfItem(
  tx: Session,
  settlement: SettlementRow,
  item: GatewaySettlementItem,
  ours: Ours | null,
): Promise<void> {
  const { gateway, id: settlementId, gatewaySettlementId, utr } = settlement;
  const evidence = { gateway, settlementId, gatewaySettlementId, utr, ...item };
  const key = `${gateway}:${item.type}:${item.gatewayItemId}`;
  if (ours?.failed) await tellOfContradiction(tx, ours, evidence);
  if (ours === null) {
    const correction = item.type === "adjustment";
    await openCase(tx, {
      dedupeKey: `payments.settled-unknown:${key}`,
      kind: correction ? "payments.settlement-adjusted" : "payments.settled-unknown",
      summary: correction
        ? "A gateway corrected a settlement by itself"
        : "A settlement carries a payment or a refund that we do not know",
      evidence,
      referenceId: settlementId,
      happenedOnce: true,
    });
  } else if (ours.amount !== item.amount) {
    await openCase(tx, {
      dedupeKey: `payments.settled-amount-differs:${key}`,
      kind: "payments.settled-amount-differs",
      summary: "A settlement carries another amount than our books have",
      evidence: { ...evidence, ours: ours.amount, ourId: ours.id },
      referenceId: ours.id,
      happenedOnce: true,
    });
  }
}

/** Items that stand in another settlement already. */
async function tellOfClaimed(
  tx: Session,
  { id, gateway, gatewaySettlementId }: SettlementRow,
  items: readonly GatewaySettlementItem[],
): Promise<void> {
  const stand = await tx.orm
    .select({
      type: settlementItems.type,
      gatewayItemId: settlementItems.gatewayItemId,
      settlementId: settlementItems.settlementId,
    })
    .from(settlementItems)
    .where(
      and(
        eq(settlementItems.gateway, gateway),
        inArray(
          settlementItems.gatewayItemId,
          items.map(({ gatewayItemId }) => gatewayItemId),
        ),
      ),
    );
  for (const item of items) {
    const other = stand.find(
      (row) =>
        row.gatewayItemId === item.gatewayItemId && row.type === types[item.type] && row.settlementId !== id,
    );
    if (!other) continue;
    await openCase(tx, {
      dedupeKey: `payments.settled-twice:${gateway}:${item.type}:${item.gatewayItemId}:${id}`,
      kind: "payments.settled-twice",
      summary: "Two settlements carry the same payment or refund",
      evidence: {
        gateway,
        ...item,
        settlementId: id,
        gatewaySettlementId,
        otherSettlementId: other.settlementId,
      },
      referenceId: id,
      happenedOnce: true,
    });
  }
}

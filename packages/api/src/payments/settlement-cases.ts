import { type Session, tables } from "@drivopay/db";
import { asc, eq } from "drizzle-orm";
import { closeCase, openCase } from "../audit/index.ts";
import type { SettlementRow } from "./settlement-repo.ts";

const { settlementItems } = tables;
/** As many as somebody reads; the rest stands on the settlement's own page. */
const itemsInEvidence = 20;

const troubles = {
  SHORT: { kind: "payments.settlement-short", summary: "A gateway sent less than its settlement adds up to" },
  EXCESS: {
    kind: "payments.settlement-excess",
    summary: "A gateway sent more than the payments that it names for it",
  },
  FAILED: { kind: "payments.settlement-failed", summary: "A settlement did not reach our bank" },
} as const;

/** Opens the case of a settlement that does not add up, with all there is to know, and closes it once it does. */
export async function tellOfSettlement(tx: Session, row: SettlementRow): Promise<void> {
  const keyOf = (state: keyof typeof troubles) => `${troubles[state].kind}:${row.id}`;
  if (row.state === "OPEN") return;
  if (row.state === "MATCHED") {
    await closeCase(tx, keyOf("SHORT"), "It adds up by now: what was missing has been told of or sent.");
    await closeCase(tx, keyOf("FAILED"), "The gateway sent it after all.");
    return;
  }
  const { id: settlementId, gateway, gatewaySettlementId, utr, amount, expected, fee, tax } = row;
  await openCase(tx, {
    dedupeKey: keyOf(row.state),
    ...troubles[row.state],
    evidence: {
      ...{ settlementId, gateway, gatewaySettlementId, utr, settledAt: row.settledAt.toISOString() },
      ...{ sent: amount, expected, difference: amount - expected, fee, tax },
      ...(await itemsOf(tx, settlementId)),
    },
    referenceId: settlementId,
  });
}

async function itemsOf({ orm }: Session, settlementId: string) {
  const ofSettlement = eq(settlementItems.settlementId, settlementId);
  const items = await orm
    .select({
      type: settlementItems.type,
      gatewayItemId: settlementItems.gatewayItemId,
      net: settlementItems.net,
    })
    .from(settlementItems)
    .where(ofSettlement)
    .orderBy(asc(settlementItems.type), asc(settlementItems.gatewayItemId))
    .limit(itemsInEvidence);
  return { items, itemCount: await orm.$count(settlementItems, ofSettlement) };
}

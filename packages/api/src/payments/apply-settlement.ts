import type { Gateway } from "@drivopay/contracts/payments";
import type { SettlementState } from "@drivopay/contracts/settlements";
import { type Session, tables } from "@drivopay/db";
import { counter } from "@drivopay/runtime/metrics";
import { eq } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { postSettlement } from "../wallet/index.ts";
import { creditUnseenPayments } from "./credit-unseen-payments.ts";
import { keepSettlementItems } from "./keep-settlement-items.ts";
import type { GatewaySettlement } from "./ports.ts";
import { tellOfSettlement } from "./settlement-cases.ts";
import {
  lockSettlement,
  type SettlementRow,
  type SettlementSums,
  settlementSums,
} from "./settlement-repo.ts";

const { settlements } = tables;
const settled = counter("payment_settlements_total", "Settlements by what became of them", [
  "gateway",
  "state",
]);

/**
 * Brings what a gateway says of a settlement into our books: each payment and refund finds its settlement, and once it
 * adds up what the gateway kept is posted. A payment that we never heard of is credited first. Less money than its
 * items is a case at once; more is one only at the last look, since items may still be told of. Safe to repeat and to
 * race; what has been posted stays.
 * @param isLastLook whether nobody will look again: what is known by now is posted
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked of a payment
 */
export async function applySettlement(
  services: Services,
  gateway: Gateway,
  told: GatewaySettlement,
  isLastLook = false,
): Promise<SettlementState> {
  await creditUnseenPayments(services, gateway, told.items);
  const state = await services.db.transact(async (tx) => {
    const row = await lockSettlement(tx, gateway, told);
    if (isFinal(row)) return await keepUtr(tx, row, told);
    await keepSettlementItems(tx, row, told.items);
    const sums = await settlementSums(tx, row.id);
    return await moveOn(tx, row, { told, sums, state: stateOf(told, sums, isLastLook), isLastLook });
  });
  settled.inc({ gateway, state });
  return state;
}

const isFinal = ({ state, transactionId }: SettlementRow) =>
  state === "MATCHED" || state === "EXCESS" || transactionId !== null;

/** The bank's reference may come after everything else. */
async function keepUtr(
  { orm }: Session,
  row: SettlementRow,
  { utr }: GatewaySettlement,
): Promise<SettlementState> {
  if (row.utr === null && utr !== null) {
    await orm.update(settlements).set({ utr, updatedAt: new Date() }).where(eq(settlements.id, row.id));
  }
  return row.state;
}

function stateOf(told: GatewaySettlement, sums: SettlementSums, isLastLook: boolean): SettlementState {
  if (told.status === "failed") return "FAILED";
  if (told.status === "pending") return "OPEN";
  if (sums.expected > told.amount) return "SHORT";
  if (sums.expected < told.amount || sums.items === 0) return isLastLook ? "EXCESS" : "OPEN";
  return "MATCHED";
}

async function moveOn(
  tx: Session,
  row: SettlementRow,
  next: {
    readonly told: GatewaySettlement;
    readonly sums: SettlementSums;
    readonly state: SettlementState;
    readonly isLastLook: boolean;
  },
): Promise<SettlementState> {
  const { told, sums, state, isLastLook } = next;
  const { id, gateway } = row;
  const { expected, fee, tax } = sums;
  const isPosted = state === "MATCHED" || (isLastLook && (state === "SHORT" || state === "EXCESS"));
  const transactionId = isPosted ? await postSettlement(tx, { settlementId: id, gateway, fee, tax }) : null;
  const changed = {
    ...{ state, expected, fee, tax, transactionId },
    ...{ amount: told.amount, utr: told.utr ?? row.utr },
  };
  await tx.orm
    .update(settlements)
    .set({ ...changed, ...(state === row.state ? {} : { updatedAt: new Date() }) })
    .where(eq(settlements.id, id));
  await tellOfSettlement(tx, { ...row, ...changed });
  if (state !== row.state) {
    await recordAudit(tx, systemActor, {
      action: "payments.settlement-changed",
      entityType: "settlement",
      entityId: id,
      oldValue: { state: row.state },
      newValue: { state, amount: told.amount, expected, fee, tax, utr: changed.utr },
    });
  }
  return state;
}

import { gatewayNames } from "@drivopay/contracts/gateways";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import type { SettlementState } from "@drivopay/contracts/settlements";
import type { TraceStep } from "@drivopay/contracts/trace";
import { type Session, tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { traceStep } from "./trace-step.ts";

const { settlementItems, settlements } = tables;
/** It has left for our bank, whole or not. */
const sent: ReadonlySet<SettlementState> = new Set(["MATCHED", "SHORT", "EXCESS"]);

/** The way of a payment from the gateway to our bank: what the gateway kept, and the settlement with its UTR. */
export async function settlementSteps(
  { orm }: Session,
  payment: { readonly id: string; readonly gateway: Gateway; readonly amount: Paise },
): Promise<TraceStep[]> {
  const label = gatewayNames[payment.gateway];
  const [found] = await orm
    .select({ item: settlementItems, settlement: settlements })
    .from(settlementItems)
    .innerJoin(settlements, eq(settlements.id, settlementItems.settlementId))
    .where(and(eq(settlementItems.paymentId, payment.id), eq(settlementItems.type, "PAYMENT")));
  if (!found) return [traceStep("SETTLING", payment.amount, { label })];
  const { item, settlement } = found;
  const kept = paise(item.fee + item.tax);
  const link = { to: "SETTLEMENT" as const, id: settlement.id };
  const at = settlement.settledAt.toISOString();
  return [
    ...(kept > 0 ? [traceStep("GATEWAY_FEE", paise(-kept), { label })] : []),
    sent.has(settlement.state)
      ? traceStep("SETTLED", item.net, { label, at, reference: settlement.utr, link })
      : traceStep("SETTLING", item.net, { label, link }),
  ];
}

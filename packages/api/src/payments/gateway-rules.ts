import type { GatewayRule, GatewayState } from "@drivopay/contracts/gateways";
import { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { desc, lte } from "drizzle-orm";
import type { Services } from "../services.ts";

const { gatewayRules } = tables;

/** Without a row: Razorpay takes everything it can, Cashfree stands by. */
const defaultWeights: Readonly<Record<Gateway, number>> = { razorpay: 100, cashfree: 0 };

/** The rule in force for each gateway there is. */
export async function rulesInForce({ orm }: Session, at: Date): Promise<GatewayRule[]> {
  const rows = await orm
    .selectDistinctOn([gatewayRules.gateway])
    .from(gatewayRules)
    .where(lte(gatewayRules.effectiveFrom, at))
    .orderBy(gatewayRules.gateway, desc(gatewayRules.effectiveFrom));
  return Gateway.options.map((gateway) => {
    const row = rows.find((one) => one.gateway === gateway);
    return {
      gateway,
      weight: row?.weight ?? defaultWeights[gateway],
      drained: row?.drained ?? false,
      leastAmount: row?.leastAmount ?? null,
      mostAmount: row?.mostAmount ?? null,
      effectiveFrom: row?.effectiveFrom.toISOString() ?? null,
    };
  });
}

/** The gateways, their rules, and how this process finds them. */
export async function gatewayStates({ db, clock, paymentGateways }: Services): Promise<GatewayState[]> {
  const rules = await rulesInForce(db, clock.now());
  return rules.map((rule) => {
    const gateway = paymentGateways[rule.gateway];
    return { ...rule, configured: gateway !== undefined, healthy: gateway?.isHealthy() ?? false };
  });
}

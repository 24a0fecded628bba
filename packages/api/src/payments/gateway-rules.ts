import type { GatewayRule, GatewayState } from "@drivopay/contracts/gateways";
import { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { desc, lte } from "drizzle-orm";
import type { Services } from "../services.ts";
import { readCircuit } from "./gateway-health.ts";

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

/** The gateways, their rules, and how they are found: by all processes together, and by this one. */
export async function gatewayStates(services: Services): Promise<GatewayState[]> {
  const rules = await rulesInForce(services.db, services.clock.now());
  return await Promise.all(
    rules.map(async (rule) => {
      const gateway = services.paymentGateways[rule.gateway];
      const circuit = gateway ? await readCircuit(services, rule.gateway) : "CLOSED";
      const healthy = (gateway?.isHealthy() ?? false) && circuit === "CLOSED";
      return { ...rule, configured: gateway !== undefined, healthy, circuit };
    }),
  );
}

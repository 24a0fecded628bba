import { AppError } from "@drivopay/contracts/errors";
import type { GatewayState, SetGatewayRuleInput } from "@drivopay/contracts/gateways";
import { tables } from "@drivopay/db";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { gatewayStates, rulesInForce } from "./gateway-rules.ts";

/**
 * Sets how much of what is new goes to a gateway, from now on. A drained one gets nothing; its payments, refunds and
 * open QRs stay with it.
 * @throws VALIDATION_FAILED when the least amount is above the most
 */
export async function setGatewayRule(
  ctx: StaffContext,
  { gateway, weight, drained, leastAmount, mostAmount, reason }: z.infer<typeof SetGatewayRuleInput>,
): Promise<GatewayState[]> {
  const { services, staff } = ctx;
  if (leastAmount !== null && mostAmount !== null && leastAmount > mostAmount) {
    throw new AppError("VALIDATION_FAILED", {
      errors: [{ path: "leastAmount", message: "Above the most" }],
    });
  }
  const effectiveFrom = services.clock.now();
  await services.db.transact(async (tx) => {
    const before = (await rulesInForce(tx, effectiveFrom)).find((rule) => rule.gateway === gateway);
    const rule = { weight, drained, leastAmount, mostAmount };
    await tx.orm
      .insert(tables.gatewayRules)
      .values({ ...rule, gateway, effectiveFrom, setBy: staff.staffId, reason });
    await recordAudit(tx, actorOf(ctx, staff), {
      action: "payments.gateway-rule-set",
      entityType: "gateway",
      entityId: gateway,
      oldValue: before,
      newValue: { ...rule, reason },
    });
  });
  return gatewayStates(services);
}

import { z } from "zod";
import { Instant } from "./identifiers.ts";
import { PaiseAmount, PositivePaise } from "./money.ts";
import { Gateway } from "./payments.ts";

/** The gateways as they write themselves. */
export const gatewayNames: Readonly<Record<Gateway, string>> = {
  razorpay: "Razorpay",
  cashfree: "Cashfree",
};

const Weight = z.int().min(0).max(1000).meta({
  description:
    "Its share of new QRs and links, against the other gateways' weights; 0 is for when no other can",
});
const Amount = PaiseAmount.nullable();
const Bound = PositivePaise.nullable().default(null);

/** How much of what is new goes to a gateway. What it has captured stays with it, drained or not. */
export const GatewayRule = z
  .object({
    gateway: Gateway,
    weight: Weight,
    drained: z.boolean().meta({ description: "Gets nothing new" }),
    leastAmount: Amount,
    mostAmount: Amount,
    effectiveFrom: Instant.nullable().meta({ description: "Null while the product's own default holds" }),
  })
  .meta({ id: "GatewayRule" });
export type GatewayRule = z.infer<typeof GatewayRule>;

/** CLOSED calls pass · OPEN none does for a moment · HALF_OPEN one process tries whether it works again. */
export const Circuit = z.enum(["CLOSED", "OPEN", "HALF_OPEN"]);
export type Circuit = z.infer<typeof Circuit>;

export const GatewayState = GatewayRule.extend({
  configured: z.boolean().meta({ description: "Whether this process has its keys" }),
  healthy: z.boolean().meta({ description: "Whether new things go to it at present" }),
  circuit: Circuit.meta({ description: "How all processes together find it" }),
}).meta({ id: "GatewayState" });
export type GatewayState = z.infer<typeof GatewayState>;
export const GatewayStates = z.object({ gateways: z.array(GatewayState) });

export const SetGatewayRuleInput = z.strictObject({
  gateway: Gateway,
  weight: Weight,
  drained: z.boolean(),
  leastAmount: Bound,
  mostAmount: Bound,
  reason: z.string().trim().min(3).max(200),
});

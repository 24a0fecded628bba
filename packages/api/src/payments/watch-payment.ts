import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import type { GatewayPayment } from "./ports.ts";

const { paymentWatches } = tables;

/** Has the janitor ask what becomes of a payment whose end is not known, should no webhook tell. Safe to repeat. */
export async function watchPayment(
  { orm }: Session,
  gateway: Gateway,
  { gatewayPaymentId, amount }: GatewayPayment,
): Promise<void> {
  await orm.insert(paymentWatches).values({ gateway, gatewayPaymentId, amount }).onConflictDoNothing();
}

import { AppError } from "@drivopay/contracts/errors";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { creditedAmong } from "./credited-among.ts";
import { gatewayNamed } from "./gateways.ts";
import type { GatewayPayment, GatewaySettlementItem } from "./ports.ts";

const batchSize = 1_000;

/**
 * Credits payments that a settlement carries and that we never heard of: their webhooks were lost, and the passenger
 * has paid all the same. Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE when the gateway does not answer for one of them
 */
export async function creditUnseenPayments(
  services: Services,
  gateway: Gateway,
  items: readonly GatewaySettlementItem[],
): Promise<void> {
  const ids = items.filter(({ type }) => type === "payment").map(({ gatewayItemId }) => gatewayItemId);
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize);
    const seen = await creditedAmong(services.db, gateway, batch);
    for (const id of batch) {
      const payment = seen.has(id) ? null : await ask(services, gateway, id);
      if (payment) await applyPayment(services, gateway, payment);
    }
  }
}

/** Null when the gateway has no such payment. */
async function ask(services: Services, gateway: Gateway, id: string): Promise<GatewayPayment | null> {
  try {
    return await gatewayNamed(services, gateway).readPayment(id);
  } catch (error) {
    if (error instanceof AppError && error.code === "PROVIDER_REJECTED") return null;
    throw error;
  }
}

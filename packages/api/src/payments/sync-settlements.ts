import type { Gateway } from "@drivopay/contracts/payments";
import type { Services } from "../services.ts";
import { applySettlement } from "./apply-settlement.ts";
import { gatewayNamed } from "./gateways.ts";

/**
 * Fetches a gateway's settlements of one day in India and brings them into our books. Safe to repeat and to race.
 * @param at any instant of that day
 * @throws PROVIDER_UNAVAILABLE when the gateway does not answer
 */
export async function syncSettlements(
  services: Services,
  gateway: Gateway,
  at: Date,
): Promise<{ settlements: number }> {
  const told = await gatewayNamed(services, gateway).settlementsOn(at);
  for (const settlement of told) await applySettlement(services, gateway, settlement);
  return { settlements: told.length };
}

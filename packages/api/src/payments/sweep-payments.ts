import type { Gateway } from "@drivopay/contracts/payments";
import { counter } from "@drivopay/runtime/metrics";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { creditedAmong } from "./credited-among.ts";
import { gatewayNamed } from "./gateways.ts";
import type { GatewayPayment } from "./ports.ts";

const found = counter("payment_sweep_found_total", "Captured payments of which no webhook had told", [
  "gateway",
]);

/** A span of time, as text: it is kept between the steps of a workflow. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What a page has left: where to read on, and the payments that could not be brought into the books. */
export interface SweptPage {
  readonly next: string | null;
  readonly failed: readonly string[];
}

/**
 * Brings a page of a gateway's own list of payments into our books: what no webhook has told of is credited. One that
 * cannot be, does not keep the rest waiting. Safe to repeat and to race; what was credited is passed over.
 * @param place where the page before it said to read on; null for the first
 * @throws PROVIDER_UNAVAILABLE when the gateway does not tell its list
 */
export async function sweepPayments(
  services: Services,
  gateway: Gateway,
  { from, to }: Span,
  place: string | null,
): Promise<SweptPage> {
  const { listPayments } = gatewayNamed(services, gateway);
  if (!listPayments) return { next: null, failed: [] };
  const { payments, next } = await listPayments({ from: new Date(from), to: new Date(to) }, place);
  const ids = payments.map(({ gatewayPaymentId }) => gatewayPaymentId);
  const credited = await creditedAmong(services.db, gateway, ids);
  const failed: string[] = [];
  for (const payment of payments.filter((one) => isNews(one) && !credited.has(one.gatewayPaymentId))) {
    try {
      if ((await applyPayment(services, gateway, payment)) === "CAPTURED") found.inc({ gateway });
    } catch (err) {
      const { gatewayPaymentId } = payment;
      services.logger.warn(
        { err, gateway, gatewayPaymentId },
        "A payment on the gateway's list was not applied",
      );
      failed.push(gatewayPaymentId);
    }
  }
  return { next, failed };
}

/** One that somebody has begun, and no bank has answered, is no news: most are given up. */
const isNews = ({ status }: GatewayPayment) => status !== "created";

/** Asks for one payment by itself, and brings it into our books. Safe to repeat. @throws PROVIDER_UNAVAILABLE */
export async function sweepPayment(
  services: Services,
  gateway: Gateway,
  gatewayPaymentId: string,
): Promise<void> {
  await applyPayment(services, gateway, await gatewayNamed(services, gateway).readPayment(gatewayPaymentId));
}

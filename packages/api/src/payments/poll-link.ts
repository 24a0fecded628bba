import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { gatewayNamed } from "./gateways.ts";
import { type LinkRow, openQrsOfLink } from "./link-repo.ts";
import { pollQr } from "./poll-qr.ts";

/**
 * Asks the gateways what was paid on a link, on the gateway's page and by the QRs of ours, and credits what no webhook
 * has told of. Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE
 */
export async function pollLink(services: Services, link: LinkRow): Promise<void> {
  if (link.gatewayLinkId !== null) {
    const payments = await gatewayNamed(services, link.gateway).paymentsOfLink(link.gatewayLinkId);
    for (const payment of payments) await applyPayment(services, link.gateway, payment);
  }
  for (const qr of await openQrsOfLink(services.db, link.id, new Date(0))) await pollQr(services, qr);
}

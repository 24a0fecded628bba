import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { gatewayNamed } from "./gateways.ts";
import type { QrRow } from "./repo.ts";

/**
 * Asks the gateway what was paid on a QR, and credits what no webhook has told of. Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE
 */
export async function pollQr(services: Services, qr: QrRow): Promise<void> {
  if (qr.gatewayQrId === null) return;
  const payments = await gatewayNamed(services, qr.gateway).paymentsOfQr(qr.gatewayQrId);
  for (const payment of payments) await applyPayment(services, qr.gateway, payment);
}

import { AppError } from "@drivopay/contracts/errors";
import type { Services } from "../services.ts";
import type { OpenAtGateway } from "./forget-requests.ts";
import { gatewayNamed } from "./gateways.ts";

/**
 * Has the gateways take no further payment on what has ended here. One that refuses for good has ended it already.
 * Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE when a gateway could not be reached; to be tried again
 */
export async function closeAtGateways(
  services: Services,
  requests: readonly OpenAtGateway[],
): Promise<{ closed: number }> {
  let closed = 0;
  for (const request of requests) {
    if (await closeOne(services, request)) closed += 1;
  }
  return { closed };
}

async function closeOne(services: Services, { type, gateway, gatewayId }: OpenAtGateway): Promise<boolean> {
  const port = gatewayNamed(services, gateway);
  try {
    await (type === "qr" ? port.closeQr(gatewayId) : port.cancelLink(gatewayId));
    return true;
  } catch (err) {
    if (!(err instanceof AppError) || err.code !== "PROVIDER_REJECTED") throw err;
    services.logger.warn({ err, type, gatewayId }, "A gateway does not close what has ended");
    return false;
  }
}

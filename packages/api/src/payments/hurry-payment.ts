import type { Gateway } from "@drivopay/contracts/payments";
import { counter } from "@drivopay/runtime/metrics";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { gatewayOfWebhook } from "./gateways.ts";
import type { GatewayPayment } from "./ports.ts";
import { markProcessed } from "./process-webhook.ts";
import type { KeptWebhook } from "./receive-webhook.ts";

const hurried = counter("payments_hurried_total", "Captured payments by whether they were credited at once", [
  "outcome",
]);

/** More at once would take connections from those who wait for an answer; the workflow carries the rest out in turn. */
const atMost = 4;
/** The gateway's ids of payments being credited: it tells of each by several webhooks at the same moment. */
const underWay = new Set<string>();

/**
 * Credits a captured payment that a kept webhook tells of, at once and in this process: the driver waits at the kerb
 * to hear it. A favour only: the webhook's workflow comes in any case, and finds the payment credited or credits it.
 */
export function hurryPayment(services: Services, webhook: KeptWebhook): void {
  const gateway = gatewayOfWebhook(webhook.gateway);
  const { event } = webhook;
  if (!gateway || event?.type !== "payment" || event.payment.status !== "captured") return;
  const key = `${gateway}:${event.payment.gatewayPaymentId}`;
  if (underWay.has(key) || underWay.size >= atMost) {
    hurried.inc({ outcome: "left" });
    return;
  }
  underWay.add(key);
  credit(services, webhook, gateway, event.payment)
    .then(
      () => hurried.inc({ outcome: "done" }),
      (err: unknown) => {
        hurried.inc({ outcome: "failed" });
        const webhookEventId = webhook.id;
        services.logger.warn(
          { err, webhookEventId },
          "A payment was not credited at once; its workflow will",
        );
      },
    )
    .finally(() => underWay.delete(key));
}

async function credit(
  services: Services,
  webhook: KeptWebhook,
  gateway: Gateway,
  payment: GatewayPayment,
): Promise<void> {
  const outcome = await applyPayment(services, gateway, payment);
  await markProcessed(services, webhook, outcome);
}

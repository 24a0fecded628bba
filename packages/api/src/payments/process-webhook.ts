import { AppError } from "@drivopay/contracts/errors";
import type { Gateway } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { histogram } from "@drivopay/runtime/metrics";
import { and, eq, isNull } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { noteDowntime, settlePayout, settleValidation } from "../wallet/index.ts";
import { applyPayment } from "./apply-payment.ts";
import { applyRefund } from "./apply-refund.ts";
import { endLink } from "./end-link.ts";
import { endQr } from "./end-qr.ts";
import { gatewayNamed, gatewayOfWebhook } from "./gateways.ts";
import { linkByGatewayId } from "./link-repo.ts";
import { pollLink } from "./poll-link.ts";
import type { GatewayEvent } from "./ports.ts";
import { qrByGatewayId, type WebhookRow, webhookById } from "./repo.ts";
import { syncSettlements } from "./sync-settlements.ts";

const { webhookEvents } = tables;
const latency = histogram("razorpay_webhook_latency_seconds", "From a webhook's arrival to its effect", [
  "outcome",
]);

/**
 * Makes of a kept webhook what it says, once, in whatever order webhooks come. Safe to repeat and to race: what it
 * leads to is keyed by the gateway's own ids.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked and did not answer
 */
export async function processWebhook(
  services: Services,
  webhookEventId: string,
): Promise<{ outcome: string }> {
  const webhook = await webhookById(services.db, webhookEventId);
  if (!webhook) throw new AppError("NOT_FOUND");
  if (webhook.processedAt !== null) return { outcome: webhook.outcome ?? "" };
  const outcome = await makeOfIt(services, webhook);
  await markProcessed(services, webhook, outcome);
  return { outcome };
}

/** Notes what became of a webhook; what was noted first stands. */
export async function markProcessed(
  services: Services,
  webhook: { readonly id: string; readonly receivedAt: Date },
  outcome: string,
): Promise<void> {
  const processedAt = services.clock.now();
  const [first] = await services.db.orm
    .update(webhookEvents)
    .set({ processedAt, outcome })
    .where(and(eq(webhookEvents.id, webhook.id), isNull(webhookEvents.processedAt)))
    .returning({ id: webhookEvents.id });
  if (!first) return;
  latency.observe({ outcome }, Math.max(0, processedAt.getTime() - webhook.receivedAt.getTime()) / 1000);
}

async function makeOfIt(services: Services, webhook: WebhookRow): Promise<string> {
  const gateway = gatewayOfWebhook(webhook.gateway);
  // A body is erased only long after something was made of it.
  if (gateway === null || webhook.rawBody === null) throw new AppError("NOT_FOUND");
  const event = readEvent(services, gateway, webhook.rawBody);
  if (event) return apply(services, gateway, event);
  await openCase(services.db, {
    dedupeKey: `payments.webhook-unreadable:${webhook.id}`,
    kind: "payments.webhook-unreadable",
    summary: "A signed webhook could not be read",
    evidence: { gateway: webhook.gateway, eventName: webhook.eventName, eventId: webhook.gatewayEventId },
    referenceId: webhook.id,
  });
  return "UNREADABLE";
}

/** What a webhook says; null when it cannot be read. */
export function readEvent(services: Services, gateway: Gateway, rawBody: Buffer): GatewayEvent | null {
  try {
    return gatewayNamed(services, gateway).parseWebhook(rawBody);
  } catch (error) {
    if (error instanceof AppError && error.code === "BAD_REQUEST") return null;
    throw error;
  }
}

async function apply(services: Services, gateway: Gateway, event: GatewayEvent): Promise<string> {
  switch (event.type) {
    case "payment":
      return applyPayment(services, gateway, event.payment);
    case "refund":
      return applyRefund(services, gateway, event.refund);
    case "payout":
      await settlePayout(services, event.payout);
      return "PAYOUT";
    case "validation":
      await settleValidation(services, event.validation);
      return "VALIDATION";
    case "settlement":
      await syncSettlements(services, gateway, event.settledAt);
      return "SETTLEMENT";
    case "downtime":
      await noteDowntime(services, event.downtime);
      return "DOWNTIME";
    case "qr_closed":
      return closeQr(services, gateway, event.gatewayQrId);
    case "link":
      return applyLink(services, gateway, event);
    case "ignored":
      return "IGNORED";
  }
}

async function closeQr(services: Services, gateway: Gateway, gatewayQrId: string): Promise<string> {
  const qr = await qrByGatewayId(services.db, gateway, gatewayQrId);
  if (qr) await endQr(services, qr.id, "CLOSED", "closed at the gateway");
  return "QR_CLOSED";
}

/** A link that is said to be paid is asked for its payment. */
async function applyLink(
  services: Services,
  gateway: Gateway,
  { gatewayLinkId, status }: Extract<GatewayEvent, { type: "link" }>,
): Promise<string> {
  const link = await linkByGatewayId(services.db, gateway, gatewayLinkId);
  if (!link) return "UNKNOWN_LINK";
  if (status === "paid") {
    await pollLink(services, link);
    return "LINK_PAID";
  }
  const ended = status === "expired" ? "EXPIRED" : "CANCELLED";
  await endLink(services, link.id, ended);
  return `LINK_${ended}`;
}

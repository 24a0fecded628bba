import { closeCase, openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { processWebhook } from "./process-webhook.ts";
import { unprocessedWebhooks, webhookById } from "./repo.ts";

/** Its own workflow has this long; and after three days a webhook is left to its case. */
const patienceMs = 5 * 60_000;
const longestMs = 3 * 24 * 60 * 60_000;
/** So long its own workflow tries. */
const stuckAfterMs = 60 * 60_000;
const batchSize = 100;

const stuckKey = (webhookEventId: string) => `payments.webhook-stuck:${webhookEventId}`;

/** Webhooks that were kept and of which nothing has been made, though their workflow had its time. */
export async function forgottenWebhooks(services: Services): Promise<string[]> {
  const now = services.clock.now().getTime();
  const received = { after: new Date(now - longestMs), before: new Date(now - patienceMs) };
  return unprocessedWebhooks(services.db, received, batchSize);
}

/**
 * Carries out a webhook that was left behind, and ends the case that it may have by now. Safe to repeat and to race.
 * @throws PROVIDER_UNAVAILABLE when the gateway had to be asked and did not answer
 */
export async function retryWebhook(services: Services, webhookEventId: string): Promise<void> {
  await processWebhook(services, webhookEventId);
  await closeCase(services.db, stuckKey(webhookEventId), "It has been carried out since.");
}

/**
 * Calls a person to a webhook that is still left behind, once its own workflow must have given up: a gateway that is down
 * for a moment is nobody's work. Safe to repeat.
 */
export async function reportForgottenWebhook(
  services: Services,
  webhookEventId: string,
  reason: string,
): Promise<void> {
  services.logger.warn({ webhookEventId, reason }, "A webhook still cannot be carried out");
  const webhook = await webhookById(services.db, webhookEventId);
  const age = services.clock.now().getTime() - (webhook?.receivedAt.getTime() ?? 0);
  if (age >= stuckAfterMs) await reportStuckWebhook(services, webhookEventId, reason);
}

/** Calls a person to a webhook of which nothing could be made. Safe to repeat. */
export async function reportStuckWebhook(
  services: Services,
  webhookEventId: string,
  reason: string,
): Promise<void> {
  const webhook = await webhookById(services.db, webhookEventId);
  if (!webhook || webhook.processedAt !== null) return;
  const { gateway, eventName } = webhook;
  await openCase(services.db, {
    dedupeKey: stuckKey(webhookEventId),
    kind: "payments.webhook-stuck",
    summary: "A webhook was kept, but could not be carried out",
    evidence: { gateway, eventName, webhookEventId, reason },
    referenceId: webhookEventId,
  });
}

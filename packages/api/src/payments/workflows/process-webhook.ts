import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { webhookReceived } from "../events.ts";
import { processWebhook } from "../process-webhook.ts";
import { forgottenWebhooks } from "../retry-webhooks.ts";

/** Makes of each webhook what it says. Retried for about an hour; then a case is left, and the janitor goes on. */
export const processWebhookWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "process-webhook",
      triggers: [webhookReceived],
      retries: 8,
      idempotency: "event.data.webhookEventId",
      onFailure: async ({ event, error }) => {
        const { webhookEventId, gateway } = webhookReceived.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `payments.webhook-stuck:${webhookEventId}`,
          kind: "payments.webhook-stuck",
          summary: "A webhook was kept, but could not be carried out",
          evidence: { gateway, webhookEventId, reason: error.message },
          referenceId: webhookEventId,
        });
      },
    },
    async ({ event, step }) =>
      step.run("do what it says", () => processWebhook(services, event.data.webhookEventId)),
  );

/** Comes by for webhooks that their own workflow has left behind. */
export const retryWebhooksWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "retry-webhooks",
      triggers: [cron("*/5 * * * *")],
      retries: 1,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) =>
        services.logger.error({ err: error }, "Forgotten webhooks were not retried"),
    },
    async ({ step }) => {
      const forgotten = await step.run("find forgotten webhooks", () => forgottenWebhooks(services));
      for (const id of forgotten) {
        await step
          .run(`retry ${id}`, () => processWebhook(services, id))
          .catch((err: unknown) => {
            services.logger.warn({ err, webhookEventId: id }, "A webhook still cannot be carried out");
          });
      }
      return { retried: forgotten.length };
    },
  );

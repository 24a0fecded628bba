import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { asTheProviderWishes } from "../../workflow-errors.ts";
import { webhookReceived } from "../events.ts";
import { processWebhook } from "../process-webhook.ts";
import {
  forgottenWebhooks,
  reportForgottenWebhook,
  reportStuckWebhook,
  retryWebhook,
} from "../retry-webhooks.ts";

/** Makes of each webhook what it says. Retried for about an hour; then a case is left, and the janitor goes on. */
export const processWebhookWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "process-webhook",
      triggers: [webhookReceived],
      retries: 8,
      idempotency: "event.data.webhookEventId",
      concurrency: { key: "event.data.queue", limit: 1 },
      onFailure: async ({ event, error }) => {
        const { webhookEventId } = webhookReceived.schema.parse(event.data.event.data);
        await reportStuckWebhook(services, webhookEventId, error.message);
      },
    },
    async ({ event, step }) =>
      step.run("do what it says", () =>
        asTheProviderWishes(() => processWebhook(services, event.data.webhookEventId)),
      ),
  );

/** Comes by for webhooks that their own workflow has left behind. */
export const retryWebhooksWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "retry-webhooks",
      triggers: [cron("*/5 * * * *")],
      retries: 1,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `payments.webhooks-not-retried:${indianDay(services.clock.now())}`,
          kind: "payments.webhooks-not-retried",
          summary: "Webhooks that were kept and not carried out are not being looked for",
          evidence: { reason: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const forgotten = await step.run("find forgotten webhooks", () => forgottenWebhooks(services));
      for (const id of forgotten) {
        await step
          .run(`retry ${id}`, () => retryWebhook(services, id))
          .catch((error: unknown) =>
            step.run(`tell of ${id}`, () =>
              reportForgottenWebhook(services, id, error instanceof Error ? error.message : String(error)),
            ),
          );
      }
      return { retried: forgotten.length };
    },
  );

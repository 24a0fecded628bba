import type { EventType } from "inngest";
import type { z } from "zod";
import { openCase } from "../../audit/index.ts";
import { paymentCaptured, refundMade } from "../../payments/events.ts";
import type { Services } from "../../services.ts";
import { kycDecided } from "../../users/events.ts";
import { bankAccountDecided, holdReleased, withdrawalChanged } from "../../wallet/events.ts";
import { notificationRequested, type Telling } from "../events.ts";
import { tellDriver } from "../tell-driver.ts";
import {
  bankAccountTelling,
  holdTelling,
  kycTelling,
  paymentTelling,
  refundTelling,
  withdrawalTelling,
} from "../tellings.ts";

/** One workflow for each event that a driver is told of. */
export const tellDriverWorkflows = (services: Services) => [
  hear(services, "tell-payment-captured", paymentCaptured, paymentTelling),
  hear(services, "tell-refund-made", refundMade, refundTelling),
  hear(services, "tell-withdrawal-changed", withdrawalChanged, withdrawalTelling),
  hear(services, "tell-hold-released", holdReleased, holdTelling),
  hear(services, "tell-bank-account-decided", bankAccountDecided, bankAccountTelling),
  hear(services, "tell-kyc-decided", kycDecided, kycTelling),
  hear(services, "send-notification", notificationRequested, async (_services, telling) => telling),
];

/**
 * Works out what to say, then says it. One at a time a driver, so that messages stand in the order of what happened.
 * Retried for about an hour, then a case is left.
 */
function hear<Schema extends z.ZodType<{ userId: string }, Record<string, unknown>>>(
  services: Services,
  id: string,
  heard: EventType<string, Schema>,
  tellingOf: (services: Services, data: z.infer<Schema>) => Promise<Telling | null>,
) {
  return services.inngest.createFunction(
    {
      id,
      triggers: [heard],
      retries: 8,
      concurrency: { key: "event.data.userId", limit: 1 },
      onFailure: async ({ event, error }) => {
        await openCase(services.db, {
          dedupeKey: `${id}:${event.data.run_id}`,
          kind: "notifications.not-told",
          summary: `A driver could not be told of ${heard.name}`,
          evidence: { runId: event.data.run_id, reason: error.message },
          referenceId: event.data.run_id,
        });
      },
    },
    async ({ event, step }) => {
      const telling = await step.run("find the words", () =>
        tellingOf(services, heard.schema.parse(event.data)),
      );
      if (!telling) return { told: false };
      return step.run("tell the driver", () => tellDriver(services, telling));
    },
  );
}

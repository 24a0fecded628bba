import type { EventType } from "inngest";
import type { z } from "zod";
import { openCase } from "../../audit/index.ts";
import { paymentCaptured, refundMade } from "../../payments/events.ts";
import { signInNeeded } from "../../platforms/events.ts";
import type { Services } from "../../services.ts";
import { exportFailed, exportReady } from "../../transactions/events.ts";
import { kycDecided } from "../../users/events.ts";
import {
  autoWithdrawMissed,
  bankAccountDecided,
  holdReleased,
  promiseBroken,
  withdrawalChanged,
} from "../../wallet/events.ts";
import { notificationRequested, type Telling } from "../events.ts";
import { pushDriver, pushOrAdmit } from "../push-driver.ts";
import { tellDriver } from "../tell-driver.ts";
import {
  autoWithdrawTelling,
  bankAccountTelling,
  holdTelling,
  kycTelling,
  paymentTelling,
  platformTelling,
  promiseTelling,
  refundTelling,
  statementFailedTelling,
  statementTelling,
  withdrawalTelling,
} from "../tellings.ts";
import { textDriver } from "../text-driver.ts";
import { writeDriver } from "../write-driver.ts";

/** One workflow for each event that a driver is told of. */
export const tellDriverWorkflows = (services: Services) => [
  hear(services, "tell-payment-captured", paymentCaptured, paymentTelling),
  hear(services, "tell-refund-made", refundMade, refundTelling),
  hear(services, "tell-withdrawal-changed", withdrawalChanged, withdrawalTelling),
  hear(services, "tell-promise-broken", promiseBroken, promiseTelling),
  hear(services, "tell-auto-withdraw-missed", autoWithdrawMissed, autoWithdrawTelling),
  hear(services, "tell-hold-released", holdReleased, holdTelling),
  hear(services, "tell-bank-account-decided", bankAccountDecided, bankAccountTelling),
  hear(services, "tell-kyc-decided", kycDecided, kycTelling),
  hear(services, "tell-platform-sign-in", signInNeeded, platformTelling),
  hear(services, "tell-statement-ready", exportReady, statementTelling),
  hear(services, "tell-statement-failed", exportFailed, statementFailedTelling),
  hear(services, "send-notification", notificationRequested, async (_services, telling) => telling),
];

/**
 * Works out what to say, puts it into the inbox, and sends it by the ways the driver wants, after the quiet hours. One
 * step at a time a driver, so that messages stand in the order of what happened. Each way has its own retries, for
 * about an hour; then a case is left.
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
      const { told, plan } = await step.run("put into the inbox", () => tellDriver(services, telling));
      if (plan.notBefore !== null) await step.sleepUntil("the quiet hours end", plan.notBefore);

      const text = () => step.run("send the text message", () => textDriver(services, telling));
      const push = async () => {
        if (!plan.push) return;
        if (plan.text !== "WHEN_PUSH_FAILS") {
          await step.run("push", () => pushDriver(services, telling));
          return;
        }
        const pushed = await step.run("push", () => pushOrAdmit(services, telling));
        if (pushed !== "SENT") await text();
      };
      const letter = () => step.run("send the letter", () => writeDriver(services, telling));
      await Promise.all([push(), plan.text === "YES" && text(), plan.letter && letter()]);
      return { told };
    },
  );
}

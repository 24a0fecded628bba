import { openCase } from "../../audit/index.ts";
import { paymentCaptured } from "../../payments/events.ts";
import type { Services } from "../../services.ts";
import { noticeLateMoney } from "../late-money.ts";

/** Nobody who left is there to see that money came. */
export const lateMoneyWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "late-money",
      triggers: [paymentCaptured],
      retries: 8,
      idempotency: "event.data.paymentId",
      onFailure: async ({ event, error }) => {
        const { paymentId } = paymentCaptured.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `late-money-unknown:${paymentId}`,
          kind: "privacy.late-money-unknown",
          summary: "It could not be told whether a payment came to a closed account",
          evidence: { paymentId, reason: error.message },
          referenceId: paymentId,
        });
      },
    },
    async ({ event, step }) => step.run("is the account closed", () => noticeLateMoney(services, event.data)),
  );

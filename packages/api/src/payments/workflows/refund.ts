import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { asTheProviderWishes } from "../../workflow-errors.ts";
import { refundRequested } from "../events.ts";
import { sendRefund } from "../send-refund.ts";

/**
 * Tells the gateway of a refund; what becomes of it later comes by webhook. An unknown outcome is asked for again
 * with the same key for some hours, then a case is left: the money stays out of the wallet until somebody knows.
 */
export const refundWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "refund",
      triggers: [refundRequested],
      retries: 12,
      idempotency: "event.data.refundId",
      concurrency: { key: "event.data.walletId", limit: 1 },
      onFailure: async ({ event, error }) => {
        const { refundId, paymentId } = refundRequested.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `payments.refund-stuck:${refundId}`,
          kind: "payments.refund-stuck",
          summary: "What became of a refund is not known",
          evidence: { refundId, paymentId, reason: error.message },
          referenceId: refundId,
        });
      },
    },
    async ({ event, step }) =>
      step.run("tell the gateway", () =>
        asTheProviderWishes(() => sendRefund(services, event.data.refundId)),
      ),
  );

import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { expireLinks } from "../expire-links.ts";
import { expireQrs } from "../expire-qrs.ts";

const batchesAtMost = 40;

/** Each minute: closes QRs and links whose time has passed, after a last look for a payment. */
export const expireQrsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "expire-qrs",
      triggers: [cron("* * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) => {
        await openCase(services.db, {
          dedupeKey: `payments.qrs-not-expired:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "payments.qrs-not-expired",
          summary: "QRs or links whose time has passed could not be closed",
          evidence: { reason: error.message },
          referenceId: null,
        });
      },
    },
    async ({ step }) => {
      let closed = 0;
      for (let batch = 0; batch < batchesAtMost; batch += 1) {
        const outcome = await step.run(`batch ${batch}`, () => expireQrs(services));
        closed += outcome.closed;
        if (!outcome.more) break;
      }
      for (let batch = 0; batch < batchesAtMost; batch += 1) {
        const outcome = await step.run(`links, batch ${batch}`, () => expireLinks(services));
        closed += outcome.closed;
        if (!outcome.more) break;
      }
      return { closed };
    },
  );

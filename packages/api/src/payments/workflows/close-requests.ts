import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { closeAtGateways } from "../close-at-gateways.ts";
import { requestsEnded } from "../events.ts";

/** Closes at the gateways what a driver who left could still be paid by. */
export const closeRequestsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "close-requests",
      triggers: [requestsEnded],
      retries: 8,
      concurrency: { limit: 2 },
      onFailure: async ({ event, error }) => {
        const { userId, requests } = requestsEnded.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `requests:${event.data.run_id}`,
          kind: "payments.requests-not-closed",
          summary: "QRs or links of a driver who left are still open at their gateway",
          evidence: { userId, requests, reason: error.message },
          referenceId: userId,
        });
      },
    },
    async ({ event, step }) =>
      step.run("close at the gateways", () => closeAtGateways(services, event.data.requests)),
  );

import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { releaseLimitHolds } from "../../wallet/index.ts";
import { kycDecided } from "../events.ts";

/** After an approval, money that waited above the old limit becomes the driver's. */
export const kycDecidedWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "kyc-decided",
      triggers: [kycDecided],
      retries: 8,
      concurrency: { key: "event.data.userId", limit: 1 },
      idempotency: "event.data.submissionId",
      onFailure: async ({ event, error }) => {
        const { userId, submissionId } = kycDecided.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `kyc:${submissionId}:holds`,
          kind: "users.holds-not-released",
          summary: "Money held above the old limit could not be released after the identity check",
          evidence: { userId, submissionId, reason: error.message },
          referenceId: userId,
        });
      },
    },
    async ({ event, step }) => {
      if (event.data.decision !== "APPROVED") return { released: 0 };
      return step.run("release held money", () => releaseLimitHolds(services, event.data.userId));
    },
  );

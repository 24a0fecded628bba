import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { eraseExpired } from "../erase-expired.ts";

/** Every night in India: erases what was kept for as long as it may be. */
export const eraseExpiredWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "erase-expired",
      triggers: [cron("TZ=Asia/Kolkata 40 2 * * *")],
      retries: 3,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `erase-expired:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "privacy.not-erased",
          summary: "Data whose time is over could not be erased",
          evidence: { reason: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => step.run("erase", () => eraseExpired(services)),
  );

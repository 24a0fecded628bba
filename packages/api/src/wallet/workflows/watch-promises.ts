import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { breakPromise, overduePromises } from "../watch-promises.ts";

/** Every minute: looks for promises of arrival that were not kept, and owns up to each. */
export const watchPromisesWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "watch-promises",
      triggers: [cron("* * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `watch-promises:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "wallet.promises-unwatched",
          summary: "Nobody looks whether withdrawals arrive as promised",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const due = await step.run("find", () => overduePromises(services));
      for (const id of due) await step.run(`own up to ${id}`, () => breakPromise(services, id));
      return { broken: due.length };
    },
  );

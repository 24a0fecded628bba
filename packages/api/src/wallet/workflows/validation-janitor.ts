import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { overdueValidations, takeUpValidation } from "../take-up-validation.ts";

/** Every five minutes: takes up proofs of bank accounts that somebody dropped. */
export const validationJanitorWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "validation-janitor",
      triggers: [cron("*/5 * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `validation-janitor:${indianDay(services.clock.now())}`,
          kind: "wallet.validation-janitor-failed",
          summary: "Proofs of bank accounts that stay open are not being looked at",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const due = await step.run("find", () => overdueValidations(services));
      for (const open of due) {
        await step.run(`take up ${open.kind} ${open.id}`, () => takeUpValidation(services, open));
      }
      return { looked: due.length };
    },
  );

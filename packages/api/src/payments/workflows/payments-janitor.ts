import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { overdueUnknowns, takeUpUnknown } from "../take-up-unknown.ts";

/** Every five minutes: asks what became of payments, refunds and settlements whose end no webhook has told. */
export const paymentsJanitorWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "payments-janitor",
      triggers: [cron("*/5 * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `payments-janitor:${indianDay(services.clock.now())}`,
          kind: "payments.janitor-failed",
          summary: "Payments, refunds and settlements that stay open are not being looked at",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const due = await step.run("find", () => overdueUnknowns(services));
      for (const unknown of due) {
        await step.run(`take up ${unknown.kind} ${unknown.id}`, () => takeUpUnknown(services, unknown));
      }
      return { looked: due.length };
    },
  );

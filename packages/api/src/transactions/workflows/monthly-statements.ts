import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { askMonthlyStatements } from "../monthly-statements.ts";

/** On the first of each month: a statement of the month that has ended, for every driver whose money moved in it. */
export const monthlyStatementsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "monthly-statements",
      triggers: [cron("TZ=Asia/Kolkata 0 5 1 * *")],
      retries: 6,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `monthly-statements:${services.clock.now().toISOString().slice(0, 7)}`,
          kind: "transactions.monthly-statements-failed",
          summary: "Not every driver's monthly statement was asked for",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      let asked = 0;
      let after: string | null = null;
      do {
        const page: { asked: number; next: string | null } = await step.run(
          `ask for the statements behind ${after ?? "the first"}`,
          () => askMonthlyStatements(services, after),
        );
        asked += page.asked;
        after = page.next;
      } while (after !== null);
      return { asked };
    },
  );

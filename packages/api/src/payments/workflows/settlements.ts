import { Gateway } from "@drivopay/contracts/payments";
import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { syncSettlements } from "../sync-settlements.ts";
import { watchLateSettlements } from "../watch-late-settlements.ts";

const dayMs = 86_400_000;
/** Today and the days before it that are read again: a day is told of late, and a cron may have been missed. */
const daysRead = 4;

/**
 * Every two hours: fetches what the gateways have settled, and looks for what they should have. A webhook usually has
 * brought it before; this is for those that were lost.
 */
export const settlementsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "settlements",
      triggers: [cron("20 */2 * * *")],
      retries: 5,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) => {
        await openCase(services.db, {
          dedupeKey: `payments.settlements-not-fetched:${indianDay(services.clock.now())}`,
          kind: "payments.settlements-not-fetched",
          summary: "Settlements could not be fetched from the gateways",
          evidence: { reason: error.message },
          referenceId: null,
        });
      },
    },
    async ({ step }) => {
      const days = await step.run("look at the calendar", () => {
        const now = services.clock.now().getTime();
        return Array.from({ length: daysRead }, (_, ago) => new Date(now - ago * dayMs).toISOString());
      });
      for (const gateway of Gateway.options.filter((name) => services.paymentGateways[name])) {
        for (const day of days) {
          await step.run(`${gateway}, ${indianDay(new Date(day))}`, () =>
            syncSettlements(services, gateway, new Date(day)),
          );
        }
      }
      return await step.run("look for what is late", () => watchLateSettlements(services));
    },
  );

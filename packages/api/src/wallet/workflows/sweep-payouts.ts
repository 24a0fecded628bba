import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { asTheProviderWishes } from "../../workflow-errors.ts";
import { payoutsDue } from "../events.ts";
import { payoutSweepPolicy } from "../policy.ts";
import { askAgain, callPayouts, type PageEnd, type Sweep, sweptParts } from "../sweep-payouts.ts";

/**
 * Every night: has the gateway asked about payouts whose end no webhook may have told, since the bank can return them
 * days later. The sweep is fixed at its beginning and read page by page, however many there are.
 */
export const callPayoutSweepWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "call-payout-sweep",
      triggers: [cron(payoutSweepPolicy.cronUtc)],
      retries: 8,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `call-payout-sweep:${indianDay(services.clock.now())}`,
          kind: "wallet.payout-sweep-failed",
          summary: "Not every payout of the last days was asked about again",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const sweep = await step.run("look at the calendar", () => beginSweep(services.clock.now()));
      let pages = 0;
      for (const part of sweptParts) {
        let after: PageEnd | null = null;
        do {
          pages += 1;
          const from: PageEnd | null = after;
          after = await step.run(`call ${part}, page ${pages}`, () =>
            callPayouts(services, sweep, part, from),
          );
        } while (after !== null);
      }
      return { day: sweep.day, pages };
    },
  );

function beginSweep(now: Date): Sweep {
  const endedSince = new Date(now.getTime() - payoutSweepPolicy.endedWithinMs);
  return { day: indianDay(now), endedSince: endedSince.toISOString(), until: now.toISOString() };
}

/**
 * One batch of a sweep, at the pace that the gateway asks for: one after another. A batch has many wallets; each
 * withdrawal's own row keeps its money from moving twice.
 */
export const payoutSweepWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "payout-sweep",
      triggers: [payoutsDue],
      retries: 8,
      concurrency: { limit: 1 },
      idempotency: "event.data.batchId",
      onFailure: async ({ event, error }) => {
        const { batchId, withdrawalIds } = payoutsDue.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `payout-sweep:${batchId}`,
          kind: "wallet.payout-sweep-failed",
          summary: "The gateway could not be asked again about some payouts",
          evidence: { withdrawalIds, error: error.message },
          referenceId: null,
        });
      },
    },
    async ({ event, step }) =>
      step.run("ask the gateway", () =>
        asTheProviderWishes(() => askAgain(services, event.data.withdrawalIds)),
      ),
  );

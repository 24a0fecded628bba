import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { autoWithdraw, callTurns } from "../auto-withdraw.ts";
import { autoWithdrawDue } from "../events.ts";
import { autoWithdrawPolicy } from "../policy.ts";

/** Every evening: gives each driver who wants it a turn. The day is kept, so that a late retry is no second turn. */
export const callAutoWithdrawWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "call-auto-withdraw",
      triggers: [cron(autoWithdrawPolicy.cronUtc)],
      retries: 8,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `call-auto-withdraw:${indianDay(services.clock.now())}`,
          kind: "wallet.auto-withdraw-failed",
          summary: "Auto-withdraw did not reach every driver today",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const day = await step.run("look at the calendar", () => indianDay(services.clock.now()));
      let after: string | null = null;
      let batch = 0;
      do {
        batch += 1;
        const from: string | null = after;
        after = await step.run(`call batch ${batch}`, () =>
          callTurns(services, day, from, autoWithdrawPolicy.batchSize),
        );
      } while (after !== null);
      return { day, batches: batch };
    },
  );

/** One driver's turn. What it makes is an ordinary withdrawal, which the withdrawal's own workflow takes on. */
export const autoWithdrawWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "auto-withdraw",
      triggers: [autoWithdrawDue],
      retries: 8,
      concurrency: { key: "event.data.walletId", limit: 1 },
      idempotency: "event.data.userId + event.data.day",
      onFailure: async ({ event, error }) => {
        const { userId, day } = autoWithdrawDue.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `auto-withdraw:${userId}:${day}`,
          kind: "wallet.auto-withdraw-failed",
          summary: "A driver's auto-withdraw could not be made",
          evidence: { day, error: error.message },
          referenceId: userId,
        });
      },
    },
    async ({ event, step }) => {
      const turn = autoWithdrawDue.schema.parse(event.data);
      const outcome = await step.run("send what may be sent", () => autoWithdraw(services, turn));
      return { outcome };
    },
  );

import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { driversWithLimitHolds, expiredReviews, expireReview } from "../end-holds.ts";
import { releaseLimitHolds } from "../release-limit-holds.ts";

const batchSize = 100;

/**
 * Every quarter of an hour: ends holds that have no more reason. Money above a limit is freed once there is room,
 * as after a withdrawal or on the first of the month; withdrawals that nobody reviewed in time go back.
 */
export const endHoldsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "end-holds",
      triggers: [cron("*/15 * * * *")],
      retries: 3,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `end-holds:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "wallet.holds-not-ended",
          summary: "Holds that have no more reason are not being ended",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const expired = await step.run("find expired reviews", () => expiredReviews(services, batchSize));
      for (const id of expired) await step.run(`give back ${id}`, () => expireReview(services, id));
      let after: string | null = null;
      let batch = 0;
      do {
        batch += 1;
        const from: string | null = after;
        after = await step.run(`free what fits, batch ${batch}`, () => freeBatch(services, from));
      } while (after !== null);
      return { expired: expired.length };
    },
  );

async function freeBatch(services: Services, after: string | null): Promise<string | null> {
  const drivers = await driversWithLimitHolds(services, after, batchSize);
  for (const { userId } of drivers) await releaseLimitHolds(services, userId);
  return drivers.length < batchSize ? null : (drivers.at(-1)?.walletId ?? null);
}

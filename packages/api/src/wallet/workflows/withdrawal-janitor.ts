import { tables } from "@drivopay/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import { isLastLook, lookIsDueForEver } from "../../looks.ts";
import type { Services } from "../../services.ts";
import { advanceWithdrawal, reportStuck } from "../send-payout.ts";
import { openStatuses } from "../withdrawal-status.ts";

const { withdrawals } = tables;

const batchSize = 50;

/** Every five minutes: takes up withdrawals that somebody dropped. */
export const withdrawalJanitorWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "withdrawal-janitor",
      triggers: [cron("*/5 * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `withdrawal-janitor:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "wallet.janitor-failed",
          summary: "Withdrawals that stay open are not being looked at",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      const due = await step.run("find", () => overdueWithdrawals(services));
      for (const { id, look } of due) {
        await step.run(`take up ${id}`, () => takeUp(services, id, look));
      }
      return { looked: due.length };
    },
  );

/** Open withdrawals whose next look is due, the longest waiting first. */
export async function overdueWithdrawals({ db }: Services): Promise<{ id: string; look: number }[]> {
  const rows = await db.orm
    .select({ id: withdrawals.id, checks: withdrawals.checks })
    .from(withdrawals)
    .where(
      and(
        inArray(withdrawals.status, openStatuses),
        lookIsDueForEver(withdrawals.checks, withdrawals.updatedAt),
      ),
    )
    .orderBy(asc(withdrawals.updatedAt))
    .limit(batchSize);
  return rows.map(({ id, checks }) => ({ id, look: checks + 1 }));
}

/**
 * One look: on with it if that is possible, else a note of the look, and from the third on a case unless one is open.
 */
export async function takeUp(services: Services, id: string, look: number): Promise<void> {
  try {
    await advanceWithdrawal(services, id);
  } catch (err) {
    services.logger.warn({ err, withdrawalId: id, look }, "A withdrawal could not be taken up");
  }
  const unchanged = and(eq(withdrawals.id, id), eq(withdrawals.checks, look - 1));
  await services.db.orm.update(withdrawals).set({ checks: look }).where(unchanged);
  if (isLastLook(look)) await reportStuck(services, id, `Looked at ${look} times`);
}

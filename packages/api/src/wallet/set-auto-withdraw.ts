import type { AutoWithdraw, AutoWithdrawInput } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { autoWithdrawPolicy } from "./policy.ts";

const { autoWithdrawals, autoWithdrawalRuns } = tables;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export const readAutoWithdraw = ({ services, driver }: DriverContext): Promise<AutoWithdraw> =>
  autoWithdrawOf(services, driver.userId);

/** Whether the balance is sent by itself, when next, and what happened last. */
export async function autoWithdrawOf(services: Services, userId: string): Promise<AutoWithdraw> {
  const { orm } = services.db;
  const [[setting], [run]] = await Promise.all([
    orm.select().from(autoWithdrawals).where(eq(autoWithdrawals.userId, userId)),
    orm
      .select()
      .from(autoWithdrawalRuns)
      .where(eq(autoWithdrawalRuns.userId, userId))
      .orderBy(desc(autoWithdrawalRuns.day))
      .limit(1),
  ]);
  const enabled = setting?.enabled ?? false;
  return {
    enabled,
    threshold: setting?.threshold ?? null,
    nextAt: enabled ? nextTurn(services.clock.now()).toISOString() : null,
    lastRun: run
      ? {
          at: run.createdAt.toISOString(),
          outcome: run.outcome,
          amount: run.amount,
          withdrawalId: run.withdrawalId,
        }
      : null,
  };
}

/** Has the balance sent every evening once it has reached a sum. The PIN has been proved. */
export async function turnOnAutoWithdraw(
  ctx: DriverContext,
  { threshold }: Pick<z.infer<typeof AutoWithdrawInput>, "threshold">,
): Promise<AutoWithdraw> {
  const { userId, walletId } = ctx.driver;
  await ctx.services.db.transact(async (tx) => {
    const change = { enabled: true, threshold, updatedAt: sql`now()` };
    await tx.orm
      .insert(autoWithdrawals)
      .values({ userId, walletId, enabled: true, threshold })
      .onConflictDoUpdate({ target: autoWithdrawals.userId, set: change });
    await note(tx, ctx, { enabled: true, threshold });
  });
  return await readAutoWithdraw(ctx);
}

/** Stops it; needs no PIN, since money that stays is safe. */
export async function turnOffAutoWithdraw(ctx: DriverContext): Promise<AutoWithdraw> {
  await ctx.services.db.transact(async (tx) => {
    await tx.orm
      .update(autoWithdrawals)
      .set({ enabled: false, updatedAt: sql`now()` })
      .where(eq(autoWithdrawals.userId, ctx.driver.userId));
    await note(tx, ctx, { enabled: false });
  });
  return await readAutoWithdraw(ctx);
}

async function note(tx: Session, ctx: DriverContext, newValue: Record<string, unknown>): Promise<void> {
  await recordAudit(tx, actorOf(ctx, ctx.driver), {
    action: "wallet.auto-withdraw-set",
    entityType: "user",
    entityId: ctx.driver.userId,
    newValue,
  });
}

/** The next evening at which it happens. */
function nextTurn(now: Date): Date {
  const today = startOfIndianDay(now).getTime() + autoWithdrawPolicy.hourInIndia * hourMs;
  return new Date(today > now.getTime() ? today : today + dayMs);
}

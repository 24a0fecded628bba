import {
  type ReviewWithdrawalInput,
  type WithdrawalQueue,
  WithdrawalQueueInput,
  WithdrawalRow as WithdrawalView,
} from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { WithdrawalStatus } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordOpenPage } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";
import { withdrawalReviewed } from "./events.ts";
import { promiseArrival } from "./promise-arrival.ts";
import { returnHeldMoney } from "./settle-payout.ts";
import {
  changeStatus,
  lockWithdrawal,
  presentWithdrawals,
  type WithdrawalRow,
  withdrawalById,
} from "./withdrawal-repo.ts";

const { withdrawals, users } = tables;
type View = z.infer<typeof WithdrawalView>;

/**
 * Withdrawals in a state, by default those that wait for staff, the longest waiting first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listWithdrawals(
  ctx: StaffContext,
  asked: z.infer<typeof WithdrawalQueueInput>,
): Promise<z.infer<typeof WithdrawalQueue>> {
  const { orm } = ctx.services.db;
  const input = resume(WithdrawalQueueInput, asked);
  const status = WithdrawalStatus.safeParse(input.status ?? "IN_REVIEW");
  if (!status.success)
    throw new AppError("VALIDATION_FAILED", { errors: [{ path: "status", message: "Unknown" }] });
  const { take, skip } = pageBounds(input);
  const inState = eq(withdrawals.status, status.data);
  const waiting = status.data === "IN_REVIEW";
  const behind =
    input.cursor === undefined
      ? undefined
      : waiting
        ? sql`(${withdrawals.createdAt}, ${withdrawals.id}) > (select c.created_at, c.id from ${withdrawals} c where c.id::text = ${input.cursor})`
        : sql`(${withdrawals.createdAt}, ${withdrawals.id}) < (select c.created_at, c.id from ${withdrawals} c where c.id::text = ${input.cursor})`;
  const order = waiting
    ? [asc(withdrawals.createdAt), asc(withdrawals.id)]
    : [desc(withdrawals.createdAt), desc(withdrawals.id)];
  const [found, totals] = await Promise.all([
    orm
      .select()
      .from(withdrawals)
      .where(and(inState, behind))
      .orderBy(...order)
      .limit(take)
      .offset(skip),
    orm.select({ total: count() }).from(withdrawals).where(inState),
  ]);
  const { rows, pagination } = pageOf(found, input, totals[0]?.total ?? 0, (row) => row.id);
  await recordOpenPage(ctx, {
    action: "wallet.withdrawals-read",
    entityType: "list",
    entityId: "withdrawals.queue",
  });
  return { withdrawals: await viewsOf(ctx, rows), pagination };
}

/** One withdrawal, as staff see it; that they looked is written down. @throws NOT_FOUND */
export async function readWithdrawal(ctx: StaffContext, id: string): Promise<View> {
  const [view] = await viewsOf(ctx, [await withdrawalById(ctx.services.db, id)]);
  if (!view) throw new AppError("NOT_FOUND");
  await recordOpenPage(ctx, { action: "wallet.withdrawal-read", entityType: "withdrawal", entityId: id });
  return view;
}

/**
 * Releases a withdrawal that waits for review to its payout, or refuses it and gives the money back.
 * @throws NOT_FOUND, STATE_CONFLICT when it does not wait for review any more
 */
export async function reviewWithdrawal(
  ctx: StaffContext,
  input: z.infer<typeof ReviewWithdrawalInput>,
): Promise<View> {
  const { withdrawalId, decision, reason } = input;
  const reviewedBy = ctx.staff.staffId;
  const actor = actorOf(ctx, ctx.staff);
  await ctx.services.db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, withdrawalId);
    if (row.status !== "IN_REVIEW") throw new AppError("STATE_CONFLICT");
    if (decision === "RELEASE") {
      // The promise starts anew: the wait for review was not in it.
      const { arrivesBy } = await promiseArrival(tx, row, ctx.services.clock.now());
      await changeStatus(tx, actor, row, "HELD", { detail: reason, fields: { reviewedBy, arrivesBy } });
    } else {
      const change = { actor, reason: "REFUSED_IN_REVIEW", detail: reason, reviewedBy };
      await returnHeldMoney(tx, row, "RETURNED", change);
    }
    await announce(tx, withdrawalReviewed, { withdrawalId, decision });
  });
  const [view] = await viewsOf(ctx, [await withdrawalById(ctx.services.db, withdrawalId)]);
  if (!view) throw new AppError("NOT_FOUND");
  return view;
}

async function viewsOf({ services }: StaffContext, rows: readonly WithdrawalRow[]): Promise<View[]> {
  if (rows.length === 0) return [];
  const shown = await presentWithdrawals(services.db, rows);
  const owners = await services.db.orm
    .select({
      id: withdrawals.id,
      userId: users.id,
      userName: users.name,
      riskReasons: withdrawals.riskReasons,
    })
    .from(withdrawals)
    .innerJoin(users, eq(users.id, withdrawals.userId))
    .where(
      inArray(
        withdrawals.id,
        rows.map((row) => row.id),
      ),
    );
  const ownerOf = new Map(owners.map((owner) => [owner.id, owner]));
  return shown.map((withdrawal) =>
    WithdrawalView.parse({
      ...withdrawal,
      userId: ownerOf.get(withdrawal.id)?.userId,
      userName: ownerOf.get(withdrawal.id)?.userName,
      riskReasons: ownerOf.get(withdrawal.id)?.riskReasons,
    }),
  );
}

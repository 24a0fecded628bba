import { tables } from "@drivopay/db";
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { openCase, systemActor } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { returnHeldMoney } from "./settle-payout.ts";
import { lockWithdrawal } from "./withdrawal-repo.ts";

const { holds, wallets } = tables;

/** Withdrawals whose time to be reviewed is over, the oldest first. */
export async function expiredReviews({ db, clock }: Services, batchSize: number): Promise<string[]> {
  const rows = await db.orm
    .select({ id: holds.referenceId })
    .from(holds)
    .where(and(eq(holds.reason, "WITHDRAWAL"), isNull(holds.releasedAt), lte(holds.expiresAt, clock.now())))
    .orderBy(asc(holds.expiresAt))
    .limit(batchSize);
  return rows.map(({ id }) => id);
}

/** Gives back what nobody decided on in time, and tells staff that it came to that. Safe to repeat. */
export async function expireReview({ db }: Services, withdrawalId: string): Promise<void> {
  await db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, withdrawalId);
    if (row.status !== "IN_REVIEW") return;
    await returnHeldMoney(tx, row, "RETURNED", { actor: systemActor, reason: "REVIEW_EXPIRED" });
    await openCase(tx, {
      dedupeKey: `withdrawal:${withdrawalId}:review-expired`,
      kind: "wallet.review-expired",
      summary: "Nobody decided on a withdrawal in time; its money went back to the driver",
      evidence: { riskReasons: row.riskReasons, total: row.total, since: row.createdAt.toISOString() },
      referenceId: withdrawalId,
    });
  });
}

/** Drivers with money that waits above a limit, in the order of their wallets, after one of them. */
export async function driversWithLimitHolds(
  { db }: Services,
  after: string | null,
  batchSize: number,
): Promise<{ walletId: string; userId: string }[]> {
  const open = and(eq(holds.reason, "LIMIT_EXCEEDED"), isNull(holds.releasedAt));
  return await db.orm
    .selectDistinct({ walletId: holds.walletId, userId: wallets.userId })
    .from(holds)
    .innerJoin(wallets, eq(wallets.id, holds.walletId))
    .where(and(open, after === null ? undefined : gt(holds.walletId, after)))
    .orderBy(asc(holds.walletId))
    .limit(batchSize);
}

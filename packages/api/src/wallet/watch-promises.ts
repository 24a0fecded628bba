import { tables } from "@drivopay/db";
import { and, asc, inArray, isNull, lt, sql } from "drizzle-orm";
import { openCase, recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { promiseBroken } from "./events.ts";
import { lockWithdrawal } from "./withdrawal-repo.ts";

const { withdrawals } = tables;
const batchSize = 100;
/** A promise covers our own waiting as well, but not a look by staff: its time starts when they release it. */
const promisedStatuses = ["HELD", "SENDING", "SENT"] as const;

/** Withdrawals that should have arrived and have not, and whose driver has not been told; the longest overdue first. */
export async function overduePromises({ db, clock }: Services): Promise<string[]> {
  const rows = await db.orm
    .select({ id: withdrawals.id })
    .from(withdrawals)
    .where(
      and(
        inArray(withdrawals.status, [...promisedStatuses]),
        isNull(withdrawals.promiseBrokenAt),
        lt(withdrawals.arrivesBy, clock.now()),
      ),
    )
    .orderBy(asc(withdrawals.arrivesBy))
    .limit(batchSize);
  return rows.map(({ id }) => id);
}

/**
 * Owns up to a broken promise before anybody asks: the driver is told, and a case is opened with what is known.
 * Does nothing when the money has arrived meanwhile, or when it was owned up to before.
 */
export async function breakPromise({ db, clock }: Services, withdrawalId: string): Promise<void> {
  await db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, withdrawalId);
    const now = clock.now();
    const promised = promisedStatuses.some((status) => status === row.status);
    if (!promised || row.promiseBrokenAt !== null || row.arrivesBy >= now) return;
    await tx.orm
      .update(withdrawals)
      .set({ promiseBrokenAt: now })
      .where(sql`${withdrawals.id} = ${withdrawalId}`);
    await openCase(tx, {
      dedupeKey: `withdrawal:${withdrawalId}:promise-broken`,
      kind: "wallet.promise-broken",
      summary: "A withdrawal did not arrive by the time that was promised",
      evidence: {
        status: row.status,
        amount: row.amount,
        mode: row.mode,
        bankCode: row.bankCode,
        promisedBy: row.arrivesBy.toISOString(),
        gatewayPayoutId: row.gatewayPayoutId,
        gatewayStatus: row.gatewayStatus,
        queuedBecause: row.queuedBecause,
      },
      referenceId: withdrawalId,
    });
    await recordAudit(tx, systemActor, {
      action: "wallet.promise-broken",
      entityType: "withdrawal",
      entityId: withdrawalId,
      newValue: { promisedBy: row.arrivesBy.toISOString(), status: row.status },
    });
    const { userId, walletId } = row;
    await announce(tx, promiseBroken, { withdrawalId, userId, walletId }, [
      `wallet:${walletId}`,
      `withdrawal:${withdrawalId}`,
    ]);
  });
}

import { TransactionMonitorInput } from "@drivopay/contracts/admin";
import type { Pagination } from "@drivopay/contracts/pagination";
import type { Transaction } from "@drivopay/contracts/transactions";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, isNotNull, lt } from "drizzle-orm";
import type { z } from "zod";
import { boundedCount, pageBounds, pageOf, resume } from "../pagination.ts";
import { movementsWithState, presentMovement } from "./movements.ts";

const { transactions: t } = tables;

/**
 * Movements of all wallets, newest first, those included that a driver's history does not show as rows of their own.
 * Ids are made in the order of time, so the primary key is the order and the cursor.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function monitorMovements(
  db: Session,
  asked: z.infer<typeof TransactionMonitorInput>,
): Promise<{ readonly transactions: readonly Transaction[]; readonly pagination: Pagination }> {
  const input = resume(TransactionMonitorInput, asked);
  const { take, skip } = pageBounds(input);
  const wanted = and(isNotNull(t.walletId), input.kind && eq(t.kind, input.kind));
  const [found, total] = await Promise.all([
    movementsWithState(db)
      .where(and(wanted, input.cursor === undefined ? undefined : lt(t.id, input.cursor)))
      .orderBy(desc(t.id))
      .limit(take)
      .offset(skip),
    boundedCount(db, db.orm.select({ id: t.id }).from(t).where(wanted)),
  ]);
  const { rows, pagination } = pageOf(found, input, total, (row) => row.id);
  return { transactions: rows.map(presentMovement), pagination };
}

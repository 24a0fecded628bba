import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { PageInput, Pagination } from "@drivopay/contracts/pagination";
import type { PostingKind, Transaction } from "@drivopay/contracts/transactions";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, isNotNull, lt } from "drizzle-orm";
import { boundedCount, pageBounds, pageOf } from "../pagination.ts";
import { movementsWithState, presentMovement } from "./movements.ts";

const { transactions: t } = tables;

/**
 * Movements of all wallets, newest first, those included that a driver's history does not show as rows of their own.
 * Ids are made in the order of time, so the primary key is the order and the cursor.
 * @throws BAD_REQUEST for a cursor that is none of ours
 */
export async function monitorMovements(
  db: Session,
  input: PageInput & { readonly kind?: PostingKind | undefined },
): Promise<{ readonly transactions: readonly Transaction[]; readonly pagination: Pagination }> {
  if (input.cursor !== undefined && !Id.safeParse(input.cursor).success) throw new AppError("BAD_REQUEST");
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

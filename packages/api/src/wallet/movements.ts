import { AppError } from "@drivopay/contracts/errors";
import type { WalletMovement } from "@drivopay/contracts/live";
import { paise } from "@drivopay/contracts/money";
import type { Pagination } from "@drivopay/contracts/pagination";
import {
  type Transaction,
  type TransactionDetail,
  TransactionFilter,
  type TransactionStatus,
} from "@drivopay/contracts/transactions";
import { type Session, tables } from "@drivopay/db";
import { and, asc, count, desc, eq, gt, gte, ilike, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { pageBounds, pageOf, resume } from "../pagination.ts";

const { transactions: t, entries, withdrawals, holds } = tables;

export type MovementFilter = z.infer<typeof TransactionFilter>;

/**
 * A withdrawal is one row whose state is the withdrawal's; what is held is pending until it is released;
 * everything else is done once it stands in the books.
 */
const status = sql<TransactionStatus>`case
  when ${t.kind} = 'WITHDRAWAL_HELD' then case
    when ${withdrawals.status} in ('HELD', 'IN_REVIEW') then 'PENDING'
    when ${withdrawals.status} in ('SENDING', 'SENT') then 'PROCESSING'
    when ${withdrawals.status} = 'PROCESSED' then 'COMPLETED'
    else 'FAILED' end
  when ${t.kind} in ('PAYMENT_HELD', 'EARNING_HELD') and ${holds.id} is not null and ${holds.releasedAt} is null then 'PENDING'
  else 'COMPLETED' end`;

const shown = {
  id: t.id,
  kind: t.kind,
  type: t.type,
  status,
  source: t.source,
  amount: t.amount,
  fee: t.fee,
  tax: t.tax,
  balanceAfter: t.balanceAfter,
  description: t.description,
  referenceId: t.referenceId,
  createdAt: t.createdAt,
  walletVersion: t.walletVersion,
};

/** The hold of a held movement: one a payment, one a posting of an earning, one a whole statement. */
const holdOfMovement = or(
  and(eq(t.kind, "PAYMENT_HELD"), eq(holds.referenceId, t.referenceId), eq(holds.reason, "LIMIT_EXCEEDED")),
  and(
    eq(t.kind, "EARNING_HELD"),
    or(eq(holds.referenceId, t.id), eq(holds.referenceId, t.referenceId)),
    inArray(holds.reason, ["LIMIT_EXCEEDED", "RISK_REVIEW"]),
  ),
);

/** Movements joined with what tells their state; to be narrowed, ordered and bounded. */
export const movementsWithState = ({ orm }: Session) =>
  orm
    .select(shown)
    .from(t)
    .leftJoin(withdrawals, and(eq(t.kind, "WITHDRAWAL_HELD"), eq(withdrawals.id, t.referenceId)))
    .leftJoin(holds, holdOfMovement)
    .$dynamic();

export type MovementRow = Awaited<ReturnType<typeof movementsWithState>>[number];

export function presentMovement({ walletVersion: _, ...row }: MovementRow): Transaction {
  return {
    ...row,
    currency: "INR",
    balanceAfter: row.balanceAfter ?? paise(0),
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * A wallet's history, newest first. The cursor is the wallet's version of the last row seen, so that new rows do not
 * shift the pages behind it.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listMovements(
  db: Session,
  walletId: string,
  asked: MovementFilter,
): Promise<{ transactions: Transaction[]; pagination: Pagination }> {
  const filter = resume(TransactionFilter, asked, (position) => /^\d{1,15}$/.test(position));
  const { take, skip } = pageBounds(filter);
  const wanted = and(eq(t.walletId, walletId), eq(t.listed, true), ...conditions(filter));
  const [found, totals] = await Promise.all([
    movementsWithState(db)
      .where(and(wanted, behind(filter.cursor)))
      .orderBy(desc(t.walletVersion))
      .limit(take)
      .offset(skip),
    db.orm
      .select({ total: count() })
      .from(t)
      .leftJoin(withdrawals, and(eq(t.kind, "WITHDRAWAL_HELD"), eq(withdrawals.id, t.referenceId)))
      .leftJoin(holds, holdOfMovement)
      .where(wanted),
  ]);
  const { rows, pagination } = pageOf(found, filter, totals[0]?.total ?? 0, (row) =>
    String(row.walletVersion),
  );
  return { transactions: rows.map(presentMovement), pagination };
}

function behind(cursor: string | undefined): SQL | undefined {
  return cursor === undefined ? undefined : lt(t.walletVersion, Number(cursor));
}

function conditions(filter: MovementFilter): (SQL | undefined)[] {
  const size = sql`abs(${t.amount})`;
  return [
    filter.type && eq(t.type, filter.type),
    filter.source && eq(t.source, filter.source),
    filter.status && sql`${status} = ${filter.status}`,
    filter.from === undefined ? undefined : gte(t.createdAt, new Date(filter.from)),
    filter.to === undefined ? undefined : lt(t.createdAt, new Date(filter.to)),
    filter.minAmount === undefined ? undefined : gte(size, filter.minAmount),
    filter.maxAmount === undefined ? undefined : lte(size, filter.maxAmount),
    filter.text
      ? or(ilike(t.description, likePattern(filter.text)), ilike(withdrawals.utr, likePattern(filter.text)))
      : undefined,
  ];
}

/** The text anywhere, with its own wildcards taken literally. */
const likePattern = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** One movement with its entries and what belongs to it. @throws NOT_FOUND, also for another wallet's */
export async function movement(
  db: Session,
  walletId: string,
  id: string,
): Promise<z.infer<typeof TransactionDetail>> {
  const ours = eq(t.walletId, walletId);
  const [row] = await movementsWithState(db).where(and(ours, eq(t.id, id)));
  if (!row) throw new AppError("NOT_FOUND");
  const ref = row.referenceId;
  const [lines, related] = await Promise.all([
    db.orm
      .select({ account: entries.account, amount: entries.amount })
      .from(entries)
      .where(eq(entries.transactionId, id))
      .orderBy(asc(entries.line)),
    // A refund belongs to its payment, though it is recorded under an id of its own.
    movementsWithState(db)
      .where(
        and(
          ours,
          sql`${t.id} <> ${id}`,
          sql`${t.referenceId} in (
            select ${ref}::uuid
            union select id from payments.refunds where payment_id = ${ref}
            union select payment_id from payments.refunds where id = ${ref}
            union select s.id from payments.refunds r join payments.refunds s on s.payment_id = r.payment_id
              where r.id = ${ref})`,
        ),
      )
      .orderBy(asc(t.walletVersion))
      .limit(100),
  ]);
  return { ...presentMovement(row), entries: lines, related: related.map(presentMovement) };
}

/** At most so many movements are caught up on; a page that was away longer reads the history. */
const caughtUpAtMost = 500;

/** What reached a wallet after a version, in order: what a returning page missed. */
export async function movementsAfter(
  { orm }: Session,
  walletId: string,
  version: number,
  upToVersion: number = Number.MAX_SAFE_INTEGER,
): Promise<WalletMovement[]> {
  const rows = await orm
    .select({ transactionId: t.id, kind: t.kind, source: t.source, amount: t.amount, at: t.createdAt })
    .from(t)
    .where(and(eq(t.walletId, walletId), gt(t.walletVersion, version), lte(t.walletVersion, upToVersion)))
    .orderBy(asc(t.walletVersion))
    .limit(caughtUpAtMost);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

import { type Paise, paise } from "@drivopay/contracts/money";
import type { PostingKind, TransactionSource } from "@drivopay/contracts/transactions";
import type { Session } from "@drivopay/db";

/** So much of one movement's money went into another. */
export interface Portion {
  /** The movement at the other end. */
  readonly id: string;
  readonly kind: PostingKind;
  readonly source: TransactionSource;
  readonly referenceId: string;
  readonly description: string | null;
  readonly at: string;
  readonly amount: Paise;
}

interface PortionRow {
  id: string;
  kind: PostingKind;
  source: TransactionSource;
  reference_id: string;
  description: string | null;
  created_at: string;
  amount: string;
}

/**
 * What the money that came under a reference was used for, or what the money that left under it was made of. The
 * oldest money goes out first, in the order of the wallet's versions; a withdrawal that came back used nothing.
 * Every paisa has one place: portions of a debit add up to it, portions of a credit to what of it is gone.
 * @param direction `uses` of a credit, or `sources` of a debit
 */
export async function portionsOf(
  db: Session,
  walletId: string,
  referenceId: string,
  direction: "uses" | "sources",
  limit: number,
): Promise<{ portions: Portion[]; total: Paise; count: number }> {
  const { sql } = db;
  const other = direction === "uses" ? sql`u` : sql`l`;
  const ours = direction === "uses" ? sql`l` : sql`u`;
  const rows = await sql<(PortionRow & { total: string; count: number })[]>`
    with moves as (
      select t.id, t.kind, t.source, t.reference_id, t.description, t.created_at, t.wallet_version,
        t.balance_after - lag(t.balance_after, 1, 0::bigint) over (order by t.wallet_version) as delta
      from transactions.transactions t where t.wallet_id = ${walletId}
    ), flows as (
      select m.* from moves m
      left join wallet.withdrawals w on m.source = 'WITHDRAWAL' and w.id = m.reference_id
      where m.delta <> 0 and coalesce(w.status not in ('RETURNED', 'CANCELLED', 'REVERSED'), true)
    ), lots as (
      select *, sum(delta) over (order by wallet_version) as up_to from flows where delta > 0
    ), uses as (
      select *, sum(-delta) over (order by wallet_version) as up_to from flows where delta < 0
    )
    select ${other}.id, ${other}.kind, ${other}.source, ${other}.reference_id, ${other}.description,
      ${other}.created_at,
      least(l.up_to, u.up_to) - greatest(l.up_to - l.delta, u.up_to + u.delta) as amount,
      sum(least(l.up_to, u.up_to) - greatest(l.up_to - l.delta, u.up_to + u.delta)) over () as total,
      (count(*) over ())::int as count
    from lots l join uses u on l.up_to > u.up_to + u.delta and u.up_to > l.up_to - l.delta
    where ${ours}.reference_id = ${referenceId}
    order by ${other}.wallet_version limit ${limit}`;
  return {
    portions: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      source: row.source,
      referenceId: row.reference_id,
      description: row.description,
      at: new Date(row.created_at).toISOString(),
      amount: paise(Number(row.amount)),
    })),
    total: paise(Number(rows[0]?.total ?? 0)),
    count: rows[0]?.count ?? 0,
  };
}

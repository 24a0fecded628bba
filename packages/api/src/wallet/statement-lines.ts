import { type Paise, paise } from "@drivopay/contracts/money";
import type { StatementRow } from "@drivopay/contracts/statements";
import type { PostingKind, TransactionSource } from "@drivopay/contracts/transactions";
import type { Session } from "@drivopay/db";

/** A wallet as it stood behind one of its postings. */
interface WalletAt {
  readonly version: number;
  readonly balance: Paise;
  readonly pendingBalance: Paise;
}

/** A wallet's postings behind one version up to another: how a statement's span is frozen. */
interface VersionSpan {
  readonly afterVersion: number;
  readonly throughVersion: number;
}

/** A line of a statement, and where the reading goes on behind it. */
export interface StatementLine extends StatementRow {
  readonly version: number;
}

interface AtRow {
  wallet_version: string;
  balance_after: string;
  pending_after: string;
}

interface LineRow {
  id: string;
  wallet_version: string;
  kind: PostingKind;
  source: TransactionSource;
  description: string | null;
  reference_id: string;
  created_at: string;
  balance_after: string;
  change: string;
}

/**
 * The wallet as it stood just before an instant: what was posted at that very instant does not count. Empty before its
 * first posting.
 */
export async function walletBefore({ sql }: Session, walletId: string, at: Date): Promise<WalletAt> {
  // Postgres knows no year 0, which an instant in the API may name.
  if (at.getTime() <= 0) return walletFrom(undefined);
  const [row] = await sql<AtRow[]>`
    select wallet_version, balance_after, pending_after from transactions.transactions
    where wallet_id = ${walletId} and created_at < ${at.toISOString()}
    order by created_at desc, wallet_version desc limit 1`;
  return walletFrom(row);
}

/** The wallet as it stood behind one of its postings; empty at version 0. */
export async function walletAtVersion(
  { sql }: Session,
  walletId: string,
  version: number,
): Promise<WalletAt> {
  const [row] = await sql<AtRow[]>`
    select wallet_version, balance_after, pending_after from transactions.transactions
    where wallet_id = ${walletId} and wallet_version = ${version}`;
  return walletFrom(row);
}

const walletFrom = (row: AtRow | undefined): WalletAt => ({
  version: Number(row?.wallet_version ?? 0),
  balance: paise(Number(row?.balance_after ?? 0)),
  pendingBalance: paise(Number(row?.pending_after ?? 0)),
});

/**
 * Everything that changed what the driver can spend, oldest first, with the balance after each: opening balance and
 * changes add up to the closing one, to the paisa. At most `limit` lines; the last one's version is where to go on.
 */
export async function statementLines(
  { sql }: Session,
  walletId: string,
  { afterVersion, throughVersion }: VersionSpan,
  limit: number,
): Promise<StatementLine[]> {
  const rows = await sql<LineRow[]>`
    select t.id, t.wallet_version, t.kind, t.source, t.description, t.reference_id, t.created_at, t.balance_after,
      e.amount as change
    from transactions.transactions t
    join wallet.entries e on e.transaction_id = t.id and e.account = 'available' and e.wallet_id = t.wallet_id
    where t.wallet_id = ${walletId} and t.wallet_version > ${afterVersion} and t.wallet_version <= ${throughVersion}
    order by t.wallet_version limit ${limit}`;
  return rows.map((row) => ({
    version: Number(row.wallet_version),
    transactionId: row.id,
    kind: row.kind,
    source: row.source,
    description: row.description,
    referenceId: row.reference_id,
    at: new Date(row.created_at).toISOString(),
    change: paise(Number(row.change)),
    balance: paise(Number(row.balance_after)),
  }));
}

/** When a wallet's money first moved, or null when it never did. */
export async function firstMovementAt({ sql }: Session, walletId: string): Promise<Date | null> {
  const [row] = await sql<{ created_at: string }[]>`
    select created_at from transactions.transactions where wallet_id = ${walletId} order by created_at limit 1`;
  return row ? new Date(row.created_at) : null;
}

/** Wallets whose money moved in a span, in the order of their ids. */
export async function walletsActiveIn(
  { sql }: Session,
  span: { readonly from: Date; readonly to: Date; readonly after: string | null; readonly limit: number },
): Promise<{ readonly id: string; readonly userId: string }[]> {
  const rows = await sql<{ id: string; user_id: string }[]>`
    select w.id, w.user_id from wallet.wallets w
    where (${span.after}::uuid is null or w.id > ${span.after}::uuid) and exists (
      select 1 from transactions.transactions t where t.wallet_id = w.id
        and t.created_at >= ${span.from.toISOString()} and t.created_at < ${span.to.toISOString()})
    order by w.id limit ${span.limit}`;
  return rows.map((row) => ({ id: row.id, userId: row.user_id }));
}

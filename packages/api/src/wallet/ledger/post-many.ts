import type { Paise } from "@drivopay/contracts/money";
import type { TransactionSource } from "@drivopay/contracts/transactions";
import { arrayLiteral, type Session } from "@drivopay/db";
import { counter } from "@drivopay/runtime/metrics";
import { idAt, LedgerFault } from "./post.ts";
import { type Posting, postingHash, type SystemAccount, type WalletAccount } from "./posting.ts";
import type { WalletRef } from "./postings.ts";

const posted = counter("wallet_bulk_postings_total", "Postings written many at a time", ["source"]);

/** Postings of one wallet that each move their amount between the same two accounts; below zero it goes back. */
export interface PostingBatch {
  readonly wallet: WalletRef;
  readonly account: WalletAccount;
  readonly counterAccount: SystemAccount;
  readonly source: TransactionSource;
  readonly postings: readonly Posting[];
}

interface BatchRow {
  balance: string;
  pending_balance: string;
  version: string;
}

/**
 * Writes many postings to the books in one round trip, in their order; all or none. Unlike `post` it does not answer
 * for a key that is known: the caller holds the wallet's lock and knows which are new.
 * @returns the ids of the postings in their order, and the balance after the last
 */
export async function postMany(
  { sql, postingTime }: Session,
  { wallet, account, counterAccount, source, postings }: PostingBatch,
): Promise<{ transactionIds: string[]; balance: Paise }> {
  const transactionIds = postings.map(() => idAt(postingTime));
  const list = (of: (posting: Posting) => string | number | null) => arrayLiteral(postings.map(of));
  const [row] = await sql<BatchRow[]>`select * from wallet.post_transactions(
    ${wallet.id}, ${wallet.userId}, ${account}, ${counterAccount}, ${source},
    ${arrayLiteral(transactionIds)}::uuid[], ${list((posting) => posting.key)}::text[], ${list(postingHash)}::text[],
    ${list((posting) => posting.kind)}::text[], ${list((posting) => posting.type)}::text[],
    ${list((posting) => posting.amount)}::bigint[], ${list((posting) => posting.referenceId)}::uuid[],
    ${list((posting) => posting.description)}::text[])`;
  if (!row) throw new LedgerFault("The ledger did not answer");
  posted.inc({ source }, postings.length);
  return { transactionIds, balance: Number(row.balance) as Paise };
}

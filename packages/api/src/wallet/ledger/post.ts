import { AppError } from "@drivopay/contracts/errors";
import type { Paise } from "@drivopay/contracts/money";
import type { Session } from "@drivopay/db";
import { newId, newIdAt } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { entryLines, type Posting, postingHash } from "./posting.ts";

const posted = counter("wallet_balance_operations_total", "Postings by kind and outcome", [
  "kind",
  "outcome",
]);

const written = counter("wallet_transactions_total", "Transactions that entered the books", [
  "type",
  "source",
]);

/** A posting as it stands in the books. */
export interface Posted {
  readonly transactionId: string;
  /** True when the key had been posted before; nothing was moved now. */
  readonly replayed: boolean;
  readonly balance: Paise;
  readonly pendingBalance: Paise;
  readonly version: number;
  readonly postedAt: Date;
}

interface PostRow {
  outcome: "posted" | "replayed" | "conflict" | "insufficient" | "no_wallet";
  transaction_id: string | null;
  balance: string | null;
  pending_balance: string | null;
  version: string | null;
  posted_at: string | Date | null;
}

/** Thrown for a posting that names a wallet there is none of, or answers in a shape it cannot have: a bug of ours. */
export class LedgerFault extends Error {
  override readonly name = "LedgerFault";
}

/**
 * Writes a posting to the books: entries, wallet row, key and outbox event commit together, in one round trip.
 * Safe to retry with the same key. The one writer of entries.
 * @throws INSUFFICIENT_BALANCE when an account of the wallet would fall below zero; nothing was written
 * @throws IDEMPOTENCY_CONFLICT when the key was used for another posting
 */
export async function post(db: Session, posting: Posting): Promise<Posted> {
  const [row] = await callLedger(db, posting);
  if (!row) throw new LedgerFault("The ledger did not answer");
  posted.inc({ kind: posting.kind, outcome: row.outcome });
  if (row.outcome === "posted") written.inc({ type: posting.type, source: posting.source });
  switch (row.outcome) {
    case "posted":
    case "replayed":
      return readPosted(row);
    case "insufficient":
      throw new AppError("INSUFFICIENT_BALANCE");
    case "conflict":
      throw new AppError("IDEMPOTENCY_CONFLICT");
    case "no_wallet":
      throw new LedgerFault(`No wallet ${posting.wallet?.id ?? ""}`);
  }
}

/** By the bare driver: this statement is the hottest of all, and building it by the query builder doubles its cost. */
function callLedger({ sql, noted, postingTime }: Session, posting: Posting) {
  const lines = entryLines(posting.moves);
  const accounts = `{${lines.map((line) => `"${line.account}"`).join(",")}}`;
  const amounts = `{${lines.map((line) => line.amount).join(",")}}`;
  const { wallet, event } = posting;
  const topics = wallet ? `{"wallet:${wallet.id}"}` : "{}";
  if (wallet && event) noted?.add(`wallet:${wallet.id}`);
  return sql<PostRow[]>`select * from wallet.post_transaction(
    ${idAt(postingTime)}, ${posting.key}, ${postingHash(posting)}, ${posting.kind}, ${posting.type}, ${posting.source},
    ${wallet?.userId ?? null}, ${wallet?.id ?? null}, ${posting.amount}, ${posting.fee}, ${posting.tax},
    ${posting.referenceId}, ${posting.description}, ${posting.listed}, ${accounts}, ${amounts},
    ${event ? newId() : null}, ${event?.name ?? null}, ${event ? JSON.stringify(event.data) : null}, ${topics})`;
}

/** Lists of all movements go by ids, so the id of what is dated back has its date too. */
export const idAt = (postingTime: Date | undefined): string => (postingTime ? newIdAt(postingTime) : newId());

function readPosted(row: PostRow): Posted {
  if (row.transaction_id === null || row.posted_at === null)
    throw new LedgerFault("The ledger answered by halves");
  return {
    transactionId: row.transaction_id,
    replayed: row.outcome === "replayed",
    balance: Number(row.balance ?? 0) as Paise,
    pendingBalance: Number(row.pending_balance ?? 0) as Paise,
    version: Number(row.version ?? 0),
    postedAt: new Date(row.posted_at),
  };
}

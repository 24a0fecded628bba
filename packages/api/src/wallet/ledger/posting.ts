import type { Paise } from "@drivopay/contracts/money";
import type { PostingKind, TransactionSource, TransactionType } from "@drivopay/contracts/transactions";
import { sha256Hex } from "@drivopay/runtime/crypto";

/** A driver's money that can be spent, and that which is set aside. */
export type WalletAccount = "available" | "held";

/** The books' other side. Named with a provider where each has its own. */
export type SystemAccount =
  | `gateway_clearing:${string}`
  | "payout_clearing"
  | `platform_receivable:${string}`
  | "fee_income"
  | "gst_payable"
  | "gateway_fees"
  | "suspense";

export type Account = WalletAccount | SystemAccount;

/** Money goes from one account to another; the amount is more than zero, so an unbalanced posting cannot be written. */
export interface Move {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Paise;
}

/** Fee and tax are moved only where there are any. */
export const notZero = (moves: readonly Move[]): Move[] => moves.filter((move) => move.amount !== 0);

/** What a posting tells workflows and open pages once it has committed. */
export interface PostingEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One movement, before it is posted: pure data. */
export interface Posting {
  /** What it is for; the same words on every retry, so that it is posted once. */
  readonly key: string;
  readonly kind: PostingKind;
  readonly type: TransactionType;
  readonly source: TransactionSource;
  /** The wallet whose `available` and `held` take part; none for movements between system accounts. */
  readonly wallet: { readonly id: string; readonly userId: string } | null;
  readonly moves: readonly Move[];
  /** What the driver sees: credit above zero, debit below. */
  readonly amount: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
  readonly referenceId: string;
  readonly description: string | null;
  /** Whether the history shows it as a row of its own. */
  readonly listed: boolean;
  readonly event: PostingEvent | null;
}

/** A line of the books: credit above zero, debit below. */
export interface EntryLine {
  readonly account: Account;
  readonly amount: number;
}

/**
 * The lines that a posting writes: each account once, netted; they sum to zero by construction.
 * @throws RangeError when a move is not of more than zero whole paise, or nothing is left to post
 */
export function entryLines(moves: readonly Move[]): EntryLine[] {
  const sums = new Map<Account, number>();
  for (const { from, to, amount } of moves) {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`A move of ${amount} paise`);
    sums.set(from, (sums.get(from) ?? 0) - amount);
    sums.set(to, (sums.get(to) ?? 0) + amount);
  }
  const lines = [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account, amount }));
  if (lines.length < 2) throw new RangeError("A posting that moves nothing");
  return lines;
}

/** Digest of what a posting does: two postings under one key are the same only if this is the same. */
export function postingHash(posting: Posting): string {
  const { kind, wallet, moves, amount, fee, tax, referenceId } = posting;
  return sha256Hex(
    JSON.stringify([
      kind,
      wallet?.id ?? null,
      moves.map((m) => [m.from, m.to, m.amount]),
      amount,
      fee,
      tax,
      referenceId,
    ]),
  );
}

import { type Paise, paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { derivedId, newId } from "@drivopay/runtime/ids";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { collectDebts } from "./collect-debts.ts";
import { post } from "./ledger/post.ts";
import { postMany } from "./ledger/post-many.ts";
import type { Posting } from "./ledger/posting.ts";
import { type EarningChange, earningChanged, receivable } from "./ledger/postings.ts";
import { creditRoom, limitUsage } from "./limit-usage.ts";
import { type LockedWallet, lockWallet } from "./repo.ts";

const { debts, holds, transactions } = tables;
const none = paise(0);

/** Which posting carries a change, by the earning's id. */
export type Carried = ReadonlyMap<string, string>;

/**
 * Brings what a platform owes for trips into the wallet, in their order: above a limit of the tier a credit is held,
 * and released when the limits rise; what is taken back comes from the earning's own hold first, then from the
 * balance, and what neither can pay from `suspense`, to be collected from the next credits. Never refuses. The caller
 * counts the revisions in the same transaction, behind the wallet's lock.
 * @param changes of one platform
 */
export async function creditEarnings(
  tx: Session,
  walletId: string,
  changes: readonly EarningChange[],
): Promise<Carried> {
  const [first] = changes;
  if (!first) return new Map();
  const wallet = await lockWallet(tx, walletId);
  const books = new EarningBooks(tx, wallet, first.platform);
  await books.open(changes);
  for (const change of changes) await books.take(change);
  await books.flush();
  if (books.balance > wallet.balance) await collectDebts(tx, wallet, books.balance);
  return books.carried;
}

type Hold = typeof holds.$inferSelect;

/** The wallet while a list of changes goes through it: what needs no thought is gathered and posted together. */
class EarningBooks {
  readonly #tx: Session;
  readonly #wallet: LockedWallet;
  readonly #platform: EarningChange["platform"];
  readonly #holds = new Map<string, Hold[]>();
  #room = 0;
  #waiting: { change: EarningChange; posting: Posting }[] = [];
  readonly carried = new Map<string, string>();
  balance: Paise;

  constructor(tx: Session, wallet: LockedWallet, platform: EarningChange["platform"]) {
    this.#tx = tx;
    this.#wallet = wallet;
    this.#platform = platform;
    this.balance = wallet.balance;
  }

  /** Reads what the decisions hang on, once for all. */
  async open(changes: readonly EarningChange[]): Promise<void> {
    this.#room = creditRoom(await limitUsage(this.#tx, this.#wallet, this.#wallet.at));
    const amended = changes.filter(({ revision }) => revision > 1).map(({ earningId }) => earningId);
    if (amended.length === 0) return;
    const open = await this.#tx.orm
      .select({ hold: holds, earningId: transactions.referenceId })
      .from(holds)
      .innerJoin(transactions, eq(transactions.id, holds.referenceId))
      .where(
        and(
          eq(holds.walletId, this.#wallet.id),
          isNull(holds.releasedAt),
          inArray(transactions.referenceId, amended),
          eq(transactions.kind, "EARNING_HELD"),
        ),
      );
    for (const { hold, earningId } of open) {
      this.#holds.set(earningId, [...(this.#holds.get(earningId) ?? []), hold]);
    }
  }

  async take(change: EarningChange): Promise<void> {
    if (change.difference > 0) await this.#credit(change);
    else await this.#debit(change);
  }

  async #credit(change: EarningChange): Promise<void> {
    const amount = change.difference;
    if (amount <= this.#room) {
      this.#room -= amount;
      this.#gather(change);
      return;
    }
    await this.flush();
    const parts = { available: none, held: amount, suspense: none };
    const { transactionId } = await post(this.#tx, earningChanged(this.#wallet, change, parts));
    this.carried.set(change.earningId, transactionId);
    await this.#tx.orm.insert(holds).values({
      id: derivedId("earning-hold", change.earningId, String(change.revision)),
      walletId: this.#wallet.id,
      reason: "LIMIT_EXCEEDED",
      amount,
      referenceId: transactionId,
    });
  }

  async #debit(change: EarningChange): Promise<void> {
    const owed = -change.difference;
    const held = await this.#takeFromHolds(change.earningId, owed);
    const available = Math.min(owed - held, this.balance);
    const suspense = owed - held - available;
    if (held === 0 && suspense === 0) {
      this.#gather(change);
      return;
    }
    await this.flush();
    const parts = { available: paise(available), held: paise(held), suspense: paise(suspense) };
    const { transactionId, balance } = await post(this.#tx, earningChanged(this.#wallet, change, parts));
    this.carried.set(change.earningId, transactionId);
    this.balance = balance;
    if (suspense === 0) return;
    await this.#tx.orm.insert(debts).values({
      refundId: derivedId("earning-debt", change.earningId, String(change.revision)),
      source: this.#platform,
      walletId: this.#wallet.id,
      amount: paise(suspense),
    });
  }

  /** How much of what is taken back still waits in this earning's own holds. */
  async #takeFromHolds(earningId: string, owed: number): Promise<number> {
    let left = owed;
    for (const hold of this.#holds.get(earningId) ?? []) {
      const taken = Math.min(left, hold.amount);
      if (taken === 0) break;
      const change =
        taken === hold.amount ? { releasedAt: this.#wallet.at } : { amount: paise(hold.amount - taken) };
      await this.#tx.orm.update(holds).set(change).where(eq(holds.id, hold.id));
      left -= taken;
    }
    return owed - left;
  }

  #gather(change: EarningChange): void {
    const parts = { available: paise(Math.abs(change.difference)), held: none, suspense: none };
    this.#waiting.push({ change, posting: earningChanged(this.#wallet, change, parts) });
    this.balance = paise(this.balance + change.difference);
  }

  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const { transactionIds, balance } = await postMany(this.#tx, {
      wallet: this.#wallet,
      account: "available",
      counterAccount: receivable(this.#platform),
      source: this.#platform,
      postings: waiting.map(({ posting }) => posting),
    });
    for (const [index, { change }] of waiting.entries()) {
      this.carried.set(change.earningId, transactionIds[index] ?? "");
    }
    this.balance = balance;
  }
}

/** Trips of a statement, which wait together until a person has compared it with the platform's own books. */
export interface HeldEarning {
  readonly importId: string;
  readonly amount: Paise;
  readonly changes: readonly EarningChange[];
}

/**
 * Holds what a statement says a platform owes, as one hold. The order does not matter to a driver; what is above
 * zero is posted first, so that what is held never falls below zero.
 * @param statement.amount the sum of its changes, above zero
 */
export async function holdEarnings(
  tx: Session,
  walletId: string,
  { importId, amount, changes }: HeldEarning,
): Promise<Carried> {
  const [first] = changes;
  if (!first) return new Map();
  const wallet = await lockWallet(tx, walletId);
  const ordered = changes.toSorted((one, other) => other.difference - one.difference);
  const { transactionIds } = await postMany(tx, {
    wallet,
    account: "held",
    counterAccount: receivable(first.platform),
    source: first.platform,
    postings: ordered.map((change) => {
      const parts = { available: none, held: paise(Math.abs(change.difference)), suspense: none };
      return { ...earningChanged(wallet, change, parts, importId), kind: "EARNING_HELD" };
    }),
  });
  await tx.orm.insert(holds).values({
    ...{ id: newId(), walletId, reason: "RISK_REVIEW", amount, referenceId: importId },
  });
  return new Map(ordered.map(({ earningId }, index) => [earningId, transactionIds[index] ?? ""]));
}

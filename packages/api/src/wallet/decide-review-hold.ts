import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { and, eq, isNull } from "drizzle-orm";
import { collectDebts } from "./collect-debts.ts";
import { postMany } from "./ledger/post-many.ts";
import { type EarningChange, earningChanged, receivable } from "./ledger/postings.ts";
import { limitUsage, periodRoom, remainingOf } from "./limit-usage.ts";
import { releaseHold } from "./release-limit-holds.ts";
import { lockWallet } from "./repo.ts";

const { holds } = tables;
const none = paise(0);

/**
 * Ends the review of a statement's money. Credited, it becomes the driver's own, or waits on where a limit of the
 * tier would be passed; refused, it goes back to where it came from.
 * @param takenBack for a refusal: the statement's earnings, each with what is to be taken back, below zero or above
 * @throws STATE_CONFLICT when the review has ended before
 */
export async function decideReviewHold(
  tx: Session,
  walletId: string,
  importId: string,
  takenBack: readonly EarningChange[] | null,
): Promise<{ released: boolean }> {
  const wallet = await lockWallet(tx, walletId);
  const [hold] = await tx.orm
    .select()
    .from(holds)
    .where(and(eq(holds.referenceId, importId), eq(holds.reason, "RISK_REVIEW"), isNull(holds.releasedAt)));
  if (!hold) throw new AppError("STATE_CONFLICT");
  if (takenBack === null) {
    const usage = await limitUsage(tx, wallet, wallet.at);
    // It counts against the balance already; what is asked is whether it may be spent.
    const room = Math.min(remainingOf(usage, "BALANCE_MAX") + hold.amount, periodRoom(usage));
    if (hold.amount > room) {
      await tx.orm.update(holds).set({ reason: "LIMIT_EXCEEDED" }).where(eq(holds.id, hold.id));
      return { released: false };
    }
    await collectDebts(tx, wallet, await releaseHold(tx, wallet, hold));
    return { released: true };
  }
  const [first] = takenBack;
  await tx.orm.update(holds).set({ releasedAt: wallet.at }).where(eq(holds.id, hold.id));
  if (!first) return { released: false };
  await postMany(tx, {
    wallet,
    account: "held",
    counterAccount: receivable(first.platform),
    source: first.platform,
    // What adds to the hold goes first, so that it never falls below zero on the way.
    postings: takenBack
      .toSorted((one, other) => other.difference - one.difference)
      .map((change) => {
        const parts = { available: none, held: paise(Math.abs(change.difference)), suspense: none };
        return { ...earningChanged(wallet, change, parts), kind: "EARNING_AMENDED" };
      }),
  });
  return { released: false };
}

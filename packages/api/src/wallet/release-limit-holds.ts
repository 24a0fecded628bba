import type { Paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { collectDebts } from "./collect-debts.ts";
import { holdReleased } from "./events.ts";
import { post } from "./ledger/post.ts";
import { holdReleased as holdReleasedPosting } from "./ledger/postings.ts";
import { creditRoom, limitUsage } from "./limit-usage.ts";
import { type LockedWallet, lockWallet, walletOf } from "./repo.ts";

const { holds, transactions } = tables;
type Hold = typeof holds.$inferSelect;

/**
 * Makes money that waited above a limit the driver's own, as far as the tier now allows, oldest first; stops at the
 * first that does not fit. Safe to repeat.
 * @throws NOT_FOUND when the user has no wallet
 */
export async function releaseLimitHolds(services: Services, userId: string): Promise<{ released: number }> {
  const { id } = await walletOf(services.db, userId);
  return await services.db.transact(async (tx) => {
    const wallet = await lockWallet(tx, id);
    const waiting = await tx.orm
      .select()
      .from(holds)
      .where(and(eq(holds.walletId, id), eq(holds.reason, "LIMIT_EXCEEDED"), isNull(holds.releasedAt)))
      .orderBy(asc(holds.createdAt), asc(holds.id));
    if (waiting.length === 0) return { released: 0 };
    let room: number = creditRoom(await limitUsage(tx, wallet, wallet.at));
    let balance = wallet.balance;
    let released = 0;
    for (const hold of waiting) {
      if (hold.amount > room) break;
      balance = await releaseHold(tx, wallet, hold);
      room -= hold.amount;
      released += 1;
    }
    if (released > 0) await collectDebts(tx, wallet, balance);
    return { released };
  });
}

/** Makes one hold's money the driver's own, behind the wallet's lock. Answers the balance after it. */
export async function releaseHold(tx: Session, wallet: LockedWallet, hold: Hold): Promise<Paise> {
  const [held] = await tx.orm
    .select({ source: transactions.source, referenceId: transactions.referenceId })
    .from(transactions)
    .where(
      or(
        and(
          eq(transactions.referenceId, hold.referenceId),
          inArray(transactions.kind, ["PAYMENT_HELD", "EARNING_HELD"]),
        ),
        // An earning can be held more than once, so its holds name the posting.
        and(eq(transactions.id, hold.referenceId), eq(transactions.kind, "EARNING_HELD")),
      ),
    )
    .limit(1);
  const { source = "QR", referenceId = hold.referenceId } = held ?? {};
  const posting = holdReleasedPosting({ ...hold, wallet, source, referenceId });
  const { balance } = await post(tx, posting);
  await tx.orm.update(holds).set({ releasedAt: wallet.at }).where(eq(holds.id, hold.id));
  await recordAudit(tx, systemActor, {
    action: "wallet.hold-released",
    entityType: "hold",
    entityId: hold.id,
    newValue: { amount: hold.amount, reason: hold.reason },
  });
  const told = { userId: wallet.userId, walletId: wallet.id, holdId: hold.id, amount: hold.amount };
  await announce(tx, holdReleased, told, [`wallet:${wallet.id}`]);
  return balance;
}

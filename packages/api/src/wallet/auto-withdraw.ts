import { type Paise, paise } from "@drivopay/contracts/money";
import type { AutoWithdrawOutcome, Sendable } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { and, asc, eq, gt } from "drizzle-orm";
import { systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { assessRisk } from "./assess-risk.ts";
import { bankAccountsOf } from "./bank-account-repo.ts";
import { autoWithdrawDue, autoWithdrawMissed } from "./events.ts";
import { holdWithdrawal } from "./hold-withdrawal.ts";
import { withdrawalPolicy } from "./policy.ts";
import { quoteWithdrawal } from "./quote-withdrawal.ts";
import { sendableTo } from "./read-sendable.ts";
import { type LockedWallet, lockWallet } from "./repo.ts";

const { autoWithdrawals, autoWithdrawalRuns, users } = tables;

/** One driver's turn on one day of India. */
export interface Turn {
  readonly userId: string;
  readonly walletId: string;
  readonly day: string;
}

interface Result {
  readonly outcome: AutoWithdrawOutcome;
  readonly amount: Paise;
  readonly withdrawalId: string | null;
}

/**
 * Announces the turn of so many drivers who want it, after one; a turn that is announced twice is still one.
 * @returns the last driver of the batch; null when there are no more
 */
export async function callTurns(
  { db }: Services,
  day: string,
  after: string | null,
  batchSize: number,
): Promise<string | null> {
  return await db.transact(async (tx) => {
    const behind = after === null ? undefined : gt(autoWithdrawals.userId, after);
    const wanted = await tx.orm
      .select({ userId: autoWithdrawals.userId, walletId: autoWithdrawals.walletId })
      .from(autoWithdrawals)
      .where(and(eq(autoWithdrawals.enabled, true), behind))
      .orderBy(asc(autoWithdrawals.userId))
      .limit(batchSize);
    for (const { userId, walletId } of wanted) await announce(tx, autoWithdrawDue, { userId, walletId, day });
    return wanted.length < batchSize ? null : (wanted.at(-1)?.userId ?? null);
  });
}

/**
 * Sends a driver's balance to the primary account, once a day however often it is called: the day's row, the hold and
 * the withdrawal commit together, and the withdrawal's id is made of driver and day. What limits and cooling-off
 * leave room for is sent; risk rules apply as to a withdrawal by hand.
 */
export async function autoWithdraw(services: Services, turn: Turn): Promise<AutoWithdrawOutcome> {
  const { userId, walletId, day } = turn;
  return await services.db.transact(async (tx) => {
    const wallet = await lockWallet(tx, walletId);
    const done = await runOf(tx, turn);
    if (done) return done.outcome;
    const [setting] = await tx.orm.select().from(autoWithdrawals).where(eq(autoWithdrawals.userId, userId));
    // Turned off since it was announced: there is nothing to write down.
    if (!setting?.enabled) return "BELOW_THRESHOLD";
    const result = await send(tx, services, wallet, turn, setting.threshold);
    await tx.orm.insert(autoWithdrawalRuns).values({ userId, day, ...result });
    const missed = result.outcome !== "SENT" && result.outcome !== "BELOW_THRESHOLD";
    if (missed) await announce(tx, autoWithdrawMissed, { userId, day, outcome: result.outcome });
    return result.outcome;
  });
}

async function runOf({ orm }: Session, { userId, day }: Turn): Promise<Result | null> {
  const ours = and(eq(autoWithdrawalRuns.userId, userId), eq(autoWithdrawalRuns.day, day));
  const [row] = await orm.select().from(autoWithdrawalRuns).where(ours);
  return row ?? null;
}

async function send(
  tx: Session,
  services: Services,
  wallet: LockedWallet,
  { userId, day }: Turn,
  threshold: Paise,
): Promise<Result> {
  const now = services.clock.now();
  if (wallet.balance < threshold) return nothing("BELOW_THRESHOLD");
  const [user] = await tx.orm.select({ status: users.status }).from(users).where(eq(users.id, userId));
  if (user?.status !== "ACTIVE") return nothing("ACCOUNT_STOPPED");
  const bank = (await bankAccountsOf(tx, userId)).find(
    ({ isPrimary, state }) => isPrimary && state === "VERIFIED",
  );
  if (!bank) return nothing("NO_BANK_ACCOUNT");
  const sendable = await sendableTo(tx, wallet, bank, now);
  if (sendable.amount < withdrawalPolicy.minimum) return nothing(whyNot(sendable.boundBy));
  const { amount, mode } = sendable;
  const quote = await quoteWithdrawal(tx, { amount, mode }, bank, now);
  const about = { userId, deviceId: null, bankAccountId: bank.id, amount };
  const riskReasons = await assessRisk(tx, about, now);
  const id = derivedId("auto-withdrawal", userId, day);
  await holdWithdrawal(tx, systemActor, { id, wallet, bank, quote, riskReasons, automatic: true });
  return { outcome: "SENT", amount, withdrawalId: id };
}

const nothing = (outcome: AutoWithdrawOutcome): Result => ({ outcome, amount: paise(0), withdrawalId: null });

function whyNot(boundBy: Sendable["boundBy"]): AutoWithdrawOutcome {
  if (boundBy === "KYC") return "KYC_REQUIRED";
  if (boundBy === "UNVERIFIED") return "NO_BANK_ACCOUNT";
  if (boundBy === "BALANCE") return "BELOW_THRESHOLD";
  return boundBy === "COOLING_OFF" ? "COOLING_OFF" : "LIMIT";
}

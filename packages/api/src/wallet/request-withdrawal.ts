import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { WithdrawAnswer, WithdrawInput } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { derivedId, newId } from "@drivopay/runtime/ids";
import { and, eq, notInArray, sum } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { assessRisk, type RiskReason } from "./assess-risk.ts";
import { type BankAccountRow, bankAccountOf } from "./bank-account-repo.ts";
import { refuseAboveLimits } from "./check-limits.ts";
import { withdrawalRequested } from "./events.ts";
import { post } from "./ledger/post.ts";
import { withdrawalHeld } from "./ledger/withdrawal-postings.ts";
import { limitUsage } from "./limit-usage.ts";
import { beneficiaryPolicy } from "./policy.ts";
import { type Quote, quoteWithdrawal } from "./quote-withdrawal.ts";
import { type LockedWallet, lockWallet } from "./repo.ts";
import { announceStatus } from "./withdrawal-repo.ts";

const { withdrawals, withdrawalSteps, holds } = tables;
type Input = Omit<z.infer<typeof WithdrawInput>, "pin">;
type Answer = z.infer<typeof WithdrawAnswer>;

/**
 * Holds the money and queues its payout; nothing has reached the bank yet. Safe to retry with the same key, also
 * when the first answer was lost: the withdrawal's id is made of driver and key.
 * @param input.amount paise that reach the bank; the fee and its GST come on top
 * @throws KYC_REQUIRED, NOT_FOUND, BANK_ACCOUNT_UNVERIFIED, BANK_ACCOUNT_COOLING_OFF, LIMIT_EXCEEDED,
 * INSUFFICIENT_BALANCE, AMOUNT_TOO_SMALL, IDEMPOTENCY_CONFLICT
 */
export async function requestWithdrawal(ctx: DriverContext, input: Input): Promise<Answer> {
  const { services, driver, request } = ctx;
  if (request.idempotencyKey === null) throw new AppError("IDEMPOTENCY_KEY_REQUIRED");
  const id = derivedId("withdrawal", driver.userId, request.idempotencyKey);
  const now = services.clock.now();
  const quote = quoteWithdrawal(input, now);
  return await services.db.transact(async (tx) => {
    const wallet = await lockWallet(tx, driver.walletId);
    const before = await requestedBefore(tx, id, input);
    if (before) return before;
    const bank = await bankAccountOf(tx, driver.userId, input.bankAccountId);
    await refuse(tx, wallet, bank, quote, now);
    const { userId, deviceId } = driver;
    const about = { userId, deviceId, bankAccountId: bank.id, amount: quote.amount };
    const riskReasons = await assessRisk(tx, about, now);
    return await hold(tx, ctx, { id, wallet, bank, quote, riskReasons });
  });
}

/** Behind the wallet's lock, so that of many at once each sees what those before it took. */
async function refuse(
  tx: Session,
  wallet: LockedWallet,
  bank: BankAccountRow,
  quote: Quote,
  now: Date,
): Promise<void> {
  if (wallet.tier !== "FULL") throw new AppError("KYC_REQUIRED");
  if (bank.state !== "VERIFIED") throw new AppError("BANK_ACCOUNT_UNVERIFIED");
  if (wallet.balance < quote.total) {
    throw new AppError("INSUFFICIENT_BALANCE", { params: { available: wallet.balance } });
  }
  refuseAboveLimits(await limitUsage(tx, wallet, wallet.at), quote.amount, wallet.at);
  if (bank.coolingOffUntil !== null && bank.coolingOffUntil > now) {
    const remaining = paise(Math.max(0, beneficiaryPolicy.coolingOffCap - (await sentTo(tx, bank.id))));
    if (quote.amount > remaining) {
      const params = { remaining, until: bank.coolingOffUntil.toISOString() };
      throw new AppError("BANK_ACCOUNT_COOLING_OFF", { params });
    }
  }
}

async function sentTo({ orm }: Session, bankAccountId: string): Promise<Paise> {
  const back = notInArray(withdrawals.status, ["RETURNED", "CANCELLED", "REVERSED"]);
  const [row] = await orm
    .select({ sent: sum(withdrawals.amount) })
    .from(withdrawals)
    .where(and(eq(withdrawals.bankAccountId, bankAccountId), back));
  return paise(Number(row?.sent ?? 0));
}

async function requestedBefore({ orm }: Session, id: string, input: Input): Promise<Answer | null> {
  const [row] = await orm.select().from(withdrawals).where(eq(withdrawals.id, id));
  if (!row) return null;
  const same =
    row.amount === input.amount &&
    row.bankAccountId === input.bankAccountId &&
    row.mode === (input.mode ?? "IMPS");
  if (!same) throw new AppError("IDEMPOTENCY_CONFLICT");
  return { transactionId: row.transactionId, withdrawalId: row.id, status: row.status };
}

async function hold(
  tx: Session,
  ctx: DriverContext,
  asked: { id: string; wallet: LockedWallet; bank: BankAccountRow; quote: Quote; riskReasons: RiskReason[] },
): Promise<Answer> {
  const { id, wallet, bank, quote, riskReasons } = asked;
  const { userId } = ctx.driver;
  const { transactionId } = await post(tx, withdrawalHeld({ id, wallet, ...quote }));
  const status = riskReasons.length > 0 ? "IN_REVIEW" : "HELD";
  const row = { id, userId, walletId: wallet.id, bankAccountId: bank.id, transactionId, status } as const;
  await tx.orm.insert(withdrawals).values({ ...row, ...quote, riskReasons });
  await tx.orm.insert(withdrawalSteps).values(
    (status === "HELD" ? (["HELD"] as const) : (["HELD", "IN_REVIEW"] as const)).map((step) => ({
      withdrawalId: id,
      status: step,
    })),
  );
  await tx.orm.insert(holds).values({
    id: newId(),
    walletId: wallet.id,
    reason: "WITHDRAWAL",
    amount: quote.total,
    referenceId: id,
  });
  await recordAudit(tx, actorOf(ctx, ctx.driver), {
    action: "wallet.withdrawal-requested",
    entityType: "withdrawal",
    entityId: id,
    newValue: { status, amount: quote.amount, total: quote.total, mode: quote.mode, riskReasons },
  });
  await announce(tx, withdrawalRequested, { withdrawalId: id, userId, walletId: wallet.id });
  await announceStatus(tx, row, status);
  return { transactionId, withdrawalId: id, status };
}

import { AppError } from "@drivopay/contracts/errors";
import type { WithdrawAnswer, WithdrawInput } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { keepAnswer } from "../middleware/idempotency.ts";
import { assessRisk } from "./assess-risk.ts";
import { type BankAccountRow, bankAccountOf } from "./bank-account-repo.ts";
import { refuseAboveLimits } from "./check-limits.ts";
import { coolingRoom } from "./cooling-off.ts";
import { holdWithdrawal } from "./hold-withdrawal.ts";
import { limitUsage } from "./limit-usage.ts";
import { type Quote, quoteWithdrawal } from "./quote-withdrawal.ts";
import { type LockedWallet, lockWallet } from "./repo.ts";

const { withdrawals } = tables;
type Input = Omit<z.infer<typeof WithdrawInput>, "pin">;
type Answer = z.infer<typeof WithdrawAnswer>;

/**
 * Holds the money and queues its payout; nothing has reached the bank yet. Safe to retry with the same key, also
 * when the first answer was lost: the withdrawal's id is made of driver and key.
 * @param input.amount paise that reach the bank; the fee and its GST come on top
 * @throws KYC_REQUIRED, NOT_FOUND, BANK_ACCOUNT_UNVERIFIED, BANK_ACCOUNT_COOLING_OFF, LIMIT_EXCEEDED,
 * INSUFFICIENT_BALANCE, AMOUNT_TOO_SMALL, VALIDATION_FAILED for a rail the account has not, IDEMPOTENCY_CONFLICT
 */
export async function requestWithdrawal(ctx: DriverContext, input: Input): Promise<Answer> {
  const { services, driver, request } = ctx;
  const key = request.idempotencyKey;
  if (key === null) throw new AppError("IDEMPOTENCY_KEY_REQUIRED");
  const id = derivedId("withdrawal", driver.userId, key);
  const now = services.clock.now();
  return await services.db.transact(async (tx) => {
    const wallet = await lockWallet(tx, driver.walletId);
    const before = await requestedBefore(tx, id, input);
    if (before) return before;
    const bank = await bankAccountOf(tx, driver.userId, input.bankAccountId);
    const quote = await quoteWithdrawal(tx, input, bank, now);
    await refuse(tx, wallet, bank, quote, now);
    const { userId, deviceId } = driver;
    const about = { userId, deviceId, bankAccountId: bank.id, amount: quote.amount };
    const riskReasons = await assessRisk(tx, about, now);
    const asked = { id, wallet, bank, quote, riskReasons, automatic: false };
    const answer = await holdWithdrawal(tx, actorOf(ctx, driver), asked);
    await keepAnswer(tx, userId, key, answer);
    return answer;
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
  const cooling = await coolingRoom(tx, bank, now);
  if (cooling && quote.amount > cooling.remaining) {
    const params = { remaining: cooling.remaining, until: cooling.until.toISOString() };
    throw new AppError("BANK_ACCOUNT_COOLING_OFF", { params });
  }
}

async function requestedBefore({ orm }: Session, id: string, input: Input): Promise<Answer | null> {
  const [row] = await orm.select().from(withdrawals).where(eq(withdrawals.id, id));
  if (!row) return null;
  const same =
    row.amount === input.amount &&
    row.bankAccountId === input.bankAccountId &&
    (input.mode === undefined || row.mode === input.mode);
  if (!same) throw new AppError("IDEMPOTENCY_CONFLICT");
  return { transactionId: row.transactionId, withdrawalId: row.id, status: row.status };
}

import { paise } from "@drivopay/contracts/money";
import type { Sendable } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";
import type { DriverContext } from "../context.ts";
import { type BankAccountRow, bankAccountOf } from "./bank-account-repo.ts";
import { resetOf, withdrawalLimits } from "./check-limits.ts";
import { coolingRoom } from "./cooling-off.ts";
import { limitUsage, remainingOf } from "./limit-usage.ts";
import { withdrawalPolicy } from "./policy.ts";
import { priceWithdrawal } from "./quote-withdrawal.ts";
import { readWallet } from "./read-wallet.ts";
import { type LockedWallet, walletOf } from "./repo.ts";

type Bound = Pick<Sendable, "amount" | "boundBy" | "moreAt">;

/**
 * The most that can reach a beneficiary now: the balance less the fee, within every limit; binds nobody.
 * @throws NOT_FOUND
 */
export async function readSendable(ctx: DriverContext, bankAccountId: string): Promise<Sendable> {
  const { services, driver } = ctx;
  const { db } = services;
  const bank = await bankAccountOf(db, driver.userId, bankAccountId);
  const [{ id, tier }, { balance }] = await Promise.all([
    walletOf(db, driver.userId),
    readWallet(db, driver.walletId),
  ]);
  return await sendableTo(db, { id, tier, balance }, bank, services.clock.now());
}

/** The same for a wallet that the caller has read, or holds. */
export async function sendableTo(
  db: Session,
  wallet: Pick<LockedWallet, "id" | "tier" | "balance">,
  bank: BankAccountRow,
  now: Date,
): Promise<Sendable> {
  const usual = priceWithdrawal({ amount: withdrawalPolicy.minimum }, bank.type);
  const { mode, fee, tax } = usual;
  const nothing = (boundBy: Sendable["boundBy"]) => ({
    amount: paise(0),
    mode,
    fee,
    tax,
    boundBy,
    moreAt: null,
  });
  if (wallet.tier !== "FULL") return nothing("KYC");
  if (bank.state !== "VERIFIED") return nothing("UNVERIFIED");
  const usage = await limitUsage(db, wallet, now);
  const cooling = await coolingRoom(db, bank, now);
  const most = withdrawalPolicy.mostPerTransfer[mode];
  const bounds: Bound[] = [
    { amount: paise(Math.max(0, wallet.balance - fee - tax)), boundBy: "BALANCE", moreAt: null },
    ...(cooling
      ? [
          {
            amount: cooling.remaining,
            boundBy: "COOLING_OFF" as const,
            moreAt: cooling.until.toISOString(),
          },
        ]
      : []),
    ...withdrawalLimits.map((name) => ({
      amount: remainingOf(usage, name),
      boundBy: name,
      moreAt: resetOf(name, now)?.toISOString() ?? null,
    })),
    ...(most === null ? [] : [{ amount: most, boundBy: "MODE" as const, moreAt: null }]),
  ];
  const tightest = bounds.reduce((least, bound) => (bound.amount < least.amount ? bound : least));
  return { ...tightest, mode, fee, tax };
}

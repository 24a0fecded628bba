import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { BeneficiaryType, PayoutMode, QuoteWithdrawalInput } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { type BankAccountRow, bankAccountOf, bankAccountsOf, bankCodeOf } from "./bank-account-repo.ts";
import { withdrawalPolicy } from "./policy.ts";
import { type Arrival, promiseArrival } from "./promise-arrival.ts";

/** What a withdrawal costs: `total` leaves the wallet, `amount` reaches the bank. */
export interface Price {
  readonly amount: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
  readonly total: Paise;
  readonly mode: PayoutMode;
}

export interface Quote extends Price {
  readonly arrivesBy: Date;
}

type Destination = Pick<BankAccountRow, "type" | "accountNumberLast4" | "ifscCode">;

/**
 * What a withdrawal would cost and when it would arrive; binds nobody. Without a bank account the primary one is
 * looked at, and without that any bank.
 * @throws AMOUNT_TOO_SMALL, LIMIT_EXCEEDED above what the rail carries, VALIDATION_FAILED for a rail that the account
 * cannot be reached by, NOT_FOUND
 */
export async function readQuote(
  { services, driver }: DriverContext,
  input: z.infer<typeof QuoteWithdrawalInput>,
): Promise<Quote> {
  const { db, clock } = services;
  const to = input.bankAccountId
    ? await bankAccountOf(db, driver.userId, input.bankAccountId)
    : (await bankAccountsOf(db, driver.userId)).find(({ isPrimary }) => isPrimary);
  return await quoteWithdrawal(db, input, to ?? null, clock.now());
}

/**
 * Price and promise of a withdrawal to a beneficiary.
 * @param to null when it is not known yet: a bank account of any bank
 * @throws AMOUNT_TOO_SMALL, LIMIT_EXCEEDED, VALIDATION_FAILED
 */
export async function quoteWithdrawal(
  db: Session,
  request: { readonly amount: Paise; readonly mode?: PayoutMode | undefined },
  to: Destination | null,
  now: Date,
): Promise<Quote> {
  const type = to?.type ?? "BANK_ACCOUNT";
  const bankCode = to ? bankCodeOf(to) : "";
  const arrivalBy = (mode: PayoutMode) => promiseArrival(db, { mode, bankCode }, now);
  const price = priceWithdrawal(request, type);
  const usual = await arrivalBy(price.mode);
  if (request.mode !== undefined || price.mode !== "IMPS" || !usual.down) return promised(price, usual);
  // Nobody chose the rail, and the quick one is down: the slow one may be the quicker now.
  const slow = await arrivalBy("NEFT");
  return slow.arrivesBy < usual.arrivesBy
    ? promised(priceWithdrawal({ ...request, mode: "NEFT" }, type), slow)
    : promised(price, usual);
}

const promised = (price: Price, { arrivesBy }: Arrival): Quote => ({ ...price, arrivesBy });

/**
 * What a withdrawal costs. The rail is the one asked for, else UPI to a UPI address, else IMPS as far as it carries,
 * else NEFT.
 * @throws AMOUNT_TOO_SMALL, LIMIT_EXCEEDED above what the rail carries, VALIDATION_FAILED for a rail that does not
 * reach such a beneficiary
 */
export function priceWithdrawal(
  request: { readonly amount: Paise; readonly mode?: PayoutMode | undefined },
  type: BeneficiaryType,
): Price {
  const { amount } = request;
  if (amount < withdrawalPolicy.minimum) {
    throw new AppError("AMOUNT_TOO_SMALL", { params: { minimum: withdrawalPolicy.minimum } });
  }
  const mode = request.mode ?? usualMode(type, amount);
  if ((mode === "UPI") !== (type === "UPI")) {
    const message =
      type === "UPI" ? "A UPI address is paid by UPI" : "A bank account is paid by IMPS or NEFT";
    throw new AppError("VALIDATION_FAILED", { errors: [{ path: "mode", message }] });
  }
  const most = withdrawalPolicy.mostPerTransfer[mode];
  if (most !== null && amount > most) {
    throw new AppError("LIMIT_EXCEEDED", { params: { limit: `${mode}_PER_TRANSFER`, remaining: most } });
  }
  const fee = withdrawalPolicy.fee[mode];
  const tax = paise(Math.round((fee * withdrawalPolicy.gstPercent) / 100));
  return { amount, fee, tax, total: paise(amount + fee + tax), mode };
}

function usualMode(type: BeneficiaryType, amount: Paise): PayoutMode {
  if (type === "UPI") return "UPI";
  return amount <= withdrawalPolicy.mostPerTransfer.IMPS ? "IMPS" : "NEFT";
}

import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { PayoutMode } from "@drivopay/contracts/wallet";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { withdrawalPolicy } from "./policy.ts";

/** What a withdrawal costs: `total` leaves the wallet, `amount` reaches the bank. */
export interface Quote {
  readonly amount: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
  readonly total: Paise;
  readonly mode: PayoutMode;
  readonly arrivesBy: Date;
}

/**
 * What a withdrawal would cost and when it would arrive; binds nobody.
 * @throws AMOUNT_TOO_SMALL, VALIDATION_FAILED for a rail that a bank account cannot be reached by
 */
export function quoteWithdrawal(request: { amount: Paise; mode?: PayoutMode | undefined }, now: Date): Quote {
  const { amount, mode = "IMPS" } = request;
  if (amount < withdrawalPolicy.minimum) {
    throw new AppError("AMOUNT_TOO_SMALL", { params: { minimum: withdrawalPolicy.minimum } });
  }
  if (mode === "UPI") {
    throw new AppError("VALIDATION_FAILED", {
      errors: [{ path: "mode", message: "UPI needs a UPI address; choose IMPS or NEFT" }],
    });
  }
  const fee = withdrawalPolicy.fee[mode];
  const tax = paise(Math.round((fee * withdrawalPolicy.gstPercent) / 100));
  return { amount, fee, tax, total: paise(amount + fee + tax), mode, arrivesBy: arrivalOf(mode, now) };
}

function arrivalOf(mode: "IMPS" | "NEFT", now: Date): Date {
  if (mode === "IMPS") return new Date(now.getTime() + withdrawalPolicy.impsArrivalMs);
  const { opensAtHour, closesAtHour, arrivalMs } = withdrawalPolicy.neft;
  const hourMs = 3_600_000;
  const midnight = startOfIndianDay(now).getTime();
  const opens = midnight + opensAtHour * hourMs;
  const closes = midnight + closesAtHour * hourMs;
  const leaves = now.getTime() < closes ? Math.max(now.getTime(), opens) : opens + 24 * hourMs;
  return new Date(leaves + arrivalMs);
}

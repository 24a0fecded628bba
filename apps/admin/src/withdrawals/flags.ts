import type { WithdrawalRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";

const known = ["VELOCITY", "NEW_DEVICE", "FIRST_TO_BENEFICIARY", "LARGE_AMOUNT"] as const;

/** Why a withdrawal did not arrive: our own reasons in words, the bank's as it gave them. */
export function failureOf({ failureReason }: Pick<WithdrawalRow, "failureReason">): string {
  if (failureReason === null) return desk("common.none");
  if (failureReason === "REVIEW_EXPIRED") return desk("withdrawals.reviewExpired");
  return failureReason === "REFUSED_IN_REVIEW" ? desk("withdrawals.refusedByStaff") : failureReason;
}

/** Why a withdrawal was held back for a person, in words. */
export function flagsOf({ riskReasons }: Pick<WithdrawalRow, "riskReasons">): string {
  const names = riskReasons.map((reason) => desk(`flags.${known.find((one) => one === reason) ?? "OTHER"}`));
  return names.join(", ") || desk("common.none");
}

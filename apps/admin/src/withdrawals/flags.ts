import type { WithdrawalRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";

const known = ["VELOCITY", "NEW_DEVICE", "FIRST_TO_BENEFICIARY", "LARGE_AMOUNT"] as const;

/** Why a withdrawal was held back for a person, in words. */
export function flagsOf({ riskReasons }: Pick<WithdrawalRow, "riskReasons">): string {
  const names = riskReasons.map((reason) => desk(`flags.${known.find((one) => one === reason) ?? "OTHER"}`));
  return names.join(", ") || desk("common.none");
}

import type { FundAccount } from "../wire.ts";

/** What the beneficiary's bank does, by beneficiary. Everyone not listed here is paid and verified. */
export type Scenario =
  | "name-mismatch"
  | "name-close"
  | "invalid-account"
  | "validation-failed"
  | "validation-pending"
  | "payout-failed"
  | "payout-account-closed"
  | "payout-reversed"
  | "payout-processed-then-reversed"
  | "payout-stuck";

/** The last six digits of a bank account number that choose a scenario. */
const accountEndings: Record<string, Scenario> = {
  "900001": "name-mismatch",
  "900002": "invalid-account",
  "900003": "validation-failed",
  "900004": "validation-pending",
  "900005": "name-close",
  "900011": "payout-failed",
  "900012": "payout-account-closed",
  "900013": "payout-processed-then-reversed",
  "900014": "payout-reversed",
  "900015": "payout-stuck",
};

const scenarios: ReadonlySet<string> = new Set(Object.values(accountEndings));

const isScenario = (name: string): name is Scenario => scenarios.has(name);

/** A UPI address chooses its scenario by name: `payout-failed@okaxis`. */
export function scenarioOf(fundAccount: FundAccount): Scenario | undefined {
  if (fundAccount.account_type === "bank_account") {
    return accountEndings[fundAccount.bank_account.account_number.slice(-6)];
  }
  const { username } = fundAccount.vpa;
  return isScenario(username) ? username : undefined;
}

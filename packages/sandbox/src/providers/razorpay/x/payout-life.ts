import {
  type Bank,
  type BankPayout,
  type PayoutDecision,
  type PayoutOutcome,
  Refusal,
} from "../../../core/provider.ts";
import { RazorpayError } from "../errors.ts";
import { sendBankingEvent } from "../events.ts";
import { type Account, newBankReference, newestFirst } from "../state.ts";
import type { Payout, PayoutStatus, StatusDetails } from "../wire.ts";
import { moveBalance } from "./balance.ts";
import { isDown } from "./downtimes.ts";
import { type Scenario, scenarioOf } from "./magic.ts";

/** Which outcomes the bank can still decide, by status: processed and failed payouts may come back later. */
const outcomesFrom: Record<PayoutStatus, PayoutOutcome[]> = {
  queued: ["processed", "failed"],
  processing: ["processed", "failed", "reversed"],
  processed: ["reversed"],
  failed: ["reversed"],
  reversed: [],
  cancelled: [],
};

const descriptions: Record<string, string> = {
  payout_processed: "Payout is processed and the money has been credited into the beneficiary account.",
  payout_bank_processing:
    "Payout is being processed by our partner bank. Please check the final status after some time.",
  beneficiary_bank_down: "Payout is queued as the beneficiary bank is facing a downtime.",
  low_balance: "Payout is queued as there is insufficient balance in your business account.",
  insufficient_funds: "Your account does not have enough balance to carry out the payout.",
  beneficiary_bank_offline: "Beneficiary bank is not reachable. Please retry after some time.",
  beneficiary_bank_rejected: "Payout was rejected by the beneficiary bank.",
  bank_account_closed: "Beneficiary account is closed.",
  beneficiary_bank_confirmation_pending:
    "Confirmation of credit to the beneficiary is pending from the beneficiary bank.",
};

function details(reason: string, source: string): StatusDetails {
  return { reason, source, description: descriptions[reason] ?? reason.replaceAll("_", " ") };
}

function enter(
  account: Account,
  payout: Payout,
  status: PayoutStatus,
  status_details: StatusDetails,
  event: string,
): void {
  payout.status = status;
  payout.status_details = status_details;
  account.world.changes.announce("payouts");
  sendBankingEvent(account, event, { payout });
}

/** Debits the payout and hands it to the bank, or queues it while that bank is down, or queues or fails it when the balance is too low. */
export function acceptPayout(account: Account, payout: Payout, queueIfLowBalance: boolean): void {
  if (isDown(account, payout)) {
    enter(account, payout, "queued", details("beneficiary_bank_down", "gateway"), "payout.queued");
  } else if (payout.amount <= account.state.balance) {
    startProcessing(account, payout);
  } else if (queueIfLowBalance) {
    enter(account, payout, "queued", details("low_balance", "business"), "payout.queued");
  } else {
    const why = details("insufficient_funds", "business");
    payout.failure_reason = why.description;
    enter(account, payout, "failed", why, "payout.failed");
  }
}

function startProcessing(account: Account, payout: Payout): void {
  const { payoutDelayMs, world } = account;
  enter(account, payout, "processing", details("payout_bank_processing", "gateway"), "payout.initiated");
  moveBalance(account, payout, -payout.amount);
  if (payoutDelayMs === null) return;
  world.scheduler.after(payoutDelayMs, () => letBankDecide(account, payout, payoutDelayMs));
}

const decisions: Partial<Record<Scenario, PayoutDecision>> = {
  "payout-failed": { outcome: "failed", reason: "beneficiary_bank_offline" },
  "payout-account-closed": { outcome: "failed", reason: "bank_account_closed" },
  "payout-reversed": { outcome: "reversed", reason: "beneficiary_bank_rejected" },
};

/** What the beneficiary's bank does by itself; the control API may have been quicker. */
function letBankDecide(account: Account, payout: Payout, delayMs: number): void {
  if (payout.status !== "processing") return;
  const scenario = scenarioOf(payout.fund_account);
  if (scenario === "payout-stuck") {
    payout.status_details = details("beneficiary_bank_confirmation_pending", "beneficiary_bank");
    sendBankingEvent(account, "payout.updated", { payout });
    return;
  }
  settle(account, payout, (scenario && decisions[scenario]) ?? { outcome: "processed" });
  if (scenario !== "payout-processed-then-reversed") return;
  account.world.scheduler.after(delayMs, () => {
    if (payout.status === "processed") settle(account, payout, { outcome: "reversed" });
  });
}

function settle(account: Account, payout: Payout, decision: PayoutDecision): void {
  if (decision.outcome === "processed") credit(account, payout, decision);
  else giveBack(account, payout, decision.outcome, decision);
}

function credit(
  account: Account,
  payout: Payout,
  { utr, reason = "payout_processed" }: PayoutDecision,
): void {
  payout.utr = utr ?? newBankReference(account.world.random);
  enter(account, payout, "processed", details(reason, "beneficiary_bank"), "payout.processed");
}

/** A failed payout's money is back at once; one that is reversed afterwards brings no second credit. */
function giveBack(
  account: Account,
  payout: Payout,
  status: "failed" | "reversed",
  { utr, reason = "beneficiary_bank_offline" }: PayoutDecision,
): void {
  const wasDebited = payout.status === "processing" || payout.status === "processed";
  const why = details(reason, "beneficiary_bank");
  const ownReference = status === "reversed" ? newBankReference(account.world.random) : null;
  payout.utr = utr ?? payout.utr ?? ownReference;
  payout.failure_reason = why.description;
  enter(account, payout, status, why, `payout.${status}`);
  if (wasDebited) moveBalance(account, payout, payout.amount);
}

/** @throws RazorpayError unless it is still queued */
export function cancelPayout(account: Account, payout: Payout): void {
  if (payout.status !== "queued")
    throw new RazorpayError("Payout cannot be cancelled as it is not in queued state.");
  enter(account, payout, "cancelled", details("payout_cancelled", "business"), "payout.updated");
}

/** Starts, oldest first, the queued payouts that balance and banks now allow. */
export function drainQueue(account: Account): void {
  for (const payout of account.state.payouts.values()) {
    const fits = payout.amount <= account.state.balance && !isDown(account, payout);
    if (payout.status === "queued" && fits) startProcessing(account, payout);
  }
}

function shown(payout: Payout): BankPayout {
  const { fund_account: to } = payout;
  return {
    id: payout.id,
    status: payout.status,
    amount: payout.amount,
    mode: payout.mode,
    beneficiary:
      to.account_type === "vpa"
        ? to.vpa.address
        : `${to.bank_account.name} · ${to.bank_account.bank_name} …\u2060${to.bank_account.account_number.slice(-4)}`,
    utr: payout.utr,
    reason: payout.status_details.reason,
    referenceId: payout.reference_id,
    createdAt: payout.created_at,
    outcomes: outcomesFrom[payout.status],
  };
}

/** The bank's side of payouts. */
export function bankOf(account: Account): Bank {
  return {
    payouts: (status) =>
      newestFirst(account.state.payouts)
        .filter((payout) => status === undefined || payout.status === status)
        .map(shown),
    decide(id, decision) {
      const payout = account.state.payouts.get(id);
      if (!payout) return undefined;
      if (!outcomesFrom[payout.status].includes(decision.outcome)) {
        throw new Refusal(
          409,
          "PAYOUT_STATE",
          `A payout that is ${payout.status} cannot become ${decision.outcome}`,
        );
      }
      if (payout.status === "queued") startProcessing(account, payout);
      settle(account, payout, decision);
      return shown(payout);
    },
  };
}

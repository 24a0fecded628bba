import { type Paise, paise } from "@drivopay/contracts/money";
import { type Move, notZero, type Posting } from "./posting.ts";
import type { WalletRef } from "./postings.ts";

/** A withdrawal's figures: `total` leaves the wallet, `amount` reaches the bank. */
export interface WithdrawalSums {
  readonly id: string;
  readonly wallet: WalletRef;
  readonly amount: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
}

const total = (w: WithdrawalSums) => paise(w.amount + w.fee + w.tax);

const withdrawalStep = (
  w: WithdrawalSums,
  step: { key: string; kind: Posting["kind"]; type: Posting["type"]; amount: number; moves: Move[] },
): Posting => ({
  key: `withdrawal:${w.id}:${step.key}`,
  kind: step.kind,
  type: step.type,
  source: "WITHDRAWAL",
  wallet: w.wallet,
  moves: notZero(step.moves),
  amount: paise(step.amount),
  fee: w.fee,
  tax: w.tax,
  referenceId: w.id,
  description: null,
  // The driver's history has one row a withdrawal; the later steps stand in its detail.
  listed: step.kind === "WITHDRAWAL_HELD",
  event: null,
});

/** Sets the money aside, fee and tax included. */
export const withdrawalHeld = (w: WithdrawalSums): Posting =>
  withdrawalStep(w, {
    key: "hold",
    kind: "WITHDRAWAL_HELD",
    type: "DEBIT",
    amount: -total(w),
    moves: [{ from: "available", to: "held", amount: total(w) }],
  });

/** The bank has paid it out: it left the driver's wallet for good, unless the bank sends it back later. */
export const withdrawalProcessed = (w: WithdrawalSums): Posting =>
  withdrawalStep(w, {
    key: "processed",
    kind: "WITHDRAWAL_PROCESSED",
    type: "DEBIT",
    amount: -total(w),
    moves: [
      { from: "held", to: "payout_clearing", amount: w.amount },
      { from: "held", to: "fee_income", amount: w.fee },
      { from: "held", to: "gst_payable", amount: w.tax },
    ],
  });

/** Failed, rejected or cancelled: all of it goes back. */
export const withdrawalReturned = (w: WithdrawalSums): Posting =>
  withdrawalStep(w, {
    key: "returned",
    kind: "WITHDRAWAL_RETURNED",
    type: "CREDIT",
    amount: total(w),
    moves: [{ from: "held", to: "available", amount: total(w) }],
  });

/** Came back after it had been processed: amount, fee and tax are given back. */
export const withdrawalReversed = (w: WithdrawalSums): Posting =>
  withdrawalStep(w, {
    key: "reversed",
    kind: "WITHDRAWAL_REVERSED",
    type: "CREDIT",
    amount: total(w),
    moves: [
      { from: "payout_clearing", to: "available", amount: w.amount },
      { from: "fee_income", to: "available", amount: w.fee },
      { from: "gst_payable", to: "available", amount: w.tax },
    ],
  });

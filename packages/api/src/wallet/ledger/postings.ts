import { type Paise, paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Platform } from "@drivopay/contracts/platforms";
import type { TransactionSource } from "@drivopay/contracts/transactions";
import { type Account, type Move, notZero, type Posting, type SystemAccount } from "./posting.ts";

export interface WalletRef {
  readonly id: string;
  readonly userId: string;
}

/** A captured payment: `gross` is what the passenger paid; fee and tax are what we keep of it. */
export interface CapturedPayment {
  readonly paymentId: string;
  readonly walletId: string;
  readonly userId: string;
  readonly gateway: Gateway;
  /** The account it came in by, where that is not the gateway's clearing. */
  readonly from?: SystemAccount;
  readonly source: Extract<TransactionSource, "QR" | "PERMANENT_QR" | "LINK" | "DEPOSIT">;
  readonly gross: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
  readonly description: string | null;
}

export interface RefundSums {
  readonly refundId: string;
  readonly wallet: WalletRef;
  readonly gateway: Gateway;
  readonly amount: Paise;
  /** The part that the wallet could not pay; `suspense` carries it until the next credits. */
  readonly short: Paise;
  readonly description: string | null;
}

const clearing = (gateway: string): Account => `gateway_clearing:${gateway.toLowerCase()}`;
const none = paise(0);

/** What a payment brings the driver. */
export const netOf = (payment: Pick<CapturedPayment, "gross" | "fee" | "tax">): Paise =>
  paise(payment.gross - payment.fee - payment.tax);

export const paymentKey = (paymentId: string) => `payment:${paymentId}:captured`;

/** A passenger's money becomes the driver's. */
export const paymentCaptured = (payment: CapturedPayment): Posting => paymentInto("available", payment);

/** The same above a limit: it is the driver's, but waits. Never refused, since the passenger has paid. */
export const paymentHeld = (payment: CapturedPayment): Posting => paymentInto("held", payment);

function paymentInto(account: "available" | "held", payment: CapturedPayment): Posting {
  const from = payment.from ?? clearing(payment.gateway);
  return {
    key: paymentKey(payment.paymentId),
    kind: account === "held" ? "PAYMENT_HELD" : "PAYMENT_CAPTURED",
    type: "CREDIT",
    source: payment.source,
    wallet: { id: payment.walletId, userId: payment.userId },
    moves: notZero([
      { from, to: account, amount: netOf(payment) },
      { from, to: "fee_income", amount: payment.fee },
      { from, to: "gst_payable", amount: payment.tax },
    ]),
    amount: netOf(payment),
    fee: payment.fee,
    tax: payment.tax,
    referenceId: payment.paymentId,
    description: payment.description,
    listed: true,
    event: null,
  };
}

/** Money that waited above a limit becomes the driver's own. */
export const holdReleased = (hold: {
  readonly id: string;
  readonly wallet: WalletRef;
  readonly amount: Paise;
  readonly referenceId: string;
  readonly source: TransactionSource;
}): Posting => ({
  key: `hold:${hold.id}:released`,
  kind: "HOLD_RELEASED",
  type: "CREDIT",
  source: hold.source,
  wallet: hold.wallet,
  moves: [{ from: "held", to: "available", amount: hold.amount }],
  amount: hold.amount,
  fee: none,
  tax: none,
  referenceId: hold.referenceId,
  description: null,
  listed: false,
  event: null,
});

/** What a platform now owes for a trip, over what stands in the books: the first time all of it, later a difference. */
export interface EarningChange {
  readonly earningId: string;
  /** Counts the postings of one earning, from 1. */
  readonly revision: number;
  readonly platform: Platform;
  /** Never zero; below zero the driver owes it: cash in hand, or a trip taken back. */
  readonly difference: Paise;
  readonly description: string | null;
}

/** Where the parts of a change go; together they are its size. */
export interface EarningParts {
  readonly available: Paise;
  readonly held: Paise;
  /** What the wallet could not pay; only of a change below zero. */
  readonly suspense: Paise;
}

export const receivable = (platform: Platform): SystemAccount =>
  `platform_receivable:${platform.toLowerCase()}`;

/** A change of what a platform owes for a trip. Above zero it goes to one account, below zero it comes from several. */
export function earningChanged(
  wallet: WalletRef,
  change: EarningChange,
  parts: EarningParts,
  referenceId = change.earningId,
): Posting {
  const owed = receivable(change.platform);
  const accounts = ["available", "held", "suspense"] as const;
  const isCredit = change.difference > 0;
  return {
    key: `earning:${change.earningId}:${change.revision}`,
    kind:
      parts.held > 0 && isCredit
        ? "EARNING_HELD"
        : change.revision === 1
          ? "EARNING_CREDITED"
          : "EARNING_AMENDED",
    type: isCredit ? "CREDIT" : "DEBIT",
    source: change.platform,
    wallet,
    moves: notZero(
      accounts.map((account) =>
        isCredit
          ? { from: owed, to: account, amount: parts[account] }
          : { from: account, to: owed, amount: parts[account] },
      ),
    ),
    amount: paise(change.difference + parts.suspense),
    fee: none,
    tax: none,
    referenceId,
    description: change.description,
    listed: true,
    event: null,
  };
}

const refundPosting = (
  refund: RefundSums,
  step: { key: string; amount: number; moves: Move[] },
): Posting => ({
  key: `refund:${refund.refundId}:${step.key}`,
  kind: "REFUND",
  type: "REFUND",
  source: "REFUND",
  wallet: refund.wallet,
  moves: notZero(step.moves),
  amount: paise(step.amount),
  fee: none,
  tax: none,
  referenceId: refund.refundId,
  description: refund.description,
  listed: true,
  event: null,
});

/** A passenger gets money back: from the wallet as far as it reaches, the rest from `suspense`. */
export const refundMade = (refund: RefundSums): Posting =>
  refundPosting(refund, {
    key: "made",
    amount: -(refund.amount - refund.short),
    moves: [
      { from: "available", to: clearing(refund.gateway), amount: paise(refund.amount - refund.short) },
      { from: "suspense", to: clearing(refund.gateway), amount: refund.short },
    ],
  });

/** The gateway could not give the money to the passenger: the wallet gets back what it has paid so far. */
export const refundReturned = (refund: RefundSums): Posting =>
  refundPosting(refund, {
    key: "returned",
    amount: refund.amount - refund.short,
    moves: [
      { from: clearing(refund.gateway), to: "available", amount: paise(refund.amount - refund.short) },
      { from: clearing(refund.gateway), to: "suspense", amount: refund.short },
    ],
  });

/**
 * A later credit pays what a refund or a platform had to take from `suspense`.
 * @param collection.sequence tells the parts of one debt apart
 */
export const debtCollected = (collection: {
  readonly refundId: string;
  readonly source: TransactionSource;
  readonly wallet: WalletRef;
  readonly amount: Paise;
  readonly sequence: number;
}): Posting => ({
  key: `refund:${collection.refundId}:collected:${collection.sequence}`,
  kind: collection.source === "REFUND" ? "REFUND" : "EARNING_AMENDED",
  type: collection.source === "REFUND" ? "REFUND" : "DEBIT",
  source: collection.source,
  wallet: collection.wallet,
  moves: [{ from: "available", to: "suspense", amount: collection.amount }],
  amount: paise(-collection.amount),
  fee: none,
  tax: none,
  referenceId: collection.refundId,
  description: null,
  listed: true,
  event: null,
});

/** What the gateway kept for itself when it settled with us. */
export const gatewaySettled = (settlement: {
  readonly settlementId: string;
  readonly gateway: Gateway;
  readonly fee: Paise;
  readonly tax: Paise;
}): Posting => ({
  key: `settlement:${settlement.settlementId}`,
  kind: "GATEWAY_SETTLEMENT",
  type: "TRANSFER",
  source: "SETTLEMENT",
  wallet: null,
  moves: notZero([
    { from: "gateway_fees", to: clearing(settlement.gateway), amount: settlement.fee },
    { from: "gst_payable", to: clearing(settlement.gateway), amount: settlement.tax },
  ]),
  amount: none,
  fee: settlement.fee,
  tax: settlement.tax,
  referenceId: settlement.settlementId,
  description: null,
  listed: false,
  event: null,
});

/** A correction by hand between a driver and `suspense`; maker and checker are two people. */
export const adjusted = (adjustment: {
  readonly adjustmentId: string;
  readonly wallet: WalletRef;
  /** Above zero gives to the driver, below zero takes. */
  readonly amount: Paise;
  readonly description: string;
}): Posting => ({
  key: `adjustment:${adjustment.adjustmentId}`,
  kind: "ADJUSTMENT",
  type: adjustment.amount > 0 ? "CREDIT" : "DEBIT",
  source: "ADJUSTMENT",
  wallet: adjustment.wallet,
  moves: [
    adjustment.amount > 0
      ? { from: "suspense", to: "available", amount: adjustment.amount }
      : { from: "available", to: "suspense", amount: paise(-adjustment.amount) },
  ],
  amount: adjustment.amount,
  fee: none,
  tax: none,
  referenceId: adjustment.adjustmentId,
  description: adjustment.description,
  listed: true,
  event: null,
});

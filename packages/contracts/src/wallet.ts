import { z } from "zod";
import { BankAccountNumber, Id, Ifsc, Instant, PersonName, Pin, UpiAddress } from "./identifiers.ts";
import { Currency, PaiseAmount, PositivePaise } from "./money.ts";
import { TransactionSource } from "./transactions.ts";

export const HoldReason = z.enum(["WITHDRAWAL", "LIMIT_EXCEEDED", "RISK_REVIEW"]);
export type HoldReason = z.infer<typeof HoldReason>;
export const Hold = z
  .object({
    id: Id,
    reason: HoldReason,
    amount: PaiseAmount,
    createdAt: Instant,
    expiresAt: Instant.nullable(),
  })
  .meta({ id: "Hold" });

export const Wallet = z
  .object({
    balance: PaiseAmount,
    pendingBalance: PaiseAmount,
    currency: Currency,
    version: z.int(),
    holds: z.array(Hold),
  })
  .meta({ id: "Wallet" });
export type Wallet = z.infer<typeof Wallet>;

export const WalletStats = z
  .object({
    today: z.object({ earned: PaiseAmount, withdrawn: PaiseAmount, payments: z.int() }),
    thisMonth: z.object({ earned: PaiseAmount, withdrawn: PaiseAmount, payments: z.int() }),
    total: z.object({ earned: PaiseAmount, withdrawn: PaiseAmount, payments: z.int() }),
    todayBySource: z.array(z.object({ source: TransactionSource, amount: PaiseAmount })),
  })
  .meta({ id: "WalletStats" });
export type WalletStats = z.infer<typeof WalletStats>;

export const LimitName = z.enum([
  "BALANCE_MAX",
  "CREDIT_PER_MONTH",
  "CREDIT_PER_YEAR",
  "WITHDRAWAL_PER_TRANSACTION",
  "WITHDRAWAL_PER_DAY",
  "WITHDRAWAL_PER_MONTH",
]);
export type LimitName = z.infer<typeof LimitName>;
export const Limit = z
  .object({
    name: LimitName,
    limit: PaiseAmount,
    used: PaiseAmount,
    remaining: PaiseAmount,
    resetsAt: Instant.nullable(),
    reason: z.string().meta({ description: "Why this limit is what it is, in the driver's language" }),
  })
  .meta({ id: "Limit" });
export type Limit = z.infer<typeof Limit>;
export const LimitList = z.object({ tier: z.string(), limits: z.array(Limit) });

/** Where money is sent to: an account number at a branch, or a UPI address. */
export const BeneficiaryType = z.enum(["BANK_ACCOUNT", "UPI"]);
export type BeneficiaryType = z.infer<typeof BeneficiaryType>;
export const BankAccountState = z.enum(["PENDING", "VERIFYING", "VERIFIED", "FAILED"]);
export type BankAccountState = z.infer<typeof BankAccountState>;
export const BankAccount = z
  .object({
    id: Id,
    type: BeneficiaryType,
    accountNumberMasked: z
      .string()
      .meta({ description: "Of a UPI address the first two letters and the handle", examples: ["••••5678"] }),
    ifscCode: z.string().meta({ description: "Empty for a UPI address", examples: ["HDFC0000053"] }),
    bankName: z.string(),
    branch: z.string().nullable(),
    accountHolderName: z.string(),
    registeredName: z.string().nullable(),
    state: BankAccountState,
    isVerified: z.boolean(),
    isPrimary: z.boolean(),
    failureReason: z.string().nullable(),
    coolingOffUntil: Instant.nullable(),
    coolingOffCap: PaiseAmount.nullable().meta({
      description: "While it cools off: the most that may go there in all; null when there is no such cap",
    }),
    provableByPayment: z
      .boolean()
      .meta({ description: "Whether the driver may prove it by paying a rupee from it" }),
    createdAt: Instant,
  })
  .meta({ id: "BankAccount" });
export type BankAccount = z.infer<typeof BankAccount>;
export const AddBankAccountInput = z.strictObject({
  accountNumber: BankAccountNumber,
  ifscCode: Ifsc,
  accountHolderName: PersonName,
  pin: Pin,
});
export const AddUpiAddressInput = z.strictObject({
  upiAddress: UpiAddress,
  accountHolderName: PersonName,
  pin: Pin,
});
export const BankAccountAnswer = z.object({ bankAccount: BankAccount });
export const BankAccountList = z.object({ bankAccounts: z.array(BankAccount) });
/**
 * WAITING for the driver to pay · VERIFIED the rupee came from that account, under that name · OTHER_ACCOUNT it came from
 * another one · NAME_MISMATCH the bank has another name · FAILED the bank did not say who paid · EXPIRED nobody paid.
 * Whatever came is in the wallet.
 */
export const ReversePennyDropState = z.enum([
  "WAITING",
  "VERIFIED",
  "OTHER_ACCOUNT",
  "NAME_MISMATCH",
  "FAILED",
  "EXPIRED",
]);
export type ReversePennyDropState = z.infer<typeof ReversePennyDropState>;
export const ReversePennyDrop = z
  .object({
    id: Id,
    bankAccountId: Id,
    state: ReversePennyDropState,
    amount: PaiseAmount,
    currency: Currency,
    upiUri: z.string().meta({ description: "Opens the driver's own UPI app on this phone" }),
    qrCode: z.string().meta({ description: "The same as an SVG document, for another phone" }),
    payerAccountMasked: z
      .string()
      .nullable()
      .meta({ examples: ["••••5678"] }),
    registeredName: z
      .string()
      .nullable()
      .meta({ examples: ["ASHA DEVI"] }),
    expiresAt: Instant,
    createdAt: Instant,
  })
  .meta({ id: "ReversePennyDrop" });
export type ReversePennyDrop = z.infer<typeof ReversePennyDrop>;
export const ReversePennyDropAnswer = z.object({ reversePennyDrop: ReversePennyDrop });
export const LatestReversePennyDrop = z.object({ reversePennyDrop: ReversePennyDrop.nullable() });
export const IfscInput = z.strictObject({ ifscCode: Ifsc });
export const IfscAnswer = z.object({
  ifscCode: z.string(),
  bankName: z.string(),
  branch: z.string().nullable(),
});

export const PayoutMode = z.enum(["IMPS", "NEFT", "UPI"]);
export type PayoutMode = z.infer<typeof PayoutMode>;
export const QuoteWithdrawalInput = z.strictObject({
  amount: PositivePaise,
  mode: PayoutMode.optional(),
  bankAccountId: Id.optional().meta({
    description: "Where it is to go: the promise is made from that bank's own history",
  }),
});
export const SendableInput = z.strictObject({ bankAccountId: Id });
/** The most that can reach a beneficiary now, and what stands in the way of more. */
export const Sendable = z
  .object({
    amount: PaiseAmount.meta({ description: "What would reach the bank: the fee is already taken off" }),
    mode: PayoutMode,
    fee: PaiseAmount,
    tax: PaiseAmount,
    boundBy: z.enum([
      "BALANCE",
      "KYC",
      "UNVERIFIED",
      "COOLING_OFF",
      "MODE",
      "WITHDRAWAL_PER_TRANSACTION",
      "WITHDRAWAL_PER_DAY",
      "WITHDRAWAL_PER_MONTH",
    ]),
    moreAt: Instant.nullable().meta({ description: "When more can be sent, where time alone brings it" }),
  })
  .meta({ id: "Sendable" });
export type Sendable = z.infer<typeof Sendable>;
export const WithdrawalQuote = z
  .object({
    amount: PaiseAmount,
    fee: PaiseAmount,
    tax: PaiseAmount,
    total: PaiseAmount,
    mode: PayoutMode,
    arrivesBy: Instant,
  })
  .meta({ id: "WithdrawalQuote" });
/** Why a person looks at a withdrawal before it is sent. */
export const RiskReason = z.enum(["VELOCITY", "NEW_DEVICE", "FIRST_TO_BENEFICIARY", "LARGE_AMOUNT"]);
export type RiskReason = z.infer<typeof RiskReason>;
export const WithdrawInput = z.strictObject({
  amount: PositivePaise,
  bankAccountId: Id,
  mode: PayoutMode.optional(),
  pin: Pin,
});
/**
 * HELD the money is set aside · IN_REVIEW a person looks first · SENDING the payout is being made · SENT the bank
 * has it · PROCESSED it arrived · RETURNED it failed and the money is back · CANCELLED before it was sent ·
 * REVERSED it came back after it had arrived. They stand in the order in which a withdrawal can go through them.
 */
export const WithdrawalStatus = z.enum([
  "HELD",
  "IN_REVIEW",
  "SENDING",
  "SENT",
  "PROCESSED",
  "RETURNED",
  "CANCELLED",
  "REVERSED",
]);
export type WithdrawalStatus = z.infer<typeof WithdrawalStatus>;
export const WithdrawAnswer = z.object({ transactionId: Id, withdrawalId: Id, status: WithdrawalStatus });
/** What a withdrawal goes through: its states in their order, and that staff have let it go on. */
export const WithdrawalStep = z.enum([
  "HELD",
  "IN_REVIEW",
  "RELEASED",
  ...WithdrawalStatus.exclude(["HELD", "IN_REVIEW"]).options,
]);
export type WithdrawalStep = z.infer<typeof WithdrawalStep>;
export const TimelineStep = z.object({
  status: WithdrawalStep,
  at: Instant,
  detail: z
    .string()
    .nullable()
    .meta({ examples: ["beneficiary_bank_offline"] }),
});
export const Withdrawal = z
  .object({
    id: Id,
    transactionId: Id,
    status: WithdrawalStatus,
    amount: PaiseAmount,
    fee: PaiseAmount,
    tax: PaiseAmount,
    total: PaiseAmount,
    currency: Currency,
    mode: PayoutMode,
    bankAccount: z.object({ id: Id, bankName: z.string(), accountNumberMasked: z.string() }),
    utr: z.string().nullable(),
    failureReason: z.string().nullable().meta({
      description:
        "REFUSED_IN_REVIEW and REVIEW_EXPIRED are ours; anything else is what the bank or gateway said",
    }),
    reviewReasons: z.array(RiskReason).meta({ description: "Why a person looks, or looked, at it first" }),
    queuedBecause: z
      .enum(["LOW_BALANCE", "BANK_DOWN"])
      .nullable()
      .meta({ description: "Why the gateway has it wait: ours is the low balance, never the driver's" }),
    automatic: z.boolean().meta({ description: "Made by auto-withdraw" }),
    promise: z
      .enum(["OPEN", "KEPT", "BROKEN"])
      .meta({ description: "Whether it arrived by the time that was promised" }),
    arrivesBy: Instant,
    cancellable: z.boolean(),
    timeline: z.array(TimelineStep),
    createdAt: Instant,
  })
  .meta({ id: "Withdrawal" });
export type Withdrawal = z.infer<typeof Withdrawal>;
export const WithdrawalAnswer = z.object({ withdrawal: Withdrawal });
export const ByIdInput = z.strictObject({ id: Id });

export const AutoWithdrawInput = z.strictObject({
  threshold: PositivePaise.min(10_000).meta({
    description: "Sent only when the balance is this much or more",
  }),
  pin: Pin,
});
/** SENT a withdrawal was made · the others say why none was. */
export const AutoWithdrawOutcome = z.enum([
  "SENT",
  "BELOW_THRESHOLD",
  "NO_BANK_ACCOUNT",
  "LIMIT",
  "COOLING_OFF",
  "KYC_REQUIRED",
  "ACCOUNT_STOPPED",
]);
export type AutoWithdrawOutcome = z.infer<typeof AutoWithdrawOutcome>;
export const AutoWithdraw = z
  .object({
    enabled: z.boolean(),
    threshold: PaiseAmount.nullable(),
    nextAt: Instant.nullable(),
    lastRun: z
      .object({ at: Instant, outcome: AutoWithdrawOutcome, amount: PaiseAmount, withdrawalId: Id.nullable() })
      .nullable(),
  })
  .meta({ id: "AutoWithdraw" });
export type AutoWithdraw = z.infer<typeof AutoWithdraw>;
export const AutoWithdrawAnswer = z.object({ autoWithdraw: AutoWithdraw });

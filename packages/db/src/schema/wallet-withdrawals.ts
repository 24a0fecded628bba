import {
  AutoWithdrawOutcome,
  BankAccountState,
  BeneficiaryType,
  PayoutMode,
  ReversePennyDropState,
  WithdrawalStatus,
  type WithdrawalStep,
} from "@drivopay/contracts/wallet";
import { sql } from "drizzle-orm";
import { boolean, date, index, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
import { users } from "./users.ts";
import { walletSchema, wallets } from "./wallet.ts";

export const bankAccounts = walletSchema.table(
  "bank_accounts",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    type: text().$type<BeneficiaryType>().notNull().default("BANK_ACCOUNT"),
    /** The account number, or the UPI address. */
    accountNumberSealed: text().notNull(),
    /** Keyed fingerprint of IFSC and account number, or of the UPI address: linked once a driver. */
    accountFingerprint: text().notNull(),
    /** Of a UPI address its masked form. */
    accountNumberLast4: text().notNull(),
    /** Empty for a UPI address. */
    ifscCode: text().notNull(),
    bankName: text().notNull(),
    branch: text(),
    accountHolderName: text().notNull(),
    registeredName: text(),
    state: text().$type<BankAccountState>().notNull().default("PENDING"),
    isPrimary: boolean().notNull().default(false),
    failureReason: text(),
    gatewayContactId: text(),
    gatewayFundAccountId: text(),
    gatewayValidationId: text(),
    coolingOffUntil: instant(),
    /** How often the janitor has looked at it while the bank had not answered. */
    checks: smallint().notNull().default(0),
    createdAt: createdAt(),
    verifiedAt: instant(),
    removedAt: instant(),
  },
  (table) => [
    oneOf("bank_accounts_type", table.type, BeneficiaryType.options),
    rule("bank_accounts_ifsc", sql`(type = 'UPI') = (ifsc_code = '')`),
    oneOf("bank_accounts_state", table.state, BankAccountState.options),
    uniqueIndex("bank_accounts_once_a_driver")
      .on(table.userId, table.accountFingerprint)
      .where(sql`removed_at is null`),
    uniqueIndex("bank_accounts_one_primary").on(table.userId).where(sql`is_primary and removed_at is null`),
    // The janitor looks only at what the bank has not answered for.
    index("bank_accounts_open")
      .on(table.createdAt)
      .where(sql`state in ('PENDING', 'VERIFYING') and removed_at is null`),
    // A validation webhook finds its account.
    uniqueIndex("bank_accounts_by_validation").on(table.gatewayValidationId),
  ],
);

/** A rupee that the driver pays from an account to prove it: the bank tells from which account, and whose, it came. */
export const reversePennyDrops = walletSchema.table(
  "reverse_penny_drops",
  {
    id: primaryId(),
    bankAccountId: uuid()
      .notNull()
      .references(() => bankAccounts.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    state: text().$type<ReversePennyDropState>().notNull().default("WAITING"),
    gatewayValidationId: text(),
    /** Null only between our row and the gateway's answer. */
    upiUri: text(),
    payerAccountLast4: text(),
    registeredName: text(),
    utr: text(),
    /** The posting that brought the rupee into the wallet. */
    transactionId: uuid().unique(),
    /** How often the janitor has looked at it. */
    checks: smallint().notNull().default(0),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    oneOf("reverse_penny_drops_state", table.state, ReversePennyDropState.options),
    // A validation webhook finds its rupee.
    uniqueIndex("reverse_penny_drops_by_validation").on(table.gatewayValidationId),
    uniqueIndex("reverse_penny_drops_one_open").on(table.bankAccountId).where(sql`state = 'WAITING'`),
    // The janitor looks only at what may still be paid.
    index("reverse_penny_drops_open").on(table.createdAt).where(sql`state in ('WAITING', 'EXPIRED')`),
    // The newest of an account.
    index("reverse_penny_drops_of_account").on(table.bankAccountId, table.createdAt.desc()),
  ],
);

export const withdrawals = walletSchema.table(
  "withdrawals",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    bankAccountId: uuid()
      .notNull()
      .references(() => bankAccounts.id),
    /** The posting that held the money. */
    transactionId: uuid().notNull(),
    status: text().$type<WithdrawalStatus>().notNull(),
    amount: amount().notNull(),
    fee: amount().notNull(),
    tax: amount().notNull(),
    total: amount().notNull(),
    mode: text().$type<PayoutMode>().notNull(),
    /** The bank by the first four letters of its IFSC, or the UPI handle: whose history promises are made from. */
    bankCode: text().notNull().default(""),
    /** Made by auto-withdraw, not by hand. */
    automatic: boolean().notNull().default(false),
    /** Why the gateway has it wait, while it does. */
    queuedBecause: text().$type<"LOW_BALANCE" | "BANK_DOWN">(),
    gatewayPayoutId: text().unique(),
    /** What the gateway said last, by rank: an event that comes late cannot take it back. */
    gatewayStatus: text(),
    utr: text(),
    failureReason: text(),
    riskReasons: text().array().notNull().default(sql`'{}'`),
    reviewedBy: uuid(),
    /** How often the janitor has looked at it in its present state. */
    checks: smallint().notNull().default(0),
    /** The promise given to the driver, and when it was seen to be broken. */
    arrivesBy: instant().notNull(),
    promiseBrokenAt: instant(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    oneOf("withdrawals_status", table.status, WithdrawalStatus.options),
    oneOf("withdrawals_mode", table.mode, PayoutMode.options),
    rule(
      "withdrawals_total_adds_up",
      sql`total = amount + fee + tax and amount > 0 and fee >= 0 and tax >= 0`,
    ),
    // A driver's list, and the sums that limits look at.
    index("withdrawals_of_user").on(table.userId, table.createdAt),
    // How long a rail took to a bank of late: what a promise is made from.
    index("withdrawals_arrived")
      .on(table.mode, table.bankCode, table.createdAt)
      .where(sql`status in ('PROCESSED', 'REVERSED')`),
    // The janitor and the review queue look only at what is still open.
    index("withdrawals_open")
      .on(table.status, table.updatedAt)
      .where(sql`status in ('HELD', 'IN_REVIEW', 'SENDING', 'SENT')`),
    // The daily sweep asks the gateway again about what has ended of late.
    index("withdrawals_ended").on(table.updatedAt, table.id).where(sql`status in ('PROCESSED', 'RETURNED')`),
  ],
);

/** Each state a withdrawal went through, and its release by staff: the driver's timeline. */
export const withdrawalSteps = walletSchema.table(
  "withdrawal_steps",
  {
    withdrawalId: uuid()
      .notNull()
      .references(() => withdrawals.id),
    status: text().$type<WithdrawalStep>().notNull(),
    at: createdAt(),
    detail: text(),
  },
  (table) => [primaryKey({ columns: [table.withdrawalId, table.status] })],
);

/** A driver's wish to have the balance sent every evening once it has reached a sum. */
export const autoWithdrawals = walletSchema.table(
  "auto_withdrawals",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    enabled: boolean().notNull(),
    threshold: amount().notNull(),
    updatedAt: createdAt(),
  },
  (table) => [
    rule("auto_withdrawals_threshold", sql`threshold > 0`),
    index("auto_withdrawals_enabled").on(table.userId).where(sql`enabled`),
  ],
);

/** What auto-withdraw did for a driver on a day of India: its key is what makes it once a day. */
export const autoWithdrawalRuns = walletSchema.table(
  "auto_withdrawal_runs",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    day: date({ mode: "string" }).notNull(),
    outcome: text().$type<AutoWithdrawOutcome>().notNull(),
    amount: amount().notNull(),
    withdrawalId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.day] }),
    oneOf("auto_withdrawal_runs_outcome", table.outcome, AutoWithdrawOutcome.options),
  ],
);

/** Troubles of a bank or a rail, as the payout gateway tells of them. */
export const payoutDowntimes = walletSchema.table(
  "payout_downtimes",
  {
    /** The gateway's id. */
    id: text().primaryKey(),
    modes: text().array().notNull(),
    /** As in withdrawals; null when every bank is affected. */
    bankCode: text(),
    beganAt: instant().notNull(),
    endedAt: instant(),
    updatedAt: createdAt(),
  },
  (table) => [index("payout_downtimes_open").on(table.beganAt).where(sql`ended_at is null`)],
);

/** Days on which banks settle no NEFT payouts, beside Sundays and second and fourth Saturdays. */
export const bankHolidays = walletSchema.table("bank_holidays", {
  day: date({ mode: "string" }).primaryKey(),
  name: text().notNull(),
});

import { KycTier } from "@drivopay/contracts/auth";
import { TransactionSource } from "@drivopay/contracts/transactions";
import { HoldReason, LimitName } from "@drivopay/contracts/wallet";
import { sql } from "drizzle-orm";
import { bigint, index, pgSchema, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
import { users } from "./users.ts";

export const walletSchema = pgSchema("wallet");

/** The cached sum of a driver's two accounts. Only wallet.post_transaction may change it. */
export const wallets = walletSchema.table(
  "wallets",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .unique()
      .references(() => users.id),
    currency: text().notNull().default("INR"),
    /** What identity checks stand behind it; limits hang on it. */
    tier: text().$type<KycTier>().notNull().default("MINIMUM"),
    balance: amount().notNull().default(sql`0`),
    pendingBalance: amount().notNull().default(sql`0`),
    /** Counts the postings that touched this wallet, without a gap. */
    version: bigint({ mode: "number" }).notNull().default(0),
    lastTransactionAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("wallets_tier", table.tier, KycTier.options),
    rule("wallets_balance_not_negative", sql`balance >= 0`),
    rule("wallets_pending_not_negative", sql`pending_balance >= 0`),
  ],
);

/**
 * One line of the books: credit above zero, debit below. An account is either one of a wallet's two
 * (`available`, `held`) or a system account by its name. Append-only, by trigger and by grant.
 */
export const entries = walletSchema.table(
  "entries",
  {
    transactionId: uuid().notNull(),
    line: smallint().notNull(),
    walletId: uuid(),
    account: text().notNull(),
    amount: amount().notNull(),
    currency: text().notNull().default("INR"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.transactionId, table.line] }),
    rule("entries_amount_not_zero", sql`amount <> 0`),
    rule("entries_account_known", sql`(wallet_id is not null) = (account in ('available', 'held'))`),
    // The tail of a system account behind its last snapshot.
    index("entries_of_system_account").on(table.account, table.createdAt).where(sql`wallet_id is null`),
  ],
);

/** Why money stands in `held`, and until when. */
export const holds = walletSchema.table(
  "holds",
  {
    id: primaryId(),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    reason: text().$type<HoldReason>().notNull(),
    amount: amount().notNull(),
    referenceId: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant(),
    releasedAt: instant(),
  },
  (table) => [
    oneOf("holds_reason", table.reason, HoldReason.options),
    rule("holds_amount_positive", sql`amount > 0`),
    uniqueIndex("holds_one_per_reference").on(table.referenceId, table.reason),
    index("holds_open_of_wallet").on(table.walletId).where(sql`released_at is null`),
  ],
);

/** What a refund or a platform took from `suspense` because the wallet could not pay; the next credits pay it back. */
export const debts = walletSchema.table(
  "debts",
  {
    /** The refund, or the platform's change of an earning, that the wallet could not pay. */
    refundId: uuid().primaryKey(),
    source: text().$type<TransactionSource>().notNull().default("REFUND"),
    walletId: uuid()
      .notNull()
      .references(() => wallets.id),
    amount: amount().notNull(),
    /** What the gateway gave back, when the refund failed after all, counts as collected. */
    collected: amount().notNull().default(sql`0`),
    /** Numbers the collections, so that each is posted once. */
    collections: smallint().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("debts_source", table.source, TransactionSource.options),
    rule("debts_collected_bounded", sql`amount > 0 and collected between 0 and amount`),
    index("debts_open_of_wallet").on(table.walletId).where(sql`collected < amount`),
  ],
);

/** Limits by tier, dated, since the regulator changes them; the newest row that is in force counts. */
export const limitRules = walletSchema.table(
  "limit_rules",
  {
    tier: text().$type<KycTier>().notNull(),
    name: text().$type<LimitName>().notNull(),
    effectiveFrom: instant().notNull(),
    amount: amount().notNull(),
    source: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tier, table.name, table.effectiveFrom] }),
    oneOf("limit_rules_tier", table.tier, KycTier.options),
    oneOf("limit_rules_name", table.name, LimitName.options),
  ],
);

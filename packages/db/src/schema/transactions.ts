import { ExportFormat, ExportStatus, StatementKind } from "@drivopay/contracts/statements";
import { PostingKind, TransactionSource, TransactionType } from "@drivopay/contracts/transactions";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";

export const transactionsSchema = pgSchema("transactions");

/** One movement: the head of a posting. Immutable; a correction is another posting. */
export const transactions = transactionsSchema.table(
  "transactions",
  {
    id: primaryId(),
    /** What this posting is for, in words that come out the same on every retry. */
    postingKey: text().notNull().unique(),
    /** Digest of the posting, so that a key cannot be used for another one. */
    postingHash: text().notNull(),
    kind: text().$type<PostingKind>().notNull(),
    type: text().$type<TransactionType>().notNull(),
    source: text().$type<TransactionSource>().notNull(),
    userId: uuid(),
    walletId: uuid(),
    /** The wallet's version after this posting; its postings are numbered without a gap. */
    walletVersion: bigint({ mode: "number" }),
    amount: amount().notNull(),
    fee: amount().notNull().default(sql`0`),
    tax: amount().notNull().default(sql`0`),
    currency: text().notNull().default("INR"),
    balanceAfter: amount(),
    pendingAfter: amount(),
    /** Whether the driver's history shows it as a row of its own; the others stand in a row's detail. */
    listed: boolean().notNull(),
    description: text(),
    referenceId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("transactions_kind", table.kind, PostingKind.options),
    oneOf("transactions_type", table.type, TransactionType.options),
    oneOf("transactions_source", table.source, TransactionSource.options),
    // The history by keyset, and what a returning live page missed: a wallet's own order is its versions.
    uniqueIndex("transactions_wallet_version").on(table.walletId, table.walletVersion),
    // Sums by day and month: what the limits, the statistics and the summary look at.
    index("transactions_of_wallet_by_time").on(table.walletId, table.createdAt),
    // All movements of one payment or withdrawal.
    index("transactions_of_reference").on(table.referenceId),
  ],
);

/** Sums of system accounts up to an instant; the balance is the snapshot plus the tail. */
export const accountSnapshots = transactionsSchema.table(
  "account_snapshots",
  {
    account: text().notNull(),
    upTo: instant().notNull(),
    balance: amount().notNull(),
    entryCount: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.upTo] })],
);

/** Something a person must look at: a mismatch, a workflow that gave up, a promise that broke. */
export const cases = transactionsSchema.table(
  "cases",
  {
    id: primaryId(),
    /** The same trouble has one open case, however often it is seen; a resolved one gives its key up. */
    dedupeKey: text().notNull().unique(),
    /** Something that was, not something that is: told of again after it was resolved, it is the same; it keeps its key. */
    happenedOnce: boolean().notNull().default(false),
    kind: text().notNull(),
    state: text().notNull().default("OPEN"),
    summary: text().notNull(),
    evidence: jsonb().notNull().default({}),
    referenceId: text(),
    ownerId: uuid(),
    resolution: text(),
    createdAt: createdAt(),
    resolvedAt: instant(),
  },
  (table) => [
    oneOf("cases_state", table.state, ["OPEN", "RESOLVED"]),
    index("cases_open").on(table.createdAt).where(sql`state = 'OPEN'`),
  ],
);

export const ledgerProofs = transactionsSchema.table("ledger_proofs", {
  id: primaryId(),
  at: createdAt(),
  ok: boolean().notNull(),
  transactions: integer().notNull(),
  entries: integer().notNull(),
  wallets: integer().notNull(),
  breaks: jsonb().$type<{ rule: string; id: string; detail: string }[]>().notNull(),
});

/**
 * A file of a driver's movements, from being asked for to being signed. `content` is the text that was signed, byte
 * for byte; what the verification page says comes from it and from nothing else.
 */
export const statements = transactionsSchema.table(
  "statements",
  {
    id: primaryId(),
    userId: uuid().notNull(),
    walletId: uuid().notNull(),
    kind: text().$type<StatementKind>().notNull(),
    format: text().$type<ExportFormat>().notNull(),
    status: text().$type<ExportStatus>().notNull().default("QUEUED"),
    periodFrom: instant().notNull(),
    periodTo: instant().notNull(),
    /** The wallet's versions it covers, frozen when it is asked for: a retry writes the same file. */
    afterVersion: bigint({ mode: "number" }).notNull(),
    throughVersion: bigint({ mode: "number" }).notNull(),
    progress: smallint().notNull().default(0),
    rows: integer(),
    objectKey: text(),
    sizeBytes: bigint({ mode: "number" }),
    /** 80 random bits: nobody finds a statement by guessing. */
    verificationCode: text().notNull().unique(),
    content: text(),
    /** A compact JWS over the SHA-256 of `content`. */
    signature: text(),
    createdAt: createdAt(),
    readyAt: instant(),
    emailedAt: instant(),
  },
  (table) => [
    oneOf("statements_kind", table.kind, StatementKind.options),
    oneOf("statements_format", table.format, ExportFormat.options),
    oneOf("statements_status", table.status, ExportStatus.options),
    rule("statements_progress_percent", sql`progress between 0 and 100`),
    rule(
      "statements_ready_is_signed",
      sql`status <> 'READY' or (content is not null and signature is not null and object_key is not null)`,
    ),
    // A driver's list, newest first.
    index("statements_of_user").on(table.userId, table.id.desc()),
  ],
);

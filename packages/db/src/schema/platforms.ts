import {
  ConnectionState,
  EarningKind,
  EarningState,
  Platform,
  type StatementProblem,
  StatementState,
} from "@drivopay/contracts/platforms";
import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
import { users } from "./users.ts";

export const platformsSchema = pgSchema("platforms");

/** Where a sync stands in the middle of its pages, so that the next step goes on there. */
export interface SyncCursor {
  readonly from: string;
  readonly to: string;
  /** The platform's own mark of the next page; null for the first. */
  readonly page: string | null;
  /** The platform refused a page of this window once, and it was begun anew: refused again, it is a person's to see. */
  readonly begunAgain?: true;
}

export const platformConnections = platformsSchema.table(
  "platform_connections",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    platform: text().$type<Platform>().notNull(),
    platformUserId: text().notNull(),
    accountName: text(),
    state: text().$type<ConnectionState>().notNull().default("CONNECTED"),
    /** Envelope: a data key of its own, sealed by a key of the ring, and the tokens sealed by it. Null once forgotten. */
    credentialsSealed: text(),
    isActive: boolean().notNull().default(true),
    cursor: jsonb().$type<SyncCursor>(),
    /** Everything earned before has been read at least once. */
    syncedThrough: instant(),
    syncRequestedAt: instant(),
    /** The platform spoke up while it was being read: it is read once more. */
    syncAgain: boolean().notNull().default(false),
    lastSyncAt: instant(),
    lastSyncFailed: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("platform_connections_platform", table.platform, Platform.options),
    oneOf("platform_connections_state", table.state, ConnectionState.options),
    rule(
      "platform_connections_forgotten",
      sql`(state = 'DISCONNECTED') = (not is_active) and (is_active or credentials_sealed is null)`,
    ),
    uniqueIndex("platform_connections_one_active").on(table.userId, table.platform).where(sql`is_active`),
    // One account at a platform pays into one wallet.
    uniqueIndex("platform_connections_one_wallet")
      .on(table.platform, table.platformUserId)
      .where(sql`is_active`),
    // The hourly fan-out walks what can be synced, by id.
    index("platform_connections_to_sync").on(table.id).where(sql`state = 'CONNECTED'`),
  ],
);

/**
 * Webhooks of the platforms, so that one that is sent again asks for nothing again. Their words are not kept, and they
 * themselves for ninety days.
 */
export const platformEvents = platformsSchema.table(
  "platform_events",
  {
    id: primaryId(),
    platform: text().$type<Platform>().notNull(),
    platformEventId: text().notNull(),
    name: text().notNull(),
    /** Null where it was about nobody who is connected. */
    connectionId: uuid().references(() => platformConnections.id),
    duplicates: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("platform_events_platform", table.platform, Platform.options),
    uniqueIndex("platform_events_once").on(table.platform, table.platformEventId),
    // The nightly forgetting walks the oldest.
    index("platform_events_by_age").on(table.createdAt),
  ],
);

/** A driver's upload of a platform's statement. */
export const statementImports = platformsSchema.table(
  "statement_imports",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    platform: text().$type<Platform>().notNull(),
    state: text().$type<StatementState>().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rows: integer().notNull(),
    imported: integer().notNull(),
    known: integer().notNull(),
    refused: integer().notNull(),
    amount: amount().notNull(),
    problems: jsonb().$type<{ line: number; problem: StatementProblem }[]>().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("statement_imports_platform", table.platform, Platform.options),
    oneOf("statement_imports_state", table.state, StatementState.options),
    // The same file is imported once a driver, however often it is sent.
    uniqueIndex("statement_imports_once").on(table.userId, table.platform, table.sha256),
    index("statement_imports_of_user").on(table.userId, table.createdAt),
  ],
);

export const earnings = platformsSchema.table(
  "earnings",
  {
    id: primaryId(),
    /** Null for what came by a statement. */
    connectionId: uuid().references(() => platformConnections.id),
    importId: uuid().references(() => statementImports.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    platform: text().$type<Platform>().notNull(),
    /** The platform's own name of this earning: a trip's tip or incentive has one of its own. */
    tripId: text().notNull(),
    kind: text().$type<EarningKind>().notNull().default("TRIP"),
    state: text().$type<EarningState>().notNull().default("FINAL"),
    gross: amount().notNull(),
    fees: amount().notNull(),
    cash: amount().notNull(),
    due: amount().notNull(),
    /** What stands in the books for it: the sum of its postings. */
    amount: amount().notNull(),
    /** Counts its postings, so that each has a key of its own. */
    revision: smallint().notNull().default(0),
    earnedAt: instant().notNull(),
    syncedAt: createdAt(),
    /** The posting that first credited it; null while nothing is due. */
    transactionId: uuid().unique(),
  },
  (table) => [
    oneOf("earnings_platform", table.platform, Platform.options),
    oneOf("earnings_kind", table.kind, EarningKind.options),
    oneOf("earnings_state", table.state, EarningState.options),
    rule("earnings_due_adds_up", sql`due = gross + fees - cash and cash >= 0 and fees <= 0`),
    // The same trip is credited once, in whatever page of whatever sync it comes.
    uniqueIndex("earnings_one_per_trip").on(table.platform, table.tripId),
    index("earnings_of_user").on(table.userId, table.earnedAt),
    // What is still open is asked for again, however old.
    index("earnings_pending").on(table.connectionId, table.earnedAt).where(sql`state = 'PENDING'`),
    index("earnings_of_import").on(table.importId).where(sql`import_id is not null`),
  ],
);

import { sql } from "drizzle-orm";
import { boolean, index, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId } from "./columns.ts";
import { users } from "./users.ts";

export const platformsSchema = pgSchema("platforms");

const platformNames = ["UBER", "OLA", "RAPIDO"];

export const platformConnections = platformsSchema.table(
  "platform_connections",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    platform: text().notNull(),
    platformUserId: text().notNull(),
    credentialsSealed: text(),
    isActive: boolean().notNull().default(true),
    lastSyncAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("platform_connections_platform", table.platform, platformNames),
    uniqueIndex("platform_connections_one_active").on(table.userId, table.platform).where(sql`is_active`),
  ],
);

export const earnings = platformsSchema.table(
  "earnings",
  {
    id: primaryId(),
    connectionId: uuid()
      .notNull()
      .references(() => platformConnections.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    platform: text().notNull(),
    tripId: text().notNull(),
    amount: amount().notNull(),
    earnedAt: instant().notNull(),
    syncedAt: createdAt(),
    transactionId: uuid().unique(),
  },
  (table) => [
    oneOf("earnings_platform", table.platform, platformNames),
    // The same trip is credited once, in whatever page of whatever sync it comes.
    uniqueIndex("earnings_one_per_trip").on(table.platform, table.tripId),
    index("earnings_of_user").on(table.userId, table.earnedAt),
  ],
);

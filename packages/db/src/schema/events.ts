import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgSchema, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, oneOf, primaryId } from "./columns.ts";

export const eventsSchema = pgSchema("events");

/** What a transaction announces; it leaves for the workflows after the commit. The id is the event's id there. */
export const outbox = eventsSchema.table(
  "outbox",
  {
    id: primaryId(),
    name: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Open pages to nudge, like `wallet:<id>`. */
    liveTopics: text().array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    sentAt: instant(),
    attempts: integer().notNull().default(0),
  },
  () => [index("outbox_unsent").on(sql`created_at`).where(sql`sent_at is null`)],
);

/** The answer to a request that moved money, kept seven days for whoever asks again with the same key. */
export const idempotencyKeys = eventsSchema.table(
  "idempotency_keys",
  {
    principalId: uuid().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    state: text().$type<"IN_FLIGHT" | "DONE">().notNull(),
    answer: jsonb(),
    /** After this, a request that died without an answer may be run again. */
    lockedUntil: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.principalId, table.key] }),
    oneOf("idempotency_keys_state", table.state, ["IN_FLIGHT", "DONE"]),
    index("idempotency_keys_by_age").on(table.createdAt),
  ],
);

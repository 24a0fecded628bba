import { NotificationChannel, NotificationType } from "@drivopay/contracts/notifications";
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, oneOf, primaryId } from "./columns.ts";
import { users } from "./users.ts";

export const notificationsSchema = pgSchema("notifications");

/** The in-app inbox, in the words and language it was told in. */
export const notifications = notificationsSchema.table(
  "notifications",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** What is told once: the same event tells it once, however often it is handled. */
    dedupeKey: text().notNull(),
    type: text().$type<NotificationType>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    data: jsonb().$type<Record<string, string>>().notNull().default({}),
    readAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("notifications_type", table.type, NotificationType.options),
    uniqueIndex("notifications_once").on(table.userId, table.dedupeKey),
    index("notifications_of_user").on(table.userId, table.createdAt.desc(), table.id.desc()),
    index("notifications_unread").on(table.userId).where(sql`read_at is null`),
  ],
);

/** One message on one channel, and what became of it. Its text is not kept: it may hold a code. */
export const deliveries = notificationsSchema.table(
  "deliveries",
  {
    id: primaryId(),
    userId: uuid().references(() => users.id),
    dedupeKey: text().notNull(),
    type: text().$type<NotificationType>().notNull(),
    channel: text().$type<NotificationChannel>().notNull(),
    recipientMasked: text().notNull(),
    status: text().notNull(),
    providerMessageId: text(),
    errorCode: text(),
    attempts: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    oneOf("deliveries_channel", table.channel, NotificationChannel.options),
    oneOf("deliveries_status", table.status, ["SENDING", "SENT", "DELIVERED", "FAILED"]),
    uniqueIndex("deliveries_once").on(table.channel, table.dedupeKey),
    uniqueIndex("deliveries_by_provider_id").on(table.providerMessageId),
    index("deliveries_of_user").on(table.userId, table.createdAt),
  ],
);

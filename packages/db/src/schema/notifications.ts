import type { NotificationChoices } from "@drivopay/contracts/notification-preferences";
import { NotificationChannel, NotificationType } from "@drivopay/contracts/notifications";
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
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
    /** The blind index of the address, so that a report on it can be kept in mind; null for a push. */
    recipientIndex: text(),
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

/** Every report a provider makes on a delivery, once: providers repeat themselves. */
export const deliveryReports = notificationsSchema.table(
  "delivery_reports",
  {
    /** The provider's own id of the report, with its name in front. */
    id: text().primaryKey(),
    deliveryId: uuid().references(() => deliveries.id),
    event: text().notNull(),
    reason: text(),
    /** When the provider says it happened. */
    happenedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("delivery_reports_of_delivery").on(table.deliveryId)],
);

/** Addresses that take no messages: dead numbers, bounced letters, people who said stop. */
export const suppressions = notificationsSchema.table(
  "suppressions",
  {
    id: primaryId(),
    channel: text().$type<NotificationChannel>().notNull(),
    recipientIndex: text().notNull(),
    /** The provider's code or word for it. */
    reason: text().notNull(),
    /** Tried again after this: numbers come back and change hands. */
    until: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("suppressions_channel", table.channel, NotificationChannel.options),
    uniqueIndex("suppressions_of_address").on(table.channel, table.recipientIndex),
  ],
);

/** What a driver has chosen; who has no row takes the choices of everybody. */
export const preferences = notificationsSchema.table(
  "preferences",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id),
    /** Only what differs from the choices of everybody. */
    choices: jsonb().$type<NotificationChoices>().notNull().default({}),
    /** Minutes after midnight in India; both or neither. */
    quietFromMinute: integer(),
    quietToMinute: integer(),
    updatedAt: createdAt(),
  },
  () => [
    rule(
      "preferences_quiet_hours",
      sql`num_nonnulls(quiet_from_minute, quiet_to_minute) in (0, 2)
        and quiet_from_minute between 0 and 1439 and quiet_to_minute between 0 and 1439
        and quiet_from_minute <> quiet_to_minute`,
    ),
  ],
);

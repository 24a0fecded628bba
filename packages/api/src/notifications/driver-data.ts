import type { NotificationPreferences } from "@drivopay/contracts/notification-preferences";
import type { Notification } from "@drivopay/contracts/notifications";
import type { PageInput } from "@drivopay/contracts/pagination";
import { type Session, tables } from "@drivopay/db";
import { eq, inArray } from "drizzle-orm";
import { presentNotification } from "./list-notifications.ts";
import { preferencesOf, presentPreferences } from "./preferences.ts";
import { inboxOf } from "./repo.ts";

const { deliveries, deliveryReports, notifications, preferences } = tables;

/** A part of what a driver was told, newest first. */
export async function inboxPage(
  db: Session,
  userId: string,
  page: PageInput,
): Promise<{ readonly notifications: Notification[]; readonly nextCursor: string | null }> {
  const rows = await inboxOf(db, userId, page);
  const shown = rows.slice(0, page.limit);
  const more = rows.length > page.limit;
  return {
    notifications: shown.map(presentNotification),
    nextCursor: more ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** How a driver wishes to be told. */
export async function messageChoices(db: Session, userId: string): Promise<NotificationPreferences> {
  return presentPreferences(await preferencesOf(db, userId));
}

/** Takes everything a driver was told out of the tables, and how the driver wished to be told. */
export async function forgetMessages(tx: Session, userId: string): Promise<void> {
  const theirs = () =>
    tx.orm.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.userId, userId));
  // A report that comes in at this moment waits, and then finds nothing to report on.
  await theirs().for("update");
  await tx.orm.delete(deliveryReports).where(inArray(deliveryReports.deliveryId, theirs()));
  await tx.orm.delete(deliveries).where(eq(deliveries.userId, userId));
  await tx.orm.delete(notifications).where(eq(notifications.userId, userId));
  await tx.orm.delete(preferences).where(eq(preferences.userId, userId));
}

import { type Notification, NotificationListInput } from "@drivopay/contracts/notifications";
import type { PageInput } from "@drivopay/contracts/pagination";
import type { DriverContext } from "../context.ts";
import { pageOf, resume } from "../pagination.ts";
import { countInbox, inboxOf, type NotificationRow } from "./repo.ts";

/**
 * The driver's inbox, newest first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of another list
 */
export async function listNotifications({ services, driver }: DriverContext, asked: PageInput) {
  const page = resume(NotificationListInput, asked);
  const [rows, counts] = await Promise.all([
    inboxOf(services.db, driver.userId, page),
    countInbox(services.db, driver.userId),
  ]);
  const cut = pageOf(rows, page, counts.total, (row) => row.id);
  return {
    notifications: cut.rows.map(presentNotification),
    unread: counts.unread,
    pagination: cut.pagination,
  };
}

export function presentNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    body: row.body,
    data: row.data,
    isRead: row.readAt !== null,
    createdAt: row.createdAt.toISOString(),
  };
}

import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { Notification } from "@drivopay/contracts/notifications";
import type { PageInput } from "@drivopay/contracts/pagination";
import type { DriverContext } from "../context.ts";
import { pageOf } from "../pagination.ts";
import { countInbox, inboxOf, type NotificationRow } from "./repo.ts";

/**
 * The driver's inbox, newest first.
 * @throws BAD_REQUEST for a cursor that is none of ours
 */
export async function listNotifications({ services, driver }: DriverContext, page: PageInput) {
  if (page.cursor !== undefined && !Id.safeParse(page.cursor).success) throw new AppError("BAD_REQUEST");
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

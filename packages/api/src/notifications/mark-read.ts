import { AppError } from "@drivopay/contracts/errors";
import type { Notification } from "@drivopay/contracts/notifications";
import type { DriverContext } from "../context.ts";
import { presentNotification } from "./list-notifications.ts";
import { notificationOf, setRead, unreadCount } from "./repo.ts";

/**
 * Marks a message as read; again is harmless. Open pages of the driver count anew.
 * @throws NOT_FOUND also for another driver's message
 */
export async function markRead(
  { services, driver }: DriverContext,
  input: { readonly id: string },
): Promise<{ notification: Notification }> {
  const marked = await setRead(services.db, driver.userId, { id: input.id, at: services.clock.now() });
  const row = await notificationOf(services.db, driver.userId, input.id);
  if (!row) throw new AppError("NOT_FOUND");
  if (marked > 0) await services.live.nudge([`wallet:${driver.walletId}`]);
  return { notification: presentNotification(row) };
}

/** Marks every message of the driver as read. */
export async function markAllRead({ services, driver }: DriverContext): Promise<{ unread: number }> {
  const marked = await setRead(services.db, driver.userId, { at: services.clock.now() });
  if (marked > 0) await services.live.nudge([`wallet:${driver.walletId}`]);
  return { unread: await unreadCount(services.db, driver.userId) };
}

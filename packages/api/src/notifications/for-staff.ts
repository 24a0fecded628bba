import { DeliveryRow } from "@drivopay/contracts/admin";
import type { Notification } from "@drivopay/contracts/notifications";
import { type Session, tables } from "@drivopay/db";
import { desc, eq } from "drizzle-orm";
import { presentNotification } from "./list-notifications.ts";
import { inboxOf } from "./repo.ts";

const { deliveries } = tables;

/** What a driver was told last, newest first. */
export async function newestMessagesOf(db: Session, userId: string, limit: number): Promise<Notification[]> {
  const rows = await inboxOf(db, userId, { limit });
  return rows.slice(0, limit).map(presentNotification);
}

/** What became of the last messages to a driver, newest first. */
export async function deliveriesOf({ orm }: Session, userId: string, limit: number): Promise<DeliveryRow[]> {
  const rows = await orm
    .select()
    .from(deliveries)
    .where(eq(deliveries.userId, userId))
    .orderBy(desc(deliveries.createdAt))
    .limit(limit);
  return rows.map((row) =>
    DeliveryRow.parse({
      ...row,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  );
}

import type { NotificationChannel } from "@drivopay/contracts/notifications";
import type { PageInput } from "@drivopay/contracts/pagination";
import { type Session, tables } from "@drivopay/db";
import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { pageBounds } from "../pagination.ts";

const { notifications, deliveries } = tables;

export type NotificationRow = typeof notifications.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;

/** A driver's inbox, newest first; the cursor is the id of the last one seen. */
export function inboxOf({ orm }: Session, userId: string, page: PageInput): Promise<NotificationRow[]> {
  const { take, skip } = pageBounds(page);
  const behind =
    page.cursor === undefined
      ? undefined
      : sql`(${notifications.createdAt}, ${notifications.id}) < (
          select seen.created_at, seen.id from ${notifications} seen
          where seen.id = ${page.cursor}::uuid and seen.user_id = ${userId})`;
  return orm
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, userId), behind))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(take)
    .offset(skip);
}

export async function countInbox({ orm }: Session, userId: string) {
  const [row] = await orm
    .select({ total: count(), unread: sql<number>`(count(*) filter (where read_at is null))::int` })
    .from(notifications)
    .where(eq(notifications.userId, userId));
  return row ?? { total: 0, unread: 0 };
}

/** How many messages a driver has not read. */
export async function unreadCount({ orm }: Session, userId: string): Promise<number> {
  const [row] = await orm
    .select({ unread: count() })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

/** Null when the driver has been told this before. */
export async function insertOnce(
  { orm }: Session,
  row: typeof notifications.$inferInsert,
): Promise<NotificationRow | null> {
  const [inserted] = await orm
    .insert(notifications)
    .values(row)
    .onConflictDoNothing({ target: [notifications.userId, notifications.dedupeKey] })
    .returning();
  return inserted ?? null;
}

/** A message of this driver, or null; another driver's counts as none. */
export async function notificationOf(
  { orm }: Session,
  userId: string,
  id: string,
): Promise<NotificationRow | null> {
  const [row] = await orm
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.id, id)));
  return row ?? null;
}

/** Marks one message or all of them; answers how many were unread. */
export async function setRead(
  { orm }: Session,
  userId: string,
  which: { readonly id?: string; readonly at: Date },
): Promise<number> {
  const marked = await orm
    .update(notifications)
    .set({ readAt: which.at })
    .where(
      and(
        eq(notifications.userId, userId),
        isNull(notifications.readAt),
        which.id === undefined ? undefined : eq(notifications.id, which.id),
      ),
    )
    .returning({ id: notifications.id });
  return marked.length;
}

/** What a delivery that never reached the provider carries, until somebody tries again. */
export const notReached = "PROVIDER_UNAVAILABLE";

/**
 * Takes the one delivery of this channel and key for a try, or answers null: it is done, or another try is under
 * way. A try that died is taken over after `takeOverSeconds`.
 */
export async function claimDelivery(
  { orm }: Session,
  wanted: {
    readonly id: string;
    readonly userId: string;
    readonly dedupeKey: string;
    readonly type: DeliveryRow["type"];
    readonly channel: NotificationChannel;
    readonly recipientMasked: string;
    readonly recipientIndex: string | null;
  },
  takeOverSeconds: number,
): Promise<DeliveryRow | null> {
  const [claimed] = await orm
    .insert(deliveries)
    .values({ ...wanted, status: "SENDING", attempts: 1 })
    .onConflictDoUpdate({
      target: [deliveries.channel, deliveries.dedupeKey],
      set: {
        status: "SENDING",
        errorCode: null,
        attempts: sql`${deliveries.attempts} + 1`,
        updatedAt: sql`now()`,
      },
      setWhere: sql`${deliveries.providerMessageId} is null and (
        (${deliveries.status} = 'FAILED' and ${deliveries.errorCode} = ${notReached})
        or (${deliveries.status} = 'SENDING'
          and ${deliveries.updatedAt} < now() - make_interval(secs => ${takeOverSeconds})))`,
    })
    .returning();
  return claimed ?? null;
}

export async function deliveryByKey(
  { orm }: Session,
  channel: NotificationChannel,
  dedupeKey: string,
): Promise<DeliveryRow | null> {
  const [row] = await orm
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.channel, channel), eq(deliveries.dedupeKey, dedupeKey)));
  return row ?? null;
}

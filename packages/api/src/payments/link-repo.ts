import type { PageInput } from "@drivopay/contracts/pagination";
import type { LinkStatus } from "@drivopay/contracts/payment-links";
import type { Gateway } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, asc, count, desc, eq, gt, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { pageBounds } from "../pagination.ts";
import type { QrRow } from "./repo.ts";

const { paymentLinks, qrCodes } = tables;
export type LinkRow = typeof paymentLinks.$inferSelect;

async function oneLink({ orm }: Session, condition: SQL | undefined): Promise<LinkRow | null> {
  const [row] = await orm.select().from(paymentLinks).where(condition);
  return row ?? null;
}

/** A link of this driver, or null; another driver's counts as none. */
export const linkOfUser = (db: Session, userId: string, id: string) =>
  oneLink(db, and(eq(paymentLinks.userId, userId), eq(paymentLinks.id, id)));

export const linkById = (db: Session, id: string) => oneLink(db, eq(paymentLinks.id, id));

/** The link at this address, or null. */
export const linkByToken = (db: Session, token: string) => oneLink(db, eq(paymentLinks.token, token));

export const linkByGatewayId = (db: Session, gateway: Gateway, gatewayLinkId: string) =>
  oneLink(db, and(eq(paymentLinks.gateway, gateway), eq(paymentLinks.gatewayLinkId, gatewayLinkId)));

const ofUser = (userId: string, status: LinkStatus | undefined, now: Date) => {
  const shown = eq(paymentLinks.userId, userId);
  if (status === undefined) return shown;
  // One whose time has passed shows as expired, though the workflow may not have come by.
  const overdue = and(eq(paymentLinks.status, "ACTIVE"), lt(paymentLinks.expiresAt, now));
  if (status === "EXPIRED") return and(shown, sql`(${eq(paymentLinks.status, "EXPIRED")} or ${overdue})`);
  if (status === "ACTIVE") {
    return and(
      shown,
      eq(paymentLinks.status, "ACTIVE"),
      sql`${paymentLinks.expiresAt} >= ${now.toISOString()}`,
    );
  }
  return and(shown, eq(paymentLinks.status, status));
};

/** A driver's links, newest first; the cursor is the id of the last one seen. */
export function linksOfUser(
  { orm }: Session,
  userId: string,
  page: PageInput & { readonly status?: LinkStatus | undefined },
  now: Date,
): Promise<LinkRow[]> {
  const { take, skip } = pageBounds(page);
  const behind =
    page.cursor === undefined
      ? undefined
      : sql`(${paymentLinks.createdAt}, ${paymentLinks.id}) < (
          select seen.created_at, seen.id from ${paymentLinks} seen
          where seen.id = ${page.cursor}::uuid and seen.user_id = ${userId})`;
  return orm
    .select()
    .from(paymentLinks)
    .where(and(ofUser(userId, page.status, now), behind))
    .orderBy(desc(paymentLinks.createdAt), desc(paymentLinks.id))
    .limit(take)
    .offset(skip);
}

export async function countLinks(
  { orm }: Session,
  userId: string,
  status: LinkStatus | undefined,
  now: Date,
): Promise<number> {
  const [row] = await orm
    .select({ total: count() })
    .from(paymentLinks)
    .where(ofUser(userId, status, now));
  return row?.total ?? 0;
}

/** Links that stand open though their time has passed, the oldest first. */
export function overdueLinks({ orm }: Session, at: Date, limit: number): Promise<LinkRow[]> {
  return orm
    .select()
    .from(paymentLinks)
    .where(and(eq(paymentLinks.status, "ACTIVE"), lt(paymentLinks.expiresAt, at)))
    .orderBy(asc(paymentLinks.expiresAt))
    .limit(limit);
}

/** QRs of a link's page that can still be paid. */
export function openQrsOfLink({ orm }: Session, linkId: string, at: Date): Promise<QrRow[]> {
  return orm
    .select()
    .from(qrCodes)
    .where(
      and(
        eq(qrCodes.linkId, linkId),
        eq(qrCodes.status, "ACTIVE"),
        isNotNull(qrCodes.upiUri),
        gt(qrCodes.expiresAt, at),
      ),
    )
    .orderBy(desc(qrCodes.expiresAt))
    .limit(20);
}

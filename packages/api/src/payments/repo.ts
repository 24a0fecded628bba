import type { PageInput } from "@drivopay/contracts/pagination";
import type { Gateway, PaymentStatus } from "@drivopay/contracts/payments";
import { type Session, tables } from "@drivopay/db";
import { and, asc, count, desc, eq, gt, isNull, lt, type SQL, sql } from "drizzle-orm";
import { pageBounds } from "../pagination.ts";

const { payments, qrCodes, refunds, webhookEvents } = tables;

export type QrRow = typeof qrCodes.$inferSelect;
export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type WebhookRow = typeof webhookEvents.$inferSelect;

/** A payment, and whether its money still waits above a limit: the hold knows when that ended. */
export interface PaymentWithHold {
  readonly payment: PaymentRow;
  readonly waiting: boolean;
}

async function oneQr({ orm }: Session, condition: SQL | undefined): Promise<QrRow | null> {
  const [row] = await orm.select().from(qrCodes).where(condition);
  return row ?? null;
}

/** A QR of this driver, or null; another driver's counts as none. */
export const qrOfUser = (db: Session, userId: string, id: string) =>
  oneQr(db, and(eq(qrCodes.userId, userId), eq(qrCodes.id, id)));

export const permanentQrOf = (db: Session, userId: string) =>
  oneQr(db, and(eq(qrCodes.userId, userId), eq(qrCodes.kind, "PERMANENT")));

export const qrById = (db: Session, id: string) => oneQr(db, eq(qrCodes.id, id));

export const qrByGatewayId = (db: Session, gateway: Gateway, gatewayQrId: string) =>
  oneQr(db, and(eq(qrCodes.gateway, gateway), eq(qrCodes.gatewayQrId, gatewayQrId)));

/** QRs that stand open though their time has passed, the oldest first. */
export function overdueQrs({ orm }: Session, at: Date, limit: number): Promise<QrRow[]> {
  return orm
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.status, "ACTIVE"), lt(qrCodes.expiresAt, at)))
    .orderBy(asc(qrCodes.expiresAt))
    .limit(limit);
}

/** Written out, since the query builder leaves the table off a column's name where only one is selected from. */
const waiting = sql<boolean>`exists (
  select 1 from wallet.holds h where h.reference_id = payments.payments.id
  and h.reason = 'LIMIT_EXCEEDED' and h.released_at is null)`;

/** A payment to this driver, or null; another driver's counts as none. */
export async function paymentOfUser(
  { orm }: Session,
  userId: string,
  id: string,
): Promise<PaymentWithHold | null> {
  const [row] = await orm
    .select({ payment: payments, waiting })
    .from(payments)
    .where(and(eq(payments.userId, userId), eq(payments.id, id)));
  return row ?? null;
}

/** Payments to a driver, newest first; the cursor is the id of the last one seen. */
export function paymentsOfUser(
  { orm }: Session,
  userId: string,
  page: PageInput & { readonly status?: PaymentStatus | undefined },
): Promise<PaymentWithHold[]> {
  const { take, skip } = pageBounds(page);
  const behind =
    page.cursor === undefined
      ? undefined
      : sql`(${payments.createdAt}, ${payments.id}) < (
          select seen.created_at, seen.id from ${payments} seen
          where seen.id = ${page.cursor}::uuid and seen.user_id = ${userId})`;
  return orm
    .select({ payment: payments, waiting })
    .from(payments)
    .where(and(ofUser(userId, page.status), behind))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(take)
    .offset(skip);
}

export async function countPayments(
  { orm }: Session,
  userId: string,
  status: PaymentStatus | undefined,
): Promise<number> {
  const [row] = await orm.select({ total: count() }).from(payments).where(ofUser(userId, status));
  return row?.total ?? 0;
}

const ofUser = (userId: string, status: PaymentStatus | undefined) =>
  and(eq(payments.userId, userId), status === undefined ? undefined : eq(payments.status, status));

/** Takes the payment's row until the transaction ends. */
export async function lockPayment({ orm }: Session, id: string): Promise<PaymentRow | null> {
  const [row] = await orm.select().from(payments).where(eq(payments.id, id)).for("no key update");
  return row ?? null;
}

export async function paymentById({ orm }: Session, id: string): Promise<PaymentRow | null> {
  const [row] = await orm.select().from(payments).where(eq(payments.id, id));
  return row ?? null;
}

export async function paymentByGatewayId(
  { orm }: Session,
  gateway: Gateway,
  gatewayPaymentId: string,
): Promise<PaymentRow | null> {
  const [row] = await orm
    .select()
    .from(payments)
    .where(and(eq(payments.gateway, gateway), eq(payments.gatewayPaymentId, gatewayPaymentId)));
  return row ?? null;
}

export async function refundById({ orm }: Session, id: string): Promise<RefundRow | null> {
  const [row] = await orm.select().from(refunds).where(eq(refunds.id, id));
  return row ?? null;
}

/** What was given back of a payment, the oldest first. */
export function refundsOfPayment({ orm }: Session, paymentId: string): Promise<RefundRow[]> {
  return orm
    .select()
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id))
    .limit(200);
}

export async function refundByGatewayId(
  { orm }: Session,
  gatewayRefundId: string,
): Promise<RefundRow | null> {
  const [row] = await orm.select().from(refunds).where(eq(refunds.gatewayRefundId, gatewayRefundId));
  return row ?? null;
}

export async function webhookById({ orm }: Session, id: string): Promise<WebhookRow | null> {
  const [row] = await orm.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  return row ?? null;
}

/** Webhooks that came in between two instants and of which nothing was made, the oldest first. */
export async function unprocessedWebhooks(
  { orm }: Session,
  received: { readonly after: Date; readonly before: Date },
  limit: number,
): Promise<string[]> {
  const rows = await orm
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(
      and(
        isNull(webhookEvents.processedAt),
        gt(webhookEvents.receivedAt, received.after),
        lt(webhookEvents.receivedAt, received.before),
      ),
    )
    .orderBy(asc(webhookEvents.receivedAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

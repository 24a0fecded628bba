import type { DriverPage } from "@drivopay/contracts/admin";
import { type Session, tables } from "@drivopay/db";
import { desc, eq } from "drizzle-orm";
import { recordRead } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { deliveriesOf, newestMessagesOf } from "../notifications/index.ts";
import { kycOf, userById } from "../users/index.ts";
import {
  bankAccountsOf,
  limitsOf,
  listMovements,
  presentBankAccount,
  presentWithdrawals,
  readWallet,
  walletOf,
} from "../wallet/index.ts";

const { devices, sessions, withdrawals } = tables;

/** How many of each list the page shows; each leads to the whole. */
const newest = 20;

/** Everything about a driver on one page. That it was read is written down first. @throws NOT_FOUND */
export async function readDriver(ctx: StaffContext, userId: string): Promise<DriverPage> {
  const { db } = ctx.services;
  const user = await userById(db, userId);
  await recordRead(ctx, { action: "admin.driver-read", entityType: "user", entityId: userId });
  const { id: walletId } = await walletOf(db, userId);
  const [wallet, kyc, limits, banks, ownWithdrawals, movements, notifications, deliveries, signIns] =
    await Promise.all([
      readWallet(db, walletId),
      kycOf(db, userId),
      limitsOf(ctx.services, userId, "en"),
      bankAccountsOf(db, userId),
      withdrawalsOf(db, userId),
      listMovements(db, walletId, { limit: newest }),
      newestMessagesOf(db, userId, newest),
      deliveriesOf(db, userId, newest),
      sessionsOf(db, userId),
    ]);
  return {
    user,
    wallet,
    kyc,
    limits: limits.limits,
    bankAccounts: banks.map(presentBankAccount),
    withdrawals: ownWithdrawals,
    transactions: movements.transactions,
    notifications,
    deliveries,
    sessions: signIns,
  };
}

async function withdrawalsOf(db: Session, userId: string) {
  const rows = await db.orm
    .select()
    .from(withdrawals)
    .where(eq(withdrawals.userId, userId))
    .orderBy(desc(withdrawals.createdAt))
    .limit(newest);
  return presentWithdrawals(db, rows);
}

async function sessionsOf({ orm }: Session, userId: string): Promise<DriverPage["sessions"]> {
  const rows = await orm
    .select({ session: sessions, deviceName: devices.name })
    .from(sessions)
    .leftJoin(devices, eq(devices.id, sessions.deviceId))
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(newest);
  return rows.map(({ session, deviceName }) => ({
    id: session.id,
    deviceName,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endedAt: session.revokedAt?.toISOString() ?? null,
    endedReason: session.revokedReason,
  }));
}

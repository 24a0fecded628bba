import type { KycTier } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import { type Session, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";

const { users, wallets } = tables;

/** A wallet whose row this transaction holds until it ends: nobody posts to it meanwhile. */
export interface LockedWallet {
  readonly id: string;
  readonly userId: string;
  readonly tier: KycTier;
  readonly balance: Paise;
  readonly pendingBalance: Paise;
  /** The database's time once the lock was had; entries are stamped by the same clock. */
  readonly at: Date;
}

interface LockedRow {
  user_id: string;
  tier: KycTier;
  balance: string;
  pending_balance: string;
  at: string;
}

/**
 * Takes the wallet's row. Decisions on balance or limits are made behind this lock; statements after it see all
 * that was committed before.
 * @throws NOT_FOUND when there is no such wallet
 */
export async function lockWallet(tx: Session, walletId: string): Promise<LockedWallet> {
  const [row] = await tx.sql<LockedRow[]>`
    select user_id, tier, balance, pending_balance, clock_timestamp() as at
    from wallet.wallets where id = ${walletId} for no key update`;
  if (!row) throw new AppError("NOT_FOUND");
  return {
    id: walletId,
    userId: row.user_id,
    tier: row.tier,
    balance: paise(Number(row.balance)),
    pendingBalance: paise(Number(row.pending_balance)),
    at: new Date(row.at),
  };
}

/** The wallet of a driver. @throws NOT_FOUND when the user has none */
export async function walletOf(db: Session, userId: string): Promise<{ id: string; tier: KycTier }> {
  const [row] = await db.orm
    .select({ id: wallets.id, tier: wallets.tier })
    .from(wallets)
    .where(eq(wallets.userId, userId));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The person a wallet belongs to. @throws NOT_FOUND for a user there is none of */
export async function driverOf({ orm }: Session, userId: string): Promise<{ phone: string; name: string }> {
  const [row] = await orm
    .select({ phone: users.phone, name: users.name })
    .from(users)
    .where(eq(users.id, userId));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

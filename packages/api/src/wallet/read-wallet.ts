import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { HoldReason, Wallet } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";

interface HoldJson {
  id: string;
  reason: HoldReason;
  amount: Paise;
  createdAt: string;
  expiresAt: string | null;
}

interface WalletRow {
  balance: string;
  pending_balance: string;
  version: string;
  holds: HoldJson[] | null;
}

/**
 * Balance, and what is set aside and why. One statement, so that the sums and the holds are of one instant.
 * @throws NOT_FOUND when there is no such wallet
 */
export async function readWallet(db: Session, walletId: string): Promise<Wallet> {
  const [row] = await db.sql<WalletRow[]>`
    select w.balance, w.pending_balance, w.version, (
      select json_agg(json_build_object('id', h.id, 'reason', h.reason, 'amount', h.amount,
        'createdAt', h.created_at, 'expiresAt', h.expires_at) order by h.created_at, h.id)
      from wallet.holds h where h.wallet_id = w.id and h.released_at is null
    ) as holds
    from wallet.wallets w where w.id = ${walletId}`;
  if (!row) throw new AppError("NOT_FOUND");
  return {
    balance: paise(Number(row.balance)),
    pendingBalance: paise(Number(row.pending_balance)),
    currency: "INR",
    version: Number(row.version),
    holds: (row.holds ?? []).map((hold) => ({
      ...hold,
      createdAt: instant(hold.createdAt),
      expiresAt: hold.expiresAt === null ? null : instant(hold.expiresAt),
    })),
  };
}

const instant = (written: string) => new Date(written).toISOString();

import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { and, eq, inArray, lt, sum } from "drizzle-orm";
import { setTier } from "./open-wallet.ts";
import { lockWallet } from "./repo.ts";

const { autoWithdrawals, bankAccounts, debts, withdrawals, reversePennyDrops } = tables;

/** Why a wallet cannot be closed yet. */
type Obstacle = "BALANCE" | "PENDING" | "WITHDRAWAL" | "DEBT";

/**
 * Leaves of a driver's wallet what the books need: bank accounts lose number and name, the limits fall to the lowest,
 * nothing is sent by itself any more. Holds the wallet, so that nothing is posted to it meanwhile.
 * @throws ACCOUNT_NOT_EMPTY with `reason` and `amount` in paise while there is money, a debt, or a withdrawal open
 */
export async function closeWallet(tx: Session, walletId: string, now: Date): Promise<void> {
  const wallet = await lockWallet(tx, walletId);
  refuseWith("BALANCE", wallet.balance);
  refuseWith("WITHDRAWAL", await openWithdrawals(tx, walletId));
  refuseWith("PENDING", wallet.pendingBalance);
  refuseWith("DEBT", await openDebts(tx, walletId));
  await setTier(tx, walletId, "MINIMUM");
  await tx.orm.update(autoWithdrawals).set({ enabled: false }).where(eq(autoWithdrawals.walletId, walletId));
  await forgetBankAccounts(tx, wallet.userId, now);
}

function refuseWith(reason: Obstacle, amount: number): void {
  if (amount > 0) throw new AppError("ACCOUNT_NOT_EMPTY", { params: { reason, amount } });
}

async function openWithdrawals({ orm }: Session, walletId: string): Promise<number> {
  const [row] = await orm
    .select({ total: sum(withdrawals.total).mapWith(Number) })
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.walletId, walletId),
        inArray(withdrawals.status, ["HELD", "IN_REVIEW", "SENDING", "SENT"]),
      ),
    );
  return row?.total ?? 0;
}

async function openDebts({ orm }: Session, walletId: string): Promise<number> {
  const [row] = await orm
    .select({ total: sum(debts.amount).mapWith(Number), collected: sum(debts.collected).mapWith(Number) })
    .from(debts)
    .where(and(eq(debts.walletId, walletId), lt(debts.collected, debts.amount)));
  return (row?.total ?? 0) - (row?.collected ?? 0);
}

/** The last four digits and the bank stay: they are part of what was paid out, which is kept with the books. */
async function forgetBankAccounts(tx: Session, userId: string, now: Date): Promise<void> {
  const rows = await tx.orm
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(eq(bankAccounts.userId, userId));
  await tx.orm
    .update(reversePennyDrops)
    .set({ registeredName: null })
    .where(eq(reversePennyDrops.userId, userId));
  for (const { id } of rows) {
    await tx.orm
      .update(bankAccounts)
      .set({
        ...{ accountNumberSealed: "", accountFingerprint: id, accountHolderName: "", registeredName: null },
        ...{ isPrimary: false, gatewayContactId: null, gatewayFundAccountId: null },
        removedAt: now,
      })
      .where(eq(bankAccounts.id, id));
  }
}

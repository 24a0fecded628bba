import { AppError } from "@drivopay/contracts/errors";
import type { BankAccount } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, eq, inArray } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { bankAccountOf, bankAccountsOf, presentBankAccount } from "./bank-account-repo.ts";
import { lockWallet } from "./repo.ts";
import { openStatuses } from "./withdrawal-status.ts";

const { bankAccounts, withdrawals } = tables;

/** A driver's linked accounts, the primary first. */
export async function listBankAccounts(ctx: DriverContext): Promise<BankAccount[]> {
  return (await bankAccountsOf(ctx.services.db, ctx.driver.userId)).map(presentBankAccount);
}

/**
 * Makes a verified account the one that money goes to when none is named.
 * @throws NOT_FOUND, BANK_ACCOUNT_UNVERIFIED
 */
export async function setPrimaryBankAccount(ctx: DriverContext, id: string): Promise<BankAccount> {
  const { services, driver } = ctx;
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    const row = await bankAccountOf(tx, driver.userId, id);
    if (row.state !== "VERIFIED") throw new AppError("BANK_ACCOUNT_UNVERIFIED");
    if (row.isPrimary) return presentBankAccount(row);
    await moveCrown(tx, driver.userId, id);
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "wallet.bank-account-made-primary",
      entityType: "bank_account",
      entityId: id,
    });
    return presentBankAccount({ ...row, isPrimary: true });
  });
}

/**
 * Unlinks an account. When it was the primary, the newest other verified one takes its place.
 * @throws NOT_FOUND, STATE_CONFLICT while a withdrawal is on its way to it
 */
export async function removeBankAccount(ctx: DriverContext, id: string): Promise<BankAccount> {
  const { services, driver } = ctx;
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    const row = await bankAccountOf(tx, driver.userId, id);
    const [open] = await tx.orm
      .select({ id: withdrawals.id })
      .from(withdrawals)
      .where(and(eq(withdrawals.bankAccountId, id), inArray(withdrawals.status, openStatuses)))
      .limit(1);
    if (open) throw new AppError("STATE_CONFLICT");
    const removedAt = services.clock.now();
    await tx.orm.update(bankAccounts).set({ removedAt, isPrimary: false }).where(eq(bankAccounts.id, id));
    if (row.isPrimary) {
      const next = (await bankAccountsOf(tx, driver.userId)).find(({ state }) => state === "VERIFIED");
      if (next) await moveCrown(tx, driver.userId, next.id);
    }
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "wallet.bank-account-removed",
      entityType: "bank_account",
      entityId: id,
    });
    return presentBankAccount({ ...row, isPrimary: false });
  });
}

async function moveCrown(tx: Session, userId: string, to: string): Promise<void> {
  const crowned = and(eq(bankAccounts.userId, userId), eq(bankAccounts.isPrimary, true));
  await tx.orm.update(bankAccounts).set({ isPrimary: false }).where(crowned);
  await tx.orm.update(bankAccounts).set({ isPrimary: true }).where(eq(bankAccounts.id, to));
}

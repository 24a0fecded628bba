import { AppError } from "@drivopay/contracts/errors";
import type { AddBankAccountInput, BankAccount } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { blindIndex, seal } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { bankAccountsOf, maxBankAccounts, presentBankAccount } from "./bank-account-repo.ts";
import { bankAccountAdded } from "./events.ts";
import { lookupIfsc } from "./lookup-ifsc.ts";
import { lockWallet } from "./repo.ts";

const { bankAccounts } = tables;
type Input = Omit<z.infer<typeof AddBankAccountInput>, "pin">;

/**
 * Links a bank account; the penny drop that proves it is under way when this returns. One that failed before may be
 * added again.
 * @throws IFSC_UNKNOWN, BANK_ACCOUNT_EXISTS, STATE_CONFLICT with too many accounts
 */
export async function addBankAccount(ctx: DriverContext, input: Input): Promise<BankAccount> {
  const { services, driver } = ctx;
  const { dataKeys, blindIndexKey } = services.settings;
  const bank = await lookupIfsc(input.ifscCode);
  const accountFingerprint = blindIndex(blindIndexKey, `${input.ifscCode}:${input.accountNumber}`);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    await makeWay(tx, driver.userId, accountFingerprint, services.clock.now());
    const [row] = await tx.orm
      .insert(bankAccounts)
      .values({
        id: newId(),
        userId: driver.userId,
        accountNumberSealed: seal(dataKeys, input.accountNumber),
        accountFingerprint,
        accountNumberLast4: input.accountNumber.slice(-4),
        ifscCode: input.ifscCode,
        bankName: bank.bankName,
        branch: bank.branch,
        accountHolderName: input.accountHolderName,
      })
      .returning();
    if (!row) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "wallet.bank-account-added",
      entityType: "bank_account",
      entityId: row.id,
      newValue: { ifscCode: row.ifscCode, last4: row.accountNumberLast4 },
    });
    const told = { bankAccountId: row.id, userId: driver.userId };
    await announce(tx, bankAccountAdded, told, [`wallet:${driver.walletId}`]);
    return presentBankAccount(row);
  });
}

/** Refuses what is linked already; what failed before is put aside for the new try. */
async function makeWay(tx: Session, userId: string, fingerprint: string, now: Date): Promise<void> {
  const linked = await bankAccountsOf(tx, userId);
  const same = linked.find((account) => account.accountFingerprint === fingerprint);
  if (same && same.state !== "FAILED") throw new AppError("BANK_ACCOUNT_EXISTS");
  if (!same && linked.length >= maxBankAccounts) throw new AppError("STATE_CONFLICT");
  if (!same) return;
  await tx.orm
    .update(bankAccounts)
    .set({ removedAt: now })
    .where(and(eq(bankAccounts.id, same.id), isNull(bankAccounts.removedAt)));
}

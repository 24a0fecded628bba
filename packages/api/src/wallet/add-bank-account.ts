import { AppError } from "@drivopay/contracts/errors";
import type { AddBankAccountInput, AddUpiAddressInput, BankAccount } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { blindIndex, seal } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import {
  type BankAccountRow,
  bankAccountsOf,
  maskUpiAddress,
  maxBankAccounts,
  presentBankAccount,
} from "./bank-account-repo.ts";
import { bankAccountAdded } from "./events.ts";
import { lookupIfsc } from "./lookup-ifsc.ts";
import { lockWallet } from "./repo.ts";

const { bankAccounts } = tables;
type BankAccountInput = Omit<z.infer<typeof AddBankAccountInput>, "pin">;
type UpiAddressInput = Omit<z.infer<typeof AddUpiAddressInput>, "pin">;

/** What a new beneficiary's row is made of; `number` is sealed before it is written. */
interface Beneficiary
  extends Pick<
    BankAccountRow,
    "type" | "accountNumberLast4" | "ifscCode" | "bankName" | "branch" | "accountHolderName"
  > {
  readonly number: string;
  /** What makes it the same one when it comes again. */
  readonly identity: string;
}

/**
 * Links a bank account; the penny drop that proves it is under way when this returns. One that failed before may be
 * added again.
 * @throws IFSC_UNKNOWN, BANK_ACCOUNT_EXISTS, STATE_CONFLICT with too many accounts
 */
export async function addBankAccount(ctx: DriverContext, input: BankAccountInput): Promise<BankAccount> {
  const { bankName, branch } = await lookupIfsc(input.ifscCode);
  return await link(ctx, {
    ...{ type: "BANK_ACCOUNT", bankName, branch, ifscCode: input.ifscCode },
    accountHolderName: input.accountHolderName,
    number: input.accountNumber,
    accountNumberLast4: input.accountNumber.slice(-4),
    identity: `${input.ifscCode}:${input.accountNumber}`,
  });
}

/**
 * Links a UPI address to be paid at; the check of the name behind it is under way when this returns.
 * @throws BANK_ACCOUNT_EXISTS, STATE_CONFLICT with too many accounts
 */
export async function addUpiAddress(ctx: DriverContext, input: UpiAddressInput): Promise<BankAccount> {
  const { upiAddress, accountHolderName } = input;
  return await link(ctx, {
    ...{ type: "UPI", bankName: "UPI", branch: null, ifscCode: "", accountHolderName },
    number: upiAddress,
    accountNumberLast4: maskUpiAddress(upiAddress),
    identity: `upi:${upiAddress}`,
  });
}

async function link(ctx: DriverContext, beneficiary: Beneficiary): Promise<BankAccount> {
  const { services, driver } = ctx;
  const { dataKeys, blindIndexKey } = services.settings;
  const { number, identity, ...columns } = beneficiary;
  const accountFingerprint = blindIndex(blindIndexKey, identity);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    await makeWay(tx, driver.userId, accountFingerprint, services.clock.now());
    const [row] = await tx.orm
      .insert(bankAccounts)
      .values({
        ...{ id: newId(), userId: driver.userId, accountFingerprint, ...columns },
        accountNumberSealed: seal(dataKeys, number),
      })
      .returning();
    if (!row) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "wallet.bank-account-added",
      entityType: "bank_account",
      entityId: row.id,
      newValue: { type: row.type, ifscCode: row.ifscCode, last4: row.accountNumberLast4 },
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

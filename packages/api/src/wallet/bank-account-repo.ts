import { AppError } from "@drivopay/contracts/errors";
import type { BankAccount } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, isNull } from "drizzle-orm";

const { bankAccounts } = tables;

export type BankAccountRow = typeof bankAccounts.$inferSelect;

/** A driver has a handful; more than this is no driver. */
export const maxBankAccounts = 10;

/** A driver's linked accounts, the primary first. */
export function bankAccountsOf({ orm }: Session, userId: string): Promise<BankAccountRow[]> {
  return orm
    .select()
    .from(bankAccounts)
    .where(and(eq(bankAccounts.userId, userId), isNull(bankAccounts.removedAt)))
    .orderBy(desc(bankAccounts.isPrimary), desc(bankAccounts.createdAt))
    .limit(maxBankAccounts + 1);
}

/** One linked account of a driver. @throws NOT_FOUND, also for another driver's */
export async function bankAccountOf({ orm }: Session, userId: string, id: string): Promise<BankAccountRow> {
  const [row] = await orm
    .select()
    .from(bankAccounts)
    .where(and(eq(bankAccounts.userId, userId), eq(bankAccounts.id, id), isNull(bankAccounts.removedAt)));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** By its id alone, for workflows. @throws NOT_FOUND */
export async function bankAccountById({ orm }: Session, id: string): Promise<BankAccountRow> {
  const [row] = await orm.select().from(bankAccounts).where(eq(bankAccounts.id, id));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

export const maskAccountNumber = (last4: string) => `••••${last4}`;

export function presentBankAccount(row: BankAccountRow): BankAccount {
  return {
    id: row.id,
    accountNumberMasked: maskAccountNumber(row.accountNumberLast4),
    ifscCode: row.ifscCode,
    bankName: row.bankName,
    branch: row.branch,
    accountHolderName: row.accountHolderName,
    registeredName: row.registeredName,
    state: row.state,
    isVerified: row.state === "VERIFIED",
    isPrimary: row.isPrimary,
    failureReason: row.failureReason,
    coolingOffUntil: row.coolingOffUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

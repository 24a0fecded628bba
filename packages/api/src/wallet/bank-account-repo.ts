import { AppError } from "@drivopay/contracts/errors";
import type { BankAccount } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, isNull } from "drizzle-orm";
import { beneficiaryPolicy } from "./policy.ts";

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

/** The payout gateway knows the account, and nobody has proved it yet; a UPI address has no account to pay from. */
export const isProvableByPayment = (row: BankAccountRow): boolean =>
  row.type === "BANK_ACCOUNT" && row.state !== "VERIFIED" && row.gatewayFundAccountId !== null;

export const maskAccountNumber = (last4: string) => `••••${last4}`;

/** The first two letters of the name and the handle: enough to know one's own by. */
export const maskUpiAddress = (address: string) => address.replace(/^(.{1,2})[^@]*@/, "$1•••@");

/** How an account or a UPI address is named to people: never whole. */
export function maskedNumberOf(row: Pick<BankAccountRow, "type" | "accountNumberLast4">): string {
  return row.type === "UPI" ? row.accountNumberLast4 : maskAccountNumber(row.accountNumberLast4);
}

/** Whose history promises are made from: the bank by its IFSC, or the UPI handle. */
export function bankCodeOf(row: Pick<BankAccountRow, "type" | "accountNumberLast4" | "ifscCode">): string {
  return row.type === "UPI"
    ? (row.accountNumberLast4.split("@")[1] ?? "").toUpperCase()
    : row.ifscCode.slice(0, 4);
}

export function presentBankAccount(row: BankAccountRow): BankAccount {
  return {
    id: row.id,
    type: row.type,
    accountNumberMasked: maskedNumberOf(row),
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
    coolingOffCap: row.coolingOffUntil === null ? null : beneficiaryPolicy.coolingOffCap,
    provableByPayment: isProvableByPayment(row),
    createdAt: row.createdAt.toISOString(),
  };
}

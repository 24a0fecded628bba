import { AppError } from "@drivopay/contracts/errors";
import type { BankAccountState } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { unseal } from "@drivopay/runtime/crypto";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { type BankAccountRow, bankAccountById } from "./bank-account-repo.ts";
import { bankAccountDecided } from "./events.ts";
import { beneficiaryPolicy } from "./policy.ts";
import type { Destination, GatewayValidation } from "./ports.ts";
import { lockWallet, walletOf } from "./repo.ts";

const { bankAccounts, users } = tables;

/** Why an account could not be verified; `NO_ANSWER` alone may still be overruled by a late answer. */
type Failure = "REFUSED" | "INVALID_ACCOUNT" | "NAME_MISMATCH" | "NO_ANSWER";

/**
 * Tells the payout gateway of the account. Safe to repeat: the same beneficiary has one id there.
 * @throws PROVIDER_UNAVAILABLE: call again
 */
export async function registerBeneficiary(services: Services, id: string): Promise<BankAccountState> {
  const row = await bankAccountById(services.db, id);
  if (isDecided(row) || row.gatewayFundAccountId !== null) return row.state;
  const made = await orRefused(async () =>
    services.payoutGateway.createBeneficiary({
      bankAccountId: id,
      accountHolderName: row.accountHolderName,
      destination: destinationOf(row, unseal(services.settings.dataKeys, row.accountNumberSealed)),
      phone: await phoneOf(services.db, row.userId),
    }),
  );
  if (made === "refused") return await decide(services, id, failed("REFUSED"));
  await services.db.orm
    .update(bankAccounts)
    .set({ gatewayContactId: made.contactId, gatewayFundAccountId: made.fundAccountId })
    .where(eq(bankAccounts.id, id));
  return row.state;
}

const destinationOf = (row: BankAccountRow, unsealed: string): Destination =>
  row.type === "UPI"
    ? { type: "UPI", upiAddress: unsealed }
    : { type: "BANK_ACCOUNT", accountNumber: unsealed, ifscCode: row.ifscCode };

/**
 * Sends the penny whose way back tells the name that the bank has.
 * @throws PROVIDER_UNAVAILABLE: call again; at worst a second rupee goes
 */
export async function startValidation(services: Services, id: string): Promise<BankAccountState> {
  const row = await bankAccountById(services.db, id);
  const fundAccountId = row.gatewayFundAccountId;
  if (isDecided(row) || fundAccountId === null || row.gatewayValidationId !== null) return row.state;
  const validation = await orRefused(() =>
    services.payoutGateway.validateBankAccount({ bankAccountId: id, fundAccountId }),
  );
  if (validation === "refused") return await decide(services, id, failed("REFUSED"));
  await services.db.orm
    .update(bankAccounts)
    .set({ gatewayValidationId: validation.gatewayValidationId, state: "VERIFYING" })
    .where(and(eq(bankAccounts.id, id), eq(bankAccounts.state, "PENDING")));
  return (await settleValidation(services, validation)) ?? "VERIFYING";
}

/** Asks the gateway for an answer that has not come. @throws PROVIDER_UNAVAILABLE */
export async function askValidation(services: Services, id: string): Promise<BankAccountState> {
  const row = await bankAccountById(services.db, id);
  if (isDecided(row) || row.gatewayValidationId === null) return row.state;
  const validation = await services.payoutGateway.readValidation(row.gatewayValidationId);
  return (await settleValidation(services, validation)) ?? row.state;
}

/** Ends the wait for an answer; one that comes later still counts. */
export async function giveUpValidation(services: Services, id: string): Promise<BankAccountState> {
  return await decide(services, id, failed("NO_ANSWER"));
}

/**
 * Writes down the bank's answer to a penny drop; any order, any number of times.
 * @returns the account's state after it; null when no account waits for this answer
 */
export async function settleValidation(
  services: Services,
  validation: GatewayValidation,
): Promise<BankAccountState | null> {
  const [row] = await services.db.orm
    .select()
    .from(bankAccounts)
    .where(eq(bankAccounts.gatewayValidationId, validation.gatewayValidationId));
  if (!row) return null;
  if (validation.status === "created") return row.state;
  return await decide(services, row.id, verdictOn(row, validation));
}

interface Verdict {
  readonly state: "VERIFIED" | "FAILED";
  readonly failureReason: Failure | null;
  readonly registeredName: string | null;
}

function verdictOn(row: BankAccountRow, validation: GatewayValidation): Verdict {
  const { registeredName, nameMatchScore } = validation;
  if (validation.status === "failed") return failed("REFUSED");
  if (validation.accountStatus !== "active") return failed("INVALID_ACCOUNT");
  const score = nameMatchScore ?? nameSimilarity(row.accountHolderName, registeredName ?? "");
  if (score < beneficiaryPolicy.nameMatchMinimum) return { ...failed("NAME_MISMATCH"), registeredName };
  return { state: "VERIFIED", failureReason: null, registeredName };
}

const failed = (failureReason: Failure): Verdict => ({
  state: "FAILED",
  failureReason,
  registeredName: null,
});

/** How much of the given name the bank's name has, in per cent; for gateways that do not tell. */
export function nameSimilarity(given: string, registered: string): number {
  const words = (name: string) => name.toUpperCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const known = words(registered);
  const asked = words(given);
  const same = (a: string, b: string) => a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);
  const found = asked.filter((word) => known.some((other) => same(word, other)));
  return asked.length === 0 ? 0 : Math.round((found.length * 100) / asked.length);
}

/** Behind the wallet's lock, since the first verified account becomes the primary one. */
async function decide(services: Services, id: string, verdict: Verdict): Promise<BankAccountState> {
  const { userId } = await bankAccountById(services.db, id);
  const wallet = await walletOf(services.db, userId);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, wallet.id);
    const row = await bankAccountById(tx, id);
    if (isDecided(row)) return row.state;
    const now = services.clock.now();
    const verified = verdict.state === "VERIFIED";
    await tx.orm
      .update(bankAccounts)
      .set({
        ...verdict,
        verifiedAt: verified ? now : null,
        coolingOffUntil: verified ? new Date(now.getTime() + beneficiaryPolicy.coolingOffMs) : null,
        isPrimary: verified && !(await hasPrimary(tx, userId)),
      })
      .where(eq(bankAccounts.id, id));
    await recordAudit(tx, systemActor, {
      action: "wallet.bank-account-decided",
      entityType: "bank_account",
      entityId: id,
      oldValue: { state: row.state },
      newValue: { state: verdict.state, failureReason: verdict.failureReason },
    });
    const told = { bankAccountId: id, userId, state: verdict.state };
    await announce(tx, bankAccountDecided, told, [`wallet:${wallet.id}`]);
    return verdict.state;
  });
}

/** Decided for good: what failed for want of an answer may still get one. */
function isDecided(row: BankAccountRow): boolean {
  if (row.removedAt !== null || row.state === "VERIFIED") return true;
  return row.state === "FAILED" && row.failureReason !== "NO_ANSWER";
}

async function hasPrimary({ orm }: Session, userId: string): Promise<boolean> {
  const [row] = await orm
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(
      and(eq(bankAccounts.userId, userId), eq(bankAccounts.isPrimary, true), isNull(bankAccounts.removedAt)),
    );
  return row !== undefined;
}

async function phoneOf({ orm }: Session, userId: string): Promise<string> {
  const [row] = await orm.select({ phone: users.phone }).from(users).where(eq(users.id, userId));
  if (!row) throw new AppError("NOT_FOUND");
  return row.phone;
}

async function orRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | "refused"> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.code === "PROVIDER_REJECTED") return "refused";
    throw error;
  }
}

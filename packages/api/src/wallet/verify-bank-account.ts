import { AppError } from "@drivopay/contracts/errors";
import type { BankAccountState } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { unseal } from "@drivopay/runtime/crypto";
import { and, eq } from "drizzle-orm";
import type { Services } from "../services.ts";
import { type BankAccountRow, bankAccountById } from "./bank-account-repo.ts";
import { type Failure, type Verdict, writeVerdict } from "./bank-account-verdict.ts";
import { isDriversAccount } from "./name-similarity.ts";
import type { Destination, GatewayValidation } from "./ports.ts";
import { driverOf, lockWallet, walletOf } from "./repo.ts";
import { settleReversePennyDrop } from "./settle-reverse-penny-drop.ts";

const { bankAccounts } = tables;

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
      phone: (await driverOf(services.db, row.userId)).phone,
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
  if (!row) {
    await settleReversePennyDrop(services, validation);
    return null;
  }
  if (validation.status === "created") return row.state;
  const driver = await driverOf(services.db, row.userId);
  return await decide(services, row.id, verdictOn(row, driver.name, validation));
}

function verdictOn(row: BankAccountRow, driver: string, validation: GatewayValidation): Verdict {
  const { registeredName, nameMatchScore: typedScore } = validation;
  if (validation.status === "failed") return failed("REFUSED");
  if (validation.accountStatus !== "active") return failed("INVALID_ACCOUNT");
  const named = { driver, typed: row.accountHolderName, typedScore };
  if (!isDriversAccount(registeredName, named)) return { ...failed("NAME_MISMATCH"), registeredName };
  return { state: "VERIFIED", failureReason: null, registeredName };
}

const failed = (failureReason: Failure): Verdict => ({
  state: "FAILED",
  failureReason,
  registeredName: null,
});

/** Behind the wallet's lock, since the first verified account becomes the primary one. */
async function decide(services: Services, id: string, verdict: Verdict): Promise<BankAccountState> {
  const { userId } = await bankAccountById(services.db, id);
  const wallet = await walletOf(services.db, userId);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, wallet.id);
    const row = await bankAccountById(tx, id);
    return isDecided(row)
      ? row.state
      : await writeVerdict(services, tx, { row, walletId: wallet.id, verdict });
  });
}

/** Decided for good: what failed for want of an answer may still get one. */
function isDecided(row: BankAccountRow): boolean {
  if (row.removedAt !== null || row.state === "VERIFIED") return true;
  return row.state === "FAILED" && row.failureReason !== "NO_ANSWER";
}

async function orRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | "refused"> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.code === "PROVIDER_REJECTED") return "refused";
    throw error;
  }
}

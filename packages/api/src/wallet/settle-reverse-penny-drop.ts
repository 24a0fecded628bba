import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import type { ReversePennyDropState } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { blindIndex } from "@drivopay/runtime/crypto";
import { and, eq } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { type BankAccountRow, bankAccountById } from "./bank-account-repo.ts";
import { writeVerdict } from "./bank-account-verdict.ts";
import { creditPayment } from "./credit-payment.ts";
import { reversePennyDropSettled } from "./events.ts";
import { isDriversAccount } from "./name-similarity.ts";
import type { GatewayValidation } from "./ports.ts";
import { driverOf, lockWallet, walletOf } from "./repo.ts";
import {
  pennyDropAmount,
  type ReversePennyDropRow,
  reversePennyDropById,
  reversePennyDropByValidation,
} from "./reverse-penny-drop-repo.ts";

const { reversePennyDrops } = tables;
const noFee = paise(0);

/**
 * Writes down what the bank says of a rupee that was to be paid: it comes into the wallet, whatever it proves, and an
 * account that it came from under the driver's name is verified, though a penny drop may have failed. Any order, any
 * number of times, also after its time is over.
 */
export async function settleReversePennyDrop(
  services: Services,
  told: GatewayValidation,
): Promise<ReversePennyDropState | null> {
  const found = await reversePennyDropByValidation(services.db, told.gatewayValidationId);
  if (!found) return null;
  if (told.status === "created") return found.state;
  const wallet = await walletOf(services.db, found.userId);
  return await services.db.transact(async (tx) => {
    await lockWallet(tx, wallet.id);
    const row = await reversePennyDropById(tx, found.id);
    if (!row) throw new AppError("NOT_FOUND");
    if (row.transactionId !== null) return row.state;
    if (told.status === "failed") return await end(tx, row, wallet.id, { state: "FAILED" });
    return await paid(services, tx, { row, walletId: wallet.id, told });
  });
}

/** Asks the gateway for an answer that has not come. @throws PROVIDER_UNAVAILABLE */
export async function askReversePennyDrop(services: Services, id: string): Promise<ReversePennyDropState> {
  const row = await reversePennyDropById(services.db, id);
  if (!row) throw new AppError("NOT_FOUND");
  if (row.gatewayValidationId === null || row.transactionId !== null) return row.state;
  const told = await services.payoutGateway.readValidation(row.gatewayValidationId);
  return (await settleReversePennyDrop(services, told)) ?? row.state;
}

/** Nobody has paid in time; a rupee that comes later still counts. */
export async function expireReversePennyDrop(services: Services, id: string): Promise<ReversePennyDropState> {
  await services.db.orm
    .update(reversePennyDrops)
    .set({ state: "EXPIRED", updatedAt: services.clock.now() })
    .where(and(eq(reversePennyDrops.id, id), eq(reversePennyDrops.state, "WAITING")));
  return (await reversePennyDropById(services.db, id))?.state ?? "EXPIRED";
}

interface Paid {
  readonly row: ReversePennyDropRow;
  readonly walletId: string;
  readonly told: GatewayValidation;
}

async function paid(services: Services, tx: Session, { row, walletId, told }: Paid) {
  const { id: paymentId, userId, bankAccountId } = row;
  const { transactionId } = await creditPayment(tx, {
    ...{ paymentId, walletId, userId, gateway: "razorpay", from: "payout_clearing", source: "DEPOSIT" },
    ...{ gross: pennyDropAmount, fee: noFee, tax: noFee, description: null },
  });
  const account = await bankAccountById(tx, bankAccountId);
  const { name } = await driverOf(tx, userId);
  const state = whatItProves(services, account, name, told);
  const { registeredName } = told;
  if (state === "VERIFIED" && account.state !== "VERIFIED" && account.removedAt === null) {
    const verdict = { state, failureReason: null, registeredName };
    await writeVerdict(services, tx, { row: account, walletId, verdict });
  }
  const payerAccountLast4 = told.payerAccount?.accountNumber.slice(-4) ?? null;
  return await end(tx, row, walletId, {
    ...{ state, transactionId, registeredName, payerAccountLast4, utr: told.utr },
  });
}

/** The number and the bank must be the account's; a branch's own IFSC may differ from the one on the passbook. */
function whatItProves(
  { settings }: Services,
  account: BankAccountRow,
  driver: string,
  { accountStatus, payerAccount, registeredName }: GatewayValidation,
): ReversePennyDropState {
  if (accountStatus !== "active" || payerAccount === null) return "FAILED";
  const identity = `${account.ifscCode}:${payerAccount.accountNumber}`;
  const isSameBank = payerAccount.ifscCode.slice(0, 4) === account.ifscCode.slice(0, 4);
  if (!isSameBank || blindIndex(settings.blindIndexKey, identity) !== account.accountFingerprint) {
    return "OTHER_ACCOUNT";
  }
  const named = { driver, typed: account.accountHolderName, typedScore: null };
  return isDriversAccount(registeredName, named) ? "VERIFIED" : "NAME_MISMATCH";
}

async function end(
  tx: Session,
  row: ReversePennyDropRow,
  walletId: string,
  outcome: Partial<ReversePennyDropRow> & { readonly state: ReversePennyDropState },
): Promise<ReversePennyDropState> {
  await tx.orm
    .update(reversePennyDrops)
    .set({ ...outcome, updatedAt: new Date() })
    .where(eq(reversePennyDrops.id, row.id));
  await recordAudit(tx, systemActor, {
    action: "wallet.reverse-penny-drop-settled",
    entityType: "bank_account",
    entityId: row.bankAccountId,
    oldValue: { state: row.state },
    newValue: { reversePennyDropId: row.id, state: outcome.state },
  });
  const said = { reversePennyDropId: row.id, userId: row.userId, state: outcome.state };
  await announce(tx, reversePennyDropSettled, said, [`wallet:${walletId}`]);
  return outcome.state;
}

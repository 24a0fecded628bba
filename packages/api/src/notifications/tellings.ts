import type { BankAccount, Withdrawal, WithdrawalStatus } from "@drivopay/contracts/wallet";
import type { z } from "zod";
import type { paymentCaptured, refundMade } from "../payments/events.ts";
import type { signInNeeded } from "../platforms/events.ts";
import type { Services } from "../services.ts";
import type { exportFailed, exportReady } from "../transactions/events.ts";
import type { kycDecided } from "../users/events.ts";
import { kycOf } from "../users/index.ts";
import type {
  autoWithdrawMissed,
  bankAccountDecided,
  holdReleased,
  promiseBroken,
  withdrawalChanged,
} from "../wallet/events.ts";
import { bankAccountOf, presentBankAccount, readWallet, withdrawalOf } from "../wallet/index.ts";
import type { TellableType, Telling } from "./events.ts";

type DataOf<Event extends { readonly schema: z.ZodType }> = z.infer<Event["schema"]>;

/** What each event means for the driver, or null when it is nothing to tell. */
export async function paymentTelling(
  { db }: Services,
  { paymentId, userId, walletId, amount, held }: DataOf<typeof paymentCaptured>,
): Promise<Telling> {
  const base = { userId, dedupeKey: `payment:${paymentId}` };
  if (held) return { ...base, type: "PAYMENT_HELD", params: { paymentId, amount } };
  const { balance } = await readWallet(db, walletId);
  return { ...base, type: "PAYMENT_RECEIVED", params: { paymentId, amount, balance } };
}

export async function refundTelling(
  _services: Services,
  { refundId, paymentId, userId, amount }: DataOf<typeof refundMade>,
): Promise<Telling> {
  return {
    userId,
    type: "REFUND_MADE",
    dedupeKey: `refund:${refundId}`,
    params: { refundId, paymentId, amount },
  };
}

const withdrawalTypes: Readonly<Record<WithdrawalStatus, TellableType | null>> = {
  HELD: "WITHDRAWAL_HELD",
  // To the driver a look by staff is the same as being asked for: the money is kept aside.
  IN_REVIEW: "WITHDRAWAL_HELD",
  SENDING: null,
  SENT: "WITHDRAWAL_SENT",
  PROCESSED: "WITHDRAWAL_PROCESSED",
  RETURNED: "WITHDRAWAL_RETURNED",
  CANCELLED: "WITHDRAWAL_CANCELLED",
  REVERSED: "WITHDRAWAL_REVERSED",
};

export async function withdrawalTelling(
  { db }: Services,
  { withdrawalId, userId, status }: DataOf<typeof withdrawalChanged>,
): Promise<Telling | null> {
  const usual = withdrawalTypes[status];
  if (!usual) return null;
  const withdrawal = await withdrawalOf(db, userId, withdrawalId);
  const type = typeOf(usual, withdrawal);
  const cameBack = status === "RETURNED" || status === "CANCELLED" || status === "REVERSED";
  return {
    userId,
    type,
    dedupeKey: `withdrawal:${withdrawalId}:${type}`,
    params: {
      withdrawalId,
      amount: cameBack ? withdrawal.total : withdrawal.amount,
      account: accountName(withdrawal.bankAccount),
      utr: withdrawal.utr ?? "",
    },
  };
}

/** The bank is not blamed for what staff refused, and nobody asked by hand for what goes by itself. */
function typeOf(usual: TellableType, { failureReason, automatic }: Withdrawal): TellableType {
  const ours = failureReason === "REFUSED_IN_REVIEW" || failureReason === "REVIEW_EXPIRED";
  if (usual === "WITHDRAWAL_RETURNED" && ours) return "WITHDRAWAL_REFUSED";
  return usual === "WITHDRAWAL_HELD" && automatic ? "AUTO_WITHDRAWN" : usual;
}

/** Told before the driver asks. */
export async function promiseTelling(
  { db }: Services,
  { withdrawalId, userId }: DataOf<typeof promiseBroken>,
): Promise<Telling> {
  const { amount, bankAccount } = await withdrawalOf(db, userId, withdrawalId);
  return {
    userId,
    type: "WITHDRAWAL_LATE",
    dedupeKey: `withdrawal:${withdrawalId}:WITHDRAWAL_LATE`,
    params: { withdrawalId, amount, account: accountName(bankAccount) },
  };
}

export async function autoWithdrawTelling(
  _services: Services,
  { userId, day }: DataOf<typeof autoWithdrawMissed>,
): Promise<Telling> {
  return { userId, type: "AUTO_WITHDRAW_MISSED", dedupeKey: `auto-withdraw:${day}`, params: {} };
}

export async function holdTelling(
  { db }: Services,
  { holdId, userId, walletId, amount }: DataOf<typeof holdReleased>,
): Promise<Telling> {
  const { balance } = await readWallet(db, walletId);
  return { userId, type: "HOLD_RELEASED", dedupeKey: `hold:${holdId}`, params: { holdId, amount, balance } };
}

export async function bankAccountTelling(
  { db }: Services,
  { bankAccountId, userId, state }: DataOf<typeof bankAccountDecided>,
): Promise<Telling | null> {
  if (state !== "VERIFIED" && state !== "FAILED") return null;
  const account = presentBankAccount(await bankAccountOf(db, userId, bankAccountId));
  return {
    userId,
    type: state === "VERIFIED" ? "BANK_ACCOUNT_VERIFIED" : "BANK_ACCOUNT_FAILED",
    dedupeKey: `bank-account:${bankAccountId}:${state}`,
    params: { bankAccountId, account: accountName(account) },
  };
}

const platformNames = { UBER: "Uber", OLA: "Ola", RAPIDO: "Rapido" } as const;

/** Told each time it happens anew: a driver who signed in again may lose the key again. */
export async function platformTelling(
  _services: Services,
  { connectionId, userId, platform, occurrence }: DataOf<typeof signInNeeded>,
): Promise<Telling> {
  return {
    userId,
    type: "PLATFORM_SIGN_IN",
    dedupeKey: `platform-sign-in:${connectionId}:${occurrence}`,
    params: { connectionId, platform: platformNames[platform] },
  };
}

export async function kycTelling(
  { db }: Services,
  { submissionId, userId, decision }: DataOf<typeof kycDecided>,
): Promise<Telling> {
  const base = { userId, dedupeKey: `kyc:${submissionId}` };
  if (decision === "APPROVED") return { ...base, type: "KYC_APPROVED", params: {} };
  const kyc = await kycOf(db, userId);
  return { ...base, type: "KYC_REJECTED", params: { reason: kyc.rejectionReason ?? "" } };
}

export async function statementTelling(
  _services: Services,
  { statementId, userId }: DataOf<typeof exportReady>,
): Promise<Telling> {
  return { userId, type: "STATEMENT_READY", dedupeKey: `statement:${statementId}`, params: { statementId } };
}

export async function statementFailedTelling(
  _services: Services,
  { statementId, userId }: DataOf<typeof exportFailed>,
): Promise<Telling> {
  return { userId, type: "STATEMENT_FAILED", dedupeKey: `statement:${statementId}`, params: { statementId } };
}

function accountName(account: Pick<BankAccount, "bankName" | "accountNumberMasked">): string {
  return `${account.bankName} ${account.accountNumberMasked}`;
}

import { z } from "zod";
import { KycStatus, User } from "./auth.ts";
import { Id, Instant } from "./identifiers.ts";
import { PaiseAmount } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";
import { Transaction } from "./transactions.ts";
import { Kyc } from "./users.ts";
import { BankAccount, Wallet, Withdrawal } from "./wallet.ts";

export const KycQueueInput = PageInput.extend({ status: KycStatus.optional() });
export const KycQueueRow = z.object({
  userId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  status: KycStatus,
  submittedAt: Instant.nullable(),
});
export const KycQueue = z.object({ submissions: z.array(KycQueueRow), pagination: Pagination });
export const KycCase = z.object({
  user: User,
  kyc: Kyc,
  documentUrls: z.array(z.object({ documentId: Id, url: z.string() })),
});
export const UserIdInput = z.strictObject({ userId: Id });
export const RejectKycInput = z.strictObject({
  userId: Id,
  reason: z.string().trim().min(3).max(300),
  documents: z
    .array(z.strictObject({ documentId: Id, reason: z.string().trim().min(3).max(300) }))
    .default([]),
});

export const UserSearchInput = PageInput.extend({ query: z.string().trim().max(100).optional() });
export const UserList = z.object({ users: z.array(User), pagination: Pagination });
export const DriverPage = z.object({
  user: User,
  wallet: Wallet,
  kyc: Kyc,
  bankAccounts: z.array(BankAccount),
  withdrawals: z.array(Withdrawal),
  transactions: z.array(Transaction),
});
export const SetUserStatusInput = z.strictObject({
  userId: Id,
  status: z.enum(["ACTIVE", "SUSPENDED", "BLOCKED"]),
  reason: z.string().trim().min(3).max(300),
});

export const Overview = z.object({
  paymentsToday: z.object({ count: z.int(), amount: PaiseAmount }),
  withdrawalsToday: z.object({ count: z.int(), amount: PaiseAmount }),
  kycWaiting: z.int(),
  withdrawalsInReview: z.int(),
  casesOpen: z.int(),
  heldTotal: PaiseAmount,
  driversTotal: z.int(),
  lastLedgerProof: z.object({ at: Instant, ok: z.boolean(), breaks: z.int() }).nullable(),
});

export const WithdrawalRow = Withdrawal.extend({ userId: Id, userName: z.string() });
export const WithdrawalQueueInput = PageInput.extend({ status: z.string().max(20).optional() });
export const WithdrawalQueue = z.object({ withdrawals: z.array(WithdrawalRow), pagination: Pagination });
export const ReviewWithdrawalInput = z.strictObject({
  withdrawalId: Id,
  decision: z.enum(["RELEASE", "REFUSE"]),
  reason: z.string().trim().min(3).max(300),
});

export const TransactionRow = Transaction.extend({ userId: Id, userName: z.string() });
export const TransactionMonitor = z.object({ transactions: z.array(TransactionRow), pagination: Pagination });

export const CaseRow = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(["OPEN", "RESOLVED"]),
  summary: z.string(),
  referenceId: z.string().nullable(),
  createdAt: Instant,
});
export const CaseList = z.object({ cases: z.array(CaseRow), pagination: Pagination });

export const AuditRow = z.object({
  id: Id,
  at: Instant,
  actorKind: z.enum(["DRIVER", "STAFF", "SYSTEM"]),
  actorId: z.string().nullable(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string().nullable(),
  oldValue: z.unknown(),
  newValue: z.unknown(),
  requestId: z.string().nullable(),
});
export const AuditSearchInput = PageInput.extend({
  entityId: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
});
export const AuditList = z.object({ rows: z.array(AuditRow), pagination: Pagination });

export const LedgerBreak = z.object({
  rule: z.string(),
  id: z.string(),
  detail: z.string(),
});
export const LedgerProof = z.object({
  ok: z.boolean(),
  at: Instant,
  transactions: z.int(),
  entries: z.int(),
  wallets: z.int(),
  breaks: z.array(LedgerBreak),
});
export type LedgerProof = z.infer<typeof LedgerProof>;

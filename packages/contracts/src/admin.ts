import { z } from "zod";
import { KycStatus, Staff, User, UserStatus } from "./auth.ts";
import { Id, Instant } from "./identifiers.ts";
import { PaiseAmount } from "./money.ts";
import { Notification, NotificationChannel, NotificationType } from "./notifications.ts";
import { PageInput, Pagination } from "./pagination.ts";
import { Earning, StatementImport, StatementState } from "./platforms.ts";
import { PostingKind, Transaction, TransactionDetail } from "./transactions.ts";
import { Kyc, KycFlag } from "./users.ts";
import { BankAccount, Limit, Wallet, Withdrawal, WithdrawalStatus } from "./wallet.ts";

export const StaffAnswer = z.object({ staff: Staff });

export const KycQueueInput = PageInput.extend({ status: KycStatus.optional() });
export const KycQueueRow = z.object({
  userId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  status: KycStatus,
  submittedAt: Instant.nullable(),
});
export type KycQueueRow = z.infer<typeof KycQueueRow>;
export const KycQueue = z.object({ submissions: z.array(KycQueueRow), pagination: Pagination });
export const KycCase = z.object({
  user: User,
  kyc: Kyc,
  documentUrls: z.array(z.object({ documentId: Id, url: z.string() })),
  flags: z.array(KycFlag),
});
export const UserIdInput = z.strictObject({ userId: Id });
export const DocumentIdInput = z.strictObject({ userId: Id, documentId: Id });
export const DocumentAddress = z.object({ url: z.string(), contentType: z.string() });
export const RejectKycInput = z.strictObject({
  userId: Id,
  reason: z.string().trim().min(3).max(300),
  documents: z
    .array(z.strictObject({ documentId: Id, reason: z.string().trim().min(3).max(300) }))
    .default([]),
});

export const UserSearchInput = PageInput.extend({
  query: z.string().trim().max(100).optional().meta({
    description: "A phone number, a part of a name, or the last four digits of phone or bank account",
  }),
  status: UserStatus.optional(),
});
export const UserList = z.object({ users: z.array(User), pagination: Pagination });
/** One message on one channel and what became of it; the text itself is not kept. */
export const DeliveryRow = z.object({
  id: Id,
  type: NotificationType,
  channel: NotificationChannel,
  recipientMasked: z.string(),
  status: z.enum(["SENDING", "SENT", "DELIVERED", "FAILED"]),
  errorCode: z.string().nullable(),
  attempts: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;
export const SessionRow = z.object({
  id: Id,
  deviceName: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  endedAt: Instant.nullable(),
  endedReason: z.string().nullable(),
});
/** Everything about a driver; the lists hold the newest few. */
export const DriverPage = z.object({
  user: User,
  wallet: Wallet,
  kyc: Kyc,
  limits: z.array(Limit),
  bankAccounts: z.array(BankAccount),
  withdrawals: z.array(Withdrawal),
  transactions: z.array(Transaction),
  notifications: z.array(Notification),
  deliveries: z.array(DeliveryRow),
  sessions: z.array(SessionRow),
});
export type DriverPage = z.infer<typeof DriverPage>;
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

export type Overview = z.infer<typeof Overview>;

export const WithdrawalRow = Withdrawal.extend({
  userId: Id,
  userName: z.string(),
  riskReasons: z.array(z.string()),
});
export type WithdrawalRow = z.infer<typeof WithdrawalRow>;
export const WithdrawalQueueInput = PageInput.extend({ status: WithdrawalStatus.optional() });
export const WithdrawalQueue = z.object({ withdrawals: z.array(WithdrawalRow), pagination: Pagination });
export const ReviewWithdrawalInput = z.strictObject({
  withdrawalId: Id,
  decision: z.enum(["RELEASE", "REFUSE"]),
  reason: z.string().trim().min(3).max(300),
});

export const ReleaseHoldInput = z.strictObject({
  holdId: Id,
  reason: z.string().trim().min(3).max(300),
});
export const HoldReleased = z.object({ holdId: Id });

export const PlatformStatementRow = StatementImport.extend({
  userId: Id,
  userName: z.string(),
  decidedAt: Instant.nullable(),
});
export type PlatformStatementRow = z.infer<typeof PlatformStatementRow>;
export const PlatformStatementQueueInput = PageInput.extend({ state: StatementState.optional() });
export const PlatformStatementQueue = z.object({
  statements: z.array(PlatformStatementRow),
  pagination: Pagination,
});
/** A driver's statement and the newest of the trips it brought. */
export const PlatformStatementCase = z.object({ statement: PlatformStatementRow, trips: z.array(Earning) });

export const TransactionRow = Transaction.extend({ userId: Id, userName: z.string() });
export type TransactionRow = z.infer<typeof TransactionRow>;
export const TransactionMonitorInput = PageInput.extend({ kind: PostingKind.optional() });
export const TransactionIdInput = z.strictObject({ transactionId: Id });
export const TransactionCase = z.object({
  transaction: TransactionDetail.extend({ userId: Id.nullable(), userName: z.string().nullable() }),
});
export type TransactionCase = z.infer<typeof TransactionCase>;
/** The monitor's total stops counting at 10,000: it only says how busy the place is. */
export const TransactionMonitor = z.object({ transactions: z.array(TransactionRow), pagination: Pagination });

export const CaseRow = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(["OPEN", "RESOLVED"]),
  summary: z.string(),
  referenceId: z.string().nullable(),
  createdAt: Instant,
  evidence: z.json(),
  resolution: z.string().nullable(),
  resolvedAt: Instant.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;
export const CaseListInput = PageInput.extend({ state: z.enum(["OPEN", "RESOLVED"]).optional() });
export const ResolveCaseInput = z.strictObject({
  caseId: Id,
  resolution: z.string().trim().min(3).max(1000),
});
export const CaseAnswer = z.object({ case: CaseRow });
export const CaseList = z.object({ cases: z.array(CaseRow), pagination: Pagination });

export const AuditRow = z.object({
  id: Id,
  at: Instant,
  actorKind: z.enum(["DRIVER", "STAFF", "SYSTEM"]),
  actorId: z.string().nullable(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string().nullable(),
  oldValue: z.json(),
  newValue: z.json(),
  requestId: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;
export const AuditSearchInput = PageInput.extend({
  entityId: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  actorId: z.string().max(100).optional(),
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
export const LedgerProofAnswer = z.object({ proof: LedgerProof.nullable() });

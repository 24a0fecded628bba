import {
  AuditList,
  AuditSearchInput,
  CaseAnswer,
  CaseList,
  CaseListInput,
  DriverPage,
  LedgerProofAnswer,
  Overview,
  ResolveCaseInput,
  StaffAnswer,
  TransactionCase,
  TransactionIdInput,
  TransactionMonitor,
  TransactionMonitorInput,
  UserIdInput,
  UserList,
  UserSearchInput,
} from "@drivopay/contracts/admin";
import { deskRights } from "@drivopay/contracts/desk-rights";
import { TraceAnswer } from "@drivopay/contracts/trace";
import { z } from "zod";
import { staffById } from "../auth/index.ts";
import { paymentsStaffRouter, settlementsStaffRouter } from "../payments/staff-router.ts";
import { platformsStaffRouter } from "../platforms/staff-router.ts";
import { router, staffProcedure } from "../trpc.ts";
import { usersStaffRouter } from "../users/staff-router.ts";
import { walletStaffRouter } from "../wallet/staff-router.ts";
import { listCases, resolveCase } from "./cases.ts";
import { latestProof, verifyLedger } from "./ledger-proof.ts";
import { readDriver } from "./read-driver.ts";
import { readOverview } from "./read-overview.ts";
import { searchAudit } from "./search-audit.ts";
import { searchDrivers } from "./search-drivers.ts";
import { monitorTransactions, readTransaction, traceTransaction } from "./transactions.ts";

const Nothing = z.strictObject({}).optional();
const anybody = staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR");

/** Everything the desk can do. Each procedure names the roles it is for; ADMIN is for all of them. */
export const adminRouter = router({
  overview: anybody
    .input(Nothing)
    .output(Overview)
    .query(({ ctx }) => readOverview(ctx)),

  staff: router({
    me: anybody
      .input(Nothing)
      .output(StaffAnswer)
      .query(async ({ ctx }) => ({ staff: await staffById(ctx.services, ctx.staff.staffId) })),
  }),

  users: router({
    search: anybody
      .input(UserSearchInput)
      .output(UserList)
      .query(({ ctx, input }) => searchDrivers(ctx, input)),

    get: anybody
      .input(UserIdInput)
      .output(DriverPage)
      .query(({ ctx, input }) => readDriver(ctx, input.userId)),

    setStatus: usersStaffRouter.setStatus,
  }),

  kyc: router({
    queue: usersStaffRouter.kycQueue,
    get: usersStaffRouter.kycCase,
    document: usersStaffRouter.document,
    startReview: usersStaffRouter.startReview,
    approve: usersStaffRouter.approveKyc,
    reject: usersStaffRouter.rejectKyc,
  }),

  withdrawals: walletStaffRouter,
  gateways: paymentsStaffRouter,
  settlements: settlementsStaffRouter,
  platforms: platformsStaffRouter,

  transactions: router({
    monitor: anybody
      .input(TransactionMonitorInput)
      .output(TransactionMonitor)
      .query(({ ctx, input }) => monitorTransactions(ctx, input)),

    get: anybody
      .input(TransactionIdInput)
      .output(TransactionCase)
      .query(({ ctx, input }) => readTransaction(ctx, input.transactionId)),

    trace: anybody
      .input(TransactionIdInput)
      .output(TraceAnswer)
      .query(({ ctx, input }) => traceTransaction(ctx, input.transactionId)),
  }),

  ledger: router({
    proof: staffProcedure("OPS", "FINANCE", "AUDITOR")
      .input(Nothing)
      .output(LedgerProofAnswer)
      .query(async ({ ctx }) => ({ proof: await latestProof(ctx.services.db) })),

    verify: staffProcedure(...deskRights["ledger.verify"])
      .input(Nothing)
      .output(LedgerProofAnswer)
      .mutation(({ ctx }) => verifyLedger(ctx)),
  }),

  cases: router({
    list: anybody
      .input(CaseListInput)
      .output(CaseList)
      .query(({ ctx, input }) => listCases(ctx, input)),

    resolve: staffProcedure(...deskRights["cases.resolve"])
      .input(ResolveCaseInput)
      .output(CaseAnswer)
      .mutation(({ ctx, input }) => resolveCase(ctx, input)),
  }),

  audit: router({
    search: staffProcedure("AUDITOR")
      .input(AuditSearchInput)
      .output(AuditList)
      .query(({ ctx, input }) => searchAudit(ctx, input)),
  }),
});

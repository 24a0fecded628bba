import {
  BalanceAt,
  BalanceAtInput,
  ExportAnswer,
  ExportInput,
  ExportList,
  ExportListInput,
  IncomeAnswer,
  IncomeInput,
  IncomePassportInput,
  MonthlyStatementInput,
  ReceiptAnswer,
  ReceiptInput,
  StatementMonths,
  StatementRows,
  StatementRowsInput,
  VerifiedStatement,
  VerifyStatementInput,
} from "@drivopay/contracts/statements";
import { TraceAnswer, TraceInput } from "@drivopay/contracts/trace";
import {
  Summary,
  SummaryInput,
  TransactionAnswer,
  TransactionFilter,
  TransactionList,
} from "@drivopay/contracts/transactions";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { z } from "zod";
import { driverProcedure, publicProcedure, router } from "../trpc.ts";
import { listMovements, movement, summariseMovements, traceMoney } from "../wallet/index.ts";
import { issueIncomePassport, readIncome } from "./income-passport.ts";
import { listExports, readExport } from "./list-exports.ts";
import { listStatementMonths, requestMonthlyStatement } from "./monthly-statements.ts";
import { readReceipt } from "./read-receipt.ts";
import { requestExport } from "./request-statement.ts";
import { balanceAt, statementRows } from "./statement-rows.ts";
import { verifyStatement } from "./verify-statement.ts";

const Nothing = z.strictObject({}).optional();

const rest = <Method extends "GET" | "POST">(method: Method, path: `/${string}`, summary: string) => ({
  openapi: { method, path, tags: ["transactions"], protect: true, summary },
});

/** The one history: the wallet's movements, as the driver looks at them, and the papers made of them. */
export const transactionsRouter = router({
  list: driverProcedure
    .meta(rest("GET", "/transactions", "Every movement, newest first, filtered"))
    .input(TransactionFilter)
    .output(TransactionList)
    .query(({ ctx, input }) => listMovements(ctx.services.db, ctx.driver.walletId, input)),

  summary: driverProcedure
    .meta(rest("GET", "/transactions/summary", "What came and went, by day, week or month and by source"))
    .input(SummaryInput)
    .output(Summary)
    .query(({ ctx, input }) => summariseMovements(ctx.services.db, ctx.driver.walletId, input)),

  statement: driverProcedure
    .meta(
      rest(
        "GET",
        "/transactions/statement",
        "Every change of the balance, oldest first, with the balance after it",
      ),
    )
    .input(StatementRowsInput)
    .output(StatementRows)
    .query(({ ctx, input }) => statementRows(ctx, input)),

  balanceAt: driverProcedure
    .meta(rest("GET", "/transactions/balance-at", "The balance at a past instant"))
    .input(BalanceAtInput)
    .output(BalanceAt)
    .query(({ ctx, input }) => balanceAt(ctx, input.at)),

  export: driverProcedure
    .meta(rest("POST", "/transactions/export", "Have a file written: a spreadsheet, or a signed statement"))
    .input(ExportInput)
    .output(ExportAnswer)
    .mutation(async ({ ctx, input }) => ({ export: await requestExport(ctx, input) })),

  exportStatus: driverProcedure
    .meta(rest("GET", "/transactions/export/{id}", "How far a file is, and where it is once it is there"))
    .input(ByIdInput)
    .output(ExportAnswer)
    .query(async ({ ctx, input }) => ({ export: await readExport(ctx, input.id) })),

  exports: driverProcedure
    .meta(rest("GET", "/transactions/exports", "The files made so far, newest first"))
    .input(ExportListInput)
    .output(ExportList)
    .query(({ ctx, input }) => listExports(ctx, input)),

  statementMonths: driverProcedure
    .meta(rest("GET", "/transactions/statements", "The past months, each with its statement if one was made"))
    .input(Nothing)
    .output(StatementMonths)
    .query(({ ctx }) => listStatementMonths(ctx)),

  monthlyStatement: driverProcedure
    .meta(rest("POST", "/transactions/statements/{month}", "The signed statement of a past month"))
    .input(MonthlyStatementInput)
    .output(ExportAnswer)
    .mutation(async ({ ctx, input }) => ({ export: await requestMonthlyStatement(ctx, input.month) })),

  income: driverProcedure
    .meta(rest("GET", "/transactions/income", "Income of the last whole months, by month and source"))
    .input(IncomeInput)
    .output(IncomeAnswer)
    .query(async ({ ctx, input }) => ({ income: await readIncome(ctx, input.months) })),

  issueIncomePassport: driverProcedure
    .meta(rest("POST", "/transactions/income-passport", "Issue a signed statement of income for a lender"))
    .input(IncomePassportInput)
    .output(ExportAnswer)
    .mutation(async ({ ctx, input }) => ({ export: await issueIncomePassport(ctx, input.months) })),

  verifyStatement: publicProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/transactions/verify/{code}",
        tags: ["transactions"],
        protect: false,
        summary: "Whether a statement is genuine, and what it says; for anyone who holds its code",
      },
    })
    .input(VerifyStatementInput)
    .output(VerifiedStatement)
    .query(({ ctx, input }) => verifyStatement(ctx, input.code)),

  receipt: driverProcedure
    .meta(
      rest(
        "GET",
        "/transactions/{id}/receipt",
        "A movement's receipt: who paid whom, masked, and the bank's reference",
      ),
    )
    .input(ReceiptInput)
    .output(ReceiptAnswer)
    .query(async ({ ctx, input }) => ({ receipt: await readReceipt(ctx, input.id) })),

  trace: driverProcedure
    .meta(rest("GET", "/transactions/{id}/trace", "From where this money came to where it went"))
    .input(TraceInput)
    .output(TraceAnswer)
    .query(async ({ ctx, input }) => ({
      trace: await traceMoney(ctx.services.db, ctx.driver.walletId, input.id),
    })),

  get: driverProcedure
    .meta(rest("GET", "/transactions/{id}", "A movement with its entries and what belongs to it"))
    .input(ByIdInput)
    .output(TransactionAnswer)
    .query(async ({ ctx, input }) => ({
      transaction: await movement(ctx.services.db, ctx.driver.walletId, input.id),
    })),
});

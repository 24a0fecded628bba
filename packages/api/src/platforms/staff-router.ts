import {
  PlatformStatementCase,
  PlatformStatementQueue,
  PlatformStatementQueueInput,
} from "@drivopay/contracts/admin";
import { deskRights } from "@drivopay/contracts/desk-rights";
import { DecideStatementInput, StatementImportAnswer } from "@drivopay/contracts/platforms";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { router, staffProcedure } from "../trpc.ts";
import { decideStatement } from "./decide-statement.ts";
import { listStatementQueue, readStatementCase } from "./review-statements.ts";

const readers = staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR");

/** Drivers' statements of what platforms owe, as staff see and decide them. */
export const platformsStaffRouter = router({
  statements: readers
    .input(PlatformStatementQueueInput)
    .output(PlatformStatementQueue)
    .query(({ ctx, input }) => listStatementQueue(ctx, input)),

  statement: readers
    .input(ByIdInput)
    .output(PlatformStatementCase)
    .query(({ ctx, input }) => readStatementCase(ctx, input.id)),

  decideStatement: staffProcedure(...deskRights["platforms.decideStatement"])
    .input(DecideStatementInput)
    .output(StatementImportAnswer)
    .mutation(({ ctx, input }) => decideStatement(ctx, input)),
});

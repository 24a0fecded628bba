import { DecideStatementInput, StatementImportAnswer } from "@drivopay/contracts/platforms";
import { router, staffProcedure } from "../trpc.ts";
import { decideStatement } from "./decide-statement.ts";

export const platformsStaffRouter = router({
  decideStatement: staffProcedure("OPS", "FINANCE")
    .input(DecideStatementInput)
    .output(StatementImportAnswer)
    .mutation(({ ctx, input }) => decideStatement(ctx, input)),
});

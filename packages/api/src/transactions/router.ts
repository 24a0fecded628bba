import {
  Summary,
  SummaryInput,
  TransactionAnswer,
  TransactionFilter,
  TransactionList,
} from "@drivopay/contracts/transactions";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { driverProcedure, router } from "../trpc.ts";
import { listMovements, movement, summariseMovements } from "../wallet/index.ts";

const rest = (path: `/${string}`, summary: string) => ({
  openapi: { method: "GET" as const, path, tags: ["transactions"], protect: true, summary },
});

/** The one history: the wallet's movements, as the driver looks at them. */
export const transactionsRouter = router({
  list: driverProcedure
    .meta(rest("/transactions", "Every movement, newest first, filtered"))
    .input(TransactionFilter)
    .output(TransactionList)
    .query(({ ctx, input }) => listMovements(ctx.services.db, ctx.driver.walletId, input)),

  summary: driverProcedure
    .meta(rest("/transactions/summary", "What came and went, by day, week or month and by source"))
    .input(SummaryInput)
    .output(Summary)
    .query(({ ctx, input }) => summariseMovements(ctx.services.db, ctx.driver.walletId, input)),

  get: driverProcedure
    .meta(rest("/transactions/{id}", "A movement with its entries and what belongs to it"))
    .input(ByIdInput)
    .output(TransactionAnswer)
    .query(async ({ ctx, input }) => ({
      transaction: await movement(ctx.services.db, ctx.driver.walletId, input.id),
    })),
});

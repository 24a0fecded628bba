import {
  ConnectPlatformAnswer,
  ConnectPlatformInput,
  DisconnectAnswer,
  EarningsInput,
  EarningsList,
  EarningsSummaryAnswer,
  EarningsSummaryInput,
  PlatformConnectionList,
  StatementImportAnswer,
  StatementList,
  SyncPlatformsInput,
} from "@drivopay/contracts/platforms";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { z } from "zod";
import { driverProcedure, router } from "../trpc.ts";
import { connectPlatform } from "./connect-platform.ts";
import { disconnectPlatform } from "./disconnect-platform.ts";
import { importStatement, listStatements, StatementForm } from "./import-statement.ts";
import { listConnections } from "./list-connections.ts";
import { listEarnings } from "./list-earnings.ts";
import { requestSync } from "./request-sync.ts";
import { summariseEarnings } from "./summarise-earnings.ts";

const rest = (method: "GET" | "POST" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: { method, path, tags: ["platforms"], protect: true, summary },
});
const nothing = z.strictObject({}).optional();

export const platformsRouter = router({
  connect: driverProcedure
    .meta(rest("POST", "/platforms/connect", "Where the driver goes to connect Uber, Ola or Rapido"))
    .input(ConnectPlatformInput)
    .output(ConnectPlatformAnswer)
    .mutation(({ ctx, input }) => connectPlatform(ctx, input)),
  connected: driverProcedure
    .meta(rest("GET", "/platforms/connected", "The driver's platforms, and how each stands"))
    .input(nothing)
    .output(PlatformConnectionList)
    .query(({ ctx }) => listConnections(ctx)),
  sync: driverProcedure
    .meta(rest("POST", "/platforms/sync", "Have the platforms read now"))
    .input(SyncPlatformsInput)
    .output(PlatformConnectionList)
    .mutation(({ ctx, input }) => requestSync(ctx, input)),
  disconnect: driverProcedure
    .meta(rest("DELETE", "/platforms/{id}", "End our access at the platform and forget the key"))
    .input(ByIdInput)
    .output(DisconnectAnswer)
    .mutation(({ ctx, input }) => disconnectPlatform(ctx, input)),
  earnings: driverProcedure
    .meta(rest("GET", "/platforms/earnings", "What platforms owe by trip, newest first"))
    .input(EarningsInput)
    .output(EarningsList)
    .query(({ ctx, input }) => listEarnings(ctx, input)),
  earningsSummary: driverProcedure
    .meta(rest("GET", "/platforms/earnings/summary", "Earnings by day, week or month, and by the hour"))
    .input(EarningsSummaryInput)
    .output(EarningsSummaryAnswer)
    .query(({ ctx, input }) => summariseEarnings(ctx, input)),
  /** A form with `platform` and `file`; REST takes the same at `POST /platforms/statements`. */
  importStatement: driverProcedure
    .input(StatementForm)
    .output(StatementImportAnswer)
    .mutation(({ ctx, input }) => importStatement(ctx, input)),
  statements: driverProcedure
    .meta(rest("GET", "/platforms/statements", "Statements the driver has uploaded"))
    .input(nothing)
    .output(StatementList)
    .query(({ ctx }) => listStatements(ctx)),
});

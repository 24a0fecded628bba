import { Message } from "@drivopay/contracts/auth";
import {
  CloseAccountInput,
  DataExportAnswer,
  DataExportInput,
  LastDataExportAnswer,
} from "@drivopay/contracts/users";
import { z } from "zod";
import { driverProcedure, pinProcedure, router } from "../trpc.ts";
import { closeAccount } from "./close-account.ts";
import { lastExport, requestExport } from "./request-export.ts";

const rest = (method: "GET" | "POST" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: { method, path, tags: ["users"], protect: true, summary },
});

/** What the law gives every driver; served among `users`. */
export const privacyRouter = router({
  exportData: pinProcedure
    .meta(rest("POST", "/users/me/export", "Have a copy made of everything kept about the driver"))
    .input(DataExportInput)
    .output(DataExportAnswer)
    .mutation(({ ctx }) => requestExport(ctx)),
  lastExport: driverProcedure
    .meta(rest("GET", "/users/me/export", "The copy asked for last, and where it can be had"))
    .input(z.strictObject({}).optional())
    .output(LastDataExportAnswer)
    .query(({ ctx }) => lastExport(ctx)),
  close: pinProcedure
    .meta(rest("DELETE", "/users/me", "Close the account for good"))
    .input(CloseAccountInput)
    .output(Message)
    .mutation(({ ctx }) => closeAccount(ctx)),
});

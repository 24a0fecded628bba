import {
  DocumentAddress,
  DocumentIdInput,
  KycCase,
  KycQueue,
  KycQueueInput,
  RejectKycInput,
  SetUserStatusInput,
  UserIdInput,
} from "@drivopay/contracts/admin";
import { deskRights } from "@drivopay/contracts/desk-rights";
import { KycAnswer, UserAnswer } from "@drivopay/contracts/users";
import { router, staffProcedure } from "../trpc.ts";
import { documentAddress, kycCase, kycQueue } from "./kyc-queue.ts";
import { approveKyc, rejectKyc, startReview } from "./review-kyc.ts";
import { setUserStatus } from "./set-user-status.ts";

export const usersStaffRouter = router({
  kycQueue: staffProcedure("OPS", "SUPPORT", "AUDITOR")
    .input(KycQueueInput)
    .output(KycQueue)
    .query(({ ctx, input }) => kycQueue(ctx, input)),
  kycCase: staffProcedure("OPS", "AUDITOR")
    .input(UserIdInput)
    .output(KycCase)
    .query(({ ctx, input }) => kycCase(ctx, input.userId)),
  document: staffProcedure("OPS", "AUDITOR")
    .input(DocumentIdInput)
    .output(DocumentAddress)
    .query(({ ctx, input }) => documentAddress(ctx, input)),
  startReview: staffProcedure(...deskRights["kyc.decide"])
    .input(UserIdInput)
    .output(KycAnswer)
    .mutation(({ ctx, input }) => startReview(ctx, input.userId)),
  approveKyc: staffProcedure(...deskRights["kyc.decide"])
    .input(UserIdInput)
    .output(KycAnswer)
    .mutation(({ ctx, input }) => approveKyc(ctx, input.userId)),
  rejectKyc: staffProcedure(...deskRights["kyc.decide"])
    .input(RejectKycInput)
    .output(KycAnswer)
    .mutation(({ ctx, input }) => rejectKyc(ctx, input)),
  setStatus: staffProcedure(...deskRights["users.setStatus"])
    .input(SetUserStatusInput)
    .output(UserAnswer)
    .mutation(({ ctx, input }) => setUserStatus(ctx, input)),
});

import {
  HoldReleased,
  ReleaseHoldInput,
  ReviewWithdrawalInput,
  WithdrawalQueue,
  WithdrawalQueueInput,
  WithdrawalRow,
} from "@drivopay/contracts/admin";
import { deskRights } from "@drivopay/contracts/desk-rights";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { router, staffProcedure } from "../trpc.ts";
import { releaseHoldByStaff } from "./release-hold-by-staff.ts";
import { listWithdrawals, readWithdrawal, reviewWithdrawal } from "./review-withdrawal.ts";

/** Withdrawals, as staff see and decide them. */
export const walletStaffRouter = router({
  queue: staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR")
    .input(WithdrawalQueueInput)
    .output(WithdrawalQueue)
    .query(({ ctx, input }) => listWithdrawals(ctx, input)),

  get: staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR")
    .input(ByIdInput)
    .output(WithdrawalRow)
    .query(({ ctx, input }) => readWithdrawal(ctx, input.id)),

  releaseHold: staffProcedure(...deskRights["withdrawals.releaseHold"])
    .input(ReleaseHoldInput)
    .output(HoldReleased)
    .mutation(({ ctx, input }) => releaseHoldByStaff(ctx, input)),

  review: staffProcedure(...deskRights["withdrawals.review"])
    .input(ReviewWithdrawalInput)
    .output(WithdrawalRow)
    .mutation(({ ctx, input }) => reviewWithdrawal(ctx, input)),
});

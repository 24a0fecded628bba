import {
  ConsentAnswer,
  ConsentList,
  ConsentPurposeInput,
  DocumentAnswer,
  KycAnswer,
  ProfilePhotoAnswer,
  ResubmitKycInput,
  SubmitKycInput,
  UpdateUserInput,
  UserAnswer,
} from "@drivopay/contracts/users";
import { z } from "zod";
import { driverProcedure, router } from "../trpc.ts";
import { consentsOf, giveConsent, withdrawConsent } from "./consents.ts";
import { kycOf } from "./kyc-of.ts";
import { userById } from "./present-user.ts";
import { PhotoForm, photoOf, removePhoto, setPhoto } from "./profile-photo.ts";
import { resubmitKyc, submitKyc } from "./submit-kyc.ts";
import { updateUser } from "./update-user.ts";
import { UploadForm, uploadDocumentFile } from "./upload-document.ts";

const rest = (method: "GET" | "POST" | "PATCH" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: { method, path, tags: ["users"], protect: true, summary },
});
const nothing = z.strictObject({}).optional();

export const usersRouter = router({
  me: driverProcedure
    .meta(rest("GET", "/users/me", "The driver's profile"))
    .input(nothing)
    .output(UserAnswer)
    .query(async ({ ctx }) => ({ user: await userById(ctx.services.db, ctx.driver.userId) })),
  update: driverProcedure
    .meta(rest("PATCH", "/users/me", "Change name, email, language or vehicle"))
    .input(UpdateUserInput)
    .output(UserAnswer)
    .mutation(({ ctx, input }) => updateUser(ctx, input)),
  /** A form with `type` and `file`; REST takes the same at `POST /users/me/document`. */
  uploadDocument: driverProcedure
    .input(UploadForm)
    .output(DocumentAnswer)
    .mutation(({ ctx, input }) => uploadDocumentFile(ctx, input)),
  submitKyc: driverProcedure
    .meta(rest("POST", "/users/me/kyc", "Send numbers and papers for the identity check"))
    .input(SubmitKycInput)
    .output(KycAnswer)
    .mutation(({ ctx, input }) => submitKyc(ctx, input)),
  resubmitKyc: driverProcedure
    .meta(rest("POST", "/users/me/kyc/resubmit", "Send refused papers anew, and numbers that were wrong"))
    .input(ResubmitKycInput)
    .output(KycAnswer)
    .mutation(({ ctx, input }) => resubmitKyc(ctx, input)),
  kycStatus: driverProcedure
    .meta(rest("GET", "/users/me/kyc", "Where the identity check stands"))
    .input(nothing)
    .output(KycAnswer)
    .query(async ({ ctx }) => ({ kyc: await kycOf(ctx.services.db, ctx.driver.userId) })),
  photo: driverProcedure
    .meta(rest("GET", "/users/me/photo", "The driver's picture, if there is one"))
    .input(nothing)
    .output(ProfilePhotoAnswer)
    .query(async ({ ctx }) => ({ photo: await photoOf(ctx.services.db, ctx.driver.userId) })),
  /** A form with `file`; REST takes the same at `POST /users/me/photo`. */
  setPhoto: driverProcedure
    .input(PhotoForm)
    .output(ProfilePhotoAnswer)
    .mutation(({ ctx, input }) => setPhoto(ctx, input)),
  removePhoto: driverProcedure
    .meta(rest("DELETE", "/users/me/photo", "Take the driver's picture away"))
    .input(nothing)
    .output(ProfilePhotoAnswer)
    .mutation(({ ctx }) => removePhoto(ctx)),
  consents: router({
    list: driverProcedure
      .meta(rest("GET", "/users/me/consents", "What the driver agreed to, and took back"))
      .input(nothing)
      .output(ConsentList)
      .query(async ({ ctx }) => ({ consents: await consentsOf(ctx.services.db, ctx.driver.userId) })),
    give: driverProcedure
      .meta(rest("POST", "/users/me/consents", "Agree to the notice of a purpose"))
      .input(ConsentPurposeInput)
      .output(ConsentAnswer)
      .mutation(({ ctx, input }) => giveConsent(ctx, input)),
    withdraw: driverProcedure
      .meta(rest("DELETE", "/users/me/consents/{purpose}", "Take a consent back"))
      .input(ConsentPurposeInput)
      .output(ConsentAnswer)
      .mutation(({ ctx, input }) => withdrawConsent(ctx, input)),
  }),
});

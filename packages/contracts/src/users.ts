import { z } from "zod";
import { KycStatus, KycTier, User } from "./auth.ts";
import {
  AadhaarLast4,
  Email,
  Id,
  Instant,
  Language,
  LicenceNumber,
  Otp,
  Pan,
  PersonName,
  Pin,
  VehicleNumber,
} from "./identifiers.ts";

export const UpdateUserInput = z.strictObject({
  name: PersonName.optional(),
  email: Email.optional(),
  language: Language.optional(),
  vehicle: VehicleNumber.optional(),
});
export const UserAnswer = z.object({ user: User });

export const DocumentType = z.enum(["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"]);
export type DocumentType = z.infer<typeof DocumentType>;
export const DocumentState = z.enum(["UPLOADED", "ACCEPTED", "REJECTED"]);

export const KycDocument = z
  .object({
    id: Id,
    type: DocumentType,
    state: DocumentState,
    rejectionReason: z.string().nullable(),
    contentType: z.string(),
    sizeBytes: z.int(),
    uploadedAt: Instant,
  })
  .meta({ id: "KycDocument" });
export type KycDocument = z.infer<typeof KycDocument>;

/** Documents are at most 8 MiB, and JPEG, PNG, WebP or PDF by their first bytes, whatever their name says. */
export const maxDocumentBytes = 8 * 1024 * 1024;
/** The shorter side of a picture of a paper: on a card of 54 mm, 140 dots an inch. The small print needs no fewer. */
export const minPaperEdgePixels = 300;
/** Over tRPC the file travels as multipart form data; REST takes the same form. */
export const UploadDocumentFields = z.strictObject({ type: DocumentType });
export const DocumentAnswer = z.object({ document: KycDocument });

export const SubmitKycInput = z.strictObject({
  pan: Pan,
  aadhaarLast4: AadhaarLast4,
  licenceNumber: LicenceNumber,
  vehicleNumber: VehicleNumber,
  documentIds: z.array(Id).min(1).max(10),
});
/**
 * After a refusal that named papers: those sent anew, beside the ones that were not refused. A number that is given
 * replaces the one sent before; those left out stay.
 */
export const ResubmitKycInput = SubmitKycInput.partial().required({ documentIds: true });
export const Kyc = z
  .object({
    status: KycStatus,
    tier: KycTier,
    submittedAt: Instant.nullable(),
    decidedAt: Instant.nullable(),
    rejectionReason: z.string().nullable(),
    panMasked: z.string().nullable(),
    aadhaarLast4: z.string().nullable(),
    licenceNumberMasked: z.string().nullable(),
    vehicleNumber: z.string().nullable(),
    documents: z.array(KycDocument),
  })
  .meta({ id: "Kyc" });
export type Kyc = z.infer<typeof Kyc>;
export const KycAnswer = z.object({ kyc: Kyc });

/** What is not as one would expect of the papers; staff look at it, the driver is not refused for it. */
export const KycFlag = z.enum(["PAN_NAME_MISMATCH"]);
export type KycFlag = z.infer<typeof KycFlag>;

/** A letter to the driver's address holds a code; typed here, it proves that the driver reads that address. */
export const VerifyEmailInput = z.strictObject({ otp: Otp });

/** A small square picture, so that it can travel with an answer and need no address of its own. */
export const ProfilePhoto = z
  .object({
    contentType: z.literal("image/jpeg"),
    /** Base64 of 256 × 256 pixels. */
    data: z.string().meta({ examples: ["/9j/4AAQSkZJRgABAQAAAQABAAD/2wBD"] }),
    updatedAt: Instant,
  })
  .meta({ id: "ProfilePhoto" });
export type ProfilePhoto = z.infer<typeof ProfilePhoto>;
export const ProfilePhotoAnswer = z.object({ photo: ProfilePhoto.nullable() });

/** What personal data is kept for; the notices say it in plain words. */
export const ConsentPurpose = z.enum(["TERMS", "KYC", "PROFILE_PHOTO"]);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;
export const ConsentChannel = z.enum(["WEB", "APP"]);
export type ConsentChannel = z.infer<typeof ConsentChannel>;
export const Consent = z
  .object({
    id: Id,
    purpose: ConsentPurpose,
    noticeVersion: z.string().meta({ examples: ["2026-11"] }),
    language: Language,
    channel: ConsentChannel,
    givenAt: Instant,
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: "Consent" });
export type Consent = z.infer<typeof Consent>;
export const ConsentList = z.object({ consents: z.array(Consent) });
export const ConsentPurposeInput = z.strictObject({ purpose: ConsentPurpose });
export const ConsentAnswer = z.object({ consent: Consent });

export const DataExportStatus = z.enum(["PREPARING", "READY", "FAILED", "EXPIRED"]);
/** A copy of everything kept about a driver. `url` is there while it is ready, and good for fifteen minutes. */
export const DataExport = z
  .object({
    id: Id,
    status: DataExportStatus,
    sizeBytes: z.int().nullable(),
    requestedAt: Instant,
    readyAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    url: z
      .string()
      .nullable()
      .meta({ examples: ["https://api.drivopay.example/documents?key=exports"] }),
  })
  .meta({ id: "DataExport" });
export type DataExport = z.infer<typeof DataExport>;
export const DataExportInput = z.strictObject({ pin: Pin });
export const DataExportAnswer = z.object({ export: DataExport });
export const LastDataExportAnswer = z.object({ export: DataExport.nullable() });
export const CloseAccountInput = z.strictObject({ pin: Pin });

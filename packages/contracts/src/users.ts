import { z } from "zod";
import { KycStatus, KycTier, User } from "./auth.ts";
import {
  AadhaarLast4,
  Email,
  Id,
  Instant,
  Language,
  LicenceNumber,
  Pan,
  PersonName,
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

import { KycStatus, StaffRole, UserStatus } from "@drivopay/contracts/auth";
import { Language } from "@drivopay/contracts/identifiers";
import {
  ConsentChannel,
  DataExportStatus,
  DocumentState,
  DocumentType,
  type KycFlag,
} from "@drivopay/contracts/users";
import { sql } from "drizzle-orm";
import { boolean, customType, index, integer, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";

export const usersSchema = pgSchema("users");

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const users = usersSchema.table(
  "users",
  {
    id: primaryId(),
    /** E.164; `closed:<id>` once the account is closed, so that the number is free for a new driver. */
    phone: text().notNull().unique(),
    name: text().notNull(),
    email: text(),
    emailVerifiedAt: instant(),
    language: text().$type<Language>().notNull().default("en"),
    vehicleNumber: text(),
    role: text().notNull().default("DRIVER"),
    status: text().$type<UserStatus>().notNull().default("PENDING_OTP"),
    kycStatus: text().$type<KycStatus>().notNull().default("NOT_SUBMITTED"),
    /** Keyed fingerprint of the PAN sent last: a person has one account. */
    panFingerprint: text().unique(),
    pinHash: text(),
    pinFailures: integer().notNull().default(0),
    pinLockedUntil: instant(),
    lastLoginAt: instant(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    /** Status is BLOCKED then, and nothing personal stands in this row any more. */
    closedAt: instant(),
  },
  (table) => [
    oneOf("users_status", table.status, UserStatus.options),
    oneOf("users_kyc_status", table.kycStatus, KycStatus.options),
    oneOf("users_language", table.language, Language.options),
    // The KYC queue: the few that wait, oldest first.
    index("users_kyc_waiting").on(table.updatedAt).where(sql`kyc_status in ('SUBMITTED', 'IN_REVIEW')`),
    // Identity papers of closed accounts are erased when the law no longer asks for them.
    index("users_closed").on(table.closedAt).where(sql`closed_at is not null`),
  ],
);

export const staff = usersSchema.table(
  "staff",
  {
    id: primaryId(),
    email: text().notNull().unique(),
    name: text().notNull(),
    role: text().$type<StaffRole>().notNull(),
    active: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [oneOf("staff_role", table.role, StaffRole.options)],
);

export const devices = usersSchema.table(
  "devices",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    platform: text(),
    pushToken: text(),
    lastSeenAt: createdAt(),
    createdAt: createdAt(),
    revokedAt: instant(),
  },
  (table) => [index("devices_of_user").on(table.userId)],
);

/** A session is one sign-in, and the family of all refresh tokens that came from it. Redis only caches it. */
export const sessions = usersSchema.table(
  "sessions",
  {
    id: primaryId(),
    userId: uuid().references(() => users.id),
    staffId: uuid().references(() => staff.id),
    deviceId: uuid().references(() => devices.id),
    /** The one refresh token that may be used next; any other of the family is a reuse. */
    refreshTokenId: uuid().notNull(),
    /** The one it came from, when, and a fingerprint of who asked: a lost answer is given again for a moment. */
    previousRefreshTokenId: uuid(),
    rotatedAt: instant(),
    rotatedBy: text(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
  },
  (table) => [
    index("sessions_of_user").on(table.userId).where(sql`revoked_at is null`),
    index("sessions_of_staff").on(table.staffId).where(sql`revoked_at is null`),
    rule("sessions_one_principal", sql`num_nonnulls(user_id, staff_id) = 1`),
  ],
);

export const kycSubmissions = usersSchema.table(
  "kyc_submissions",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    status: text().$type<KycStatus>().notNull(),
    panSealed: text().notNull(),
    panMasked: text().notNull(),
    /** Only these four digits are ever stored (Aadhaar Act, section 29). */
    aadhaarLast4: text().notNull(),
    licenceNumberSealed: text().notNull(),
    licenceNumberMasked: text().notNull(),
    vehicleNumber: text().notNull(),
    submittedAt: createdAt(),
    decidedAt: instant(),
    decidedBy: uuid().references(() => staff.id),
    rejectionReason: text(),
    flags: text().array().$type<KycFlag[]>().notNull().default(sql`'{}'`),
  },
  (table) => [
    oneOf("kyc_submissions_status", table.status, KycStatus.options),
    index("kyc_submissions_of_user").on(table.userId, table.submittedAt),
    // One open submission a driver, also when the button is pressed twice.
    uniqueIndex("kyc_submissions_one_open").on(table.userId).where(sql`status in ('SUBMITTED', 'IN_REVIEW')`),
  ],
);

export const documents = usersSchema.table(
  "documents",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    submissionId: uuid().references(() => kycSubmissions.id),
    type: text().$type<DocumentType>().notNull(),
    state: text().notNull().default("UPLOADED"),
    rejectionReason: text(),
    objectKey: text().notNull(),
    contentType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
    uploadedAt: createdAt(),
  },
  (table) => [
    oneOf("documents_type", table.type, DocumentType.options),
    oneOf("documents_state", table.state, DocumentState.options),
    index("documents_of_user").on(table.userId, table.uploadedAt),
  ],
);

/** What a driver agreed to, in which words and when (DPDP Act 2023, section 6). */
export const consents = usersSchema.table(
  "consents",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    purpose: text().notNull(),
    noticeVersion: text().notNull(),
    language: text().notNull(),
    channel: text().$type<ConsentChannel>().notNull().default("WEB"),
    givenAt: createdAt(),
    withdrawnAt: instant(),
  },
  (table) => [
    oneOf("consents_channel", table.channel, ConsentChannel.options),
    index("consents_of_user").on(table.userId),
    // One that stands for each purpose, also when the button is pressed twice.
    uniqueIndex("consents_one_standing").on(table.userId, table.purpose).where(sql`withdrawn_at is null`),
  ],
);

/** A small picture of the driver, drawn anew from what was sent. */
export const photos = usersSchema.table("photos", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  jpeg: bytes().notNull(),
  updatedAt: createdAt(),
});

/** Copies of everything kept about a driver, as the driver may ask for (DPDP Act 2023, section 11). */
export const dataExports = usersSchema.table(
  "data_exports",
  {
    id: primaryId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    status: text().$type<(typeof DataExportStatus.options)[number]>().notNull(),
    objectKey: text(),
    sizeBytes: integer(),
    requestedAt: createdAt(),
    readyAt: instant(),
    expiresAt: instant(),
  },
  (table) => [
    oneOf("data_exports_status", table.status, DataExportStatus.options),
    index("data_exports_of_user").on(table.userId, table.requestedAt),
    uniqueIndex("data_exports_one_preparing").on(table.userId).where(sql`status = 'PREPARING'`),
    index("data_exports_ready").on(table.expiresAt).where(sql`status = 'READY'`),
  ],
);

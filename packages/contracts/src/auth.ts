import { z } from "zod";
import { Email, Id, Instant, Language, Otp, PersonName, Pin } from "./identifiers.ts";
import { IndianMobile } from "./mobile-number.ts";

export const UserStatus = z.enum(["PENDING_OTP", "PENDING_KYC", "ACTIVE", "SUSPENDED", "BLOCKED"]);
export type UserStatus = z.infer<typeof UserStatus>;
export const KycStatus = z.enum(["NOT_SUBMITTED", "SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"]);
export type KycStatus = z.infer<typeof KycStatus>;
/** What identity checks a wallet has behind it; limits hang on it. */
export const KycTier = z.enum(["MINIMUM", "FULL"]);
export type KycTier = z.infer<typeof KycTier>;
export const StaffRole = z.enum(["SUPPORT", "OPS", "FINANCE", "AUDITOR", "ADMIN"]);
export type StaffRole = z.infer<typeof StaffRole>;

export const User = z
  .object({
    id: Id,
    phone: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    language: Language,
    vehicleNumber: z.string().nullable(),
    status: UserStatus,
    kycStatus: KycStatus,
    kycTier: KycTier,
    pinSet: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: "User" });
export type User = z.infer<typeof User>;

export const RegisterInput = z.strictObject({
  phone: IndianMobile,
  name: PersonName,
  email: Email.optional(),
  language: Language.optional(),
});
export const LoginInput = z.strictObject({ phone: IndianMobile });
export const OtpSent = z.object({ message: z.string(), otpSent: z.literal(true) });
export const VerifyOtpInput = z.strictObject({
  phone: IndianMobile,
  otp: Otp,
  deviceName: z.string().trim().max(100).optional(),
});
export const TokenPair = z.object({ accessToken: z.string(), refreshToken: z.string() });
export const SignedIn = TokenPair.extend({ user: User });
export const RefreshInput = z.strictObject({ refreshToken: z.string().min(16).max(4096) });
export const ResetPasswordInput = z.strictObject({ phone: IndianMobile, otp: Otp, pin: Pin });
export const SetPinInput = z.strictObject({ pin: Pin, currentPin: Pin.optional() });
export const Message = z.object({ message: z.string() });

export const Device = z
  .object({
    id: Id,
    name: z.string(),
    platform: z.enum(["android", "ios", "web"]).nullable(),
    lastSeenAt: Instant,
    current: z.boolean(),
    pushEnabled: z.boolean(),
  })
  .meta({ id: "Device" });
export type Device = z.infer<typeof Device>;
export const DeviceList = z.object({ devices: z.array(Device) });
export const RevokeDeviceInput = z.strictObject({ id: Id, pin: Pin });
export const RegisterPushTokenInput = z.strictObject({
  token: z.string().min(8).max(4096),
  platform: z.enum(["android", "ios", "web"]),
});

/** Staff sign in by a code sent to their email (in production the identity-aware proxy has done it already). */
export const StaffLoginInput = z.strictObject({ email: Email });
export const StaffVerifyInput = z.strictObject({ email: Email, otp: Otp });
export const Staff = z
  .object({ id: Id, email: z.string(), name: z.string(), role: StaffRole, active: z.boolean() })
  .meta({ id: "Staff" });
export type Staff = z.infer<typeof Staff>;

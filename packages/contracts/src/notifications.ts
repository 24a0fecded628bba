import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { PageInput, Pagination } from "./pagination.ts";

/** What can be told to a driver; each has its template per language and channel. */
export const NotificationType = z.enum([
  "OTP",
  "PAYMENT_RECEIVED",
  "PAYMENT_HELD",
  "HOLD_RELEASED",
  "WITHDRAWAL_HELD",
  "WITHDRAWAL_SENT",
  "WITHDRAWAL_PROCESSED",
  "WITHDRAWAL_RETURNED",
  "WITHDRAWAL_REVERSED",
  "WITHDRAWAL_CANCELLED",
  "WITHDRAWAL_REFUSED",
  "WITHDRAWAL_LATE",
  "AUTO_WITHDRAWN",
  "AUTO_WITHDRAW_MISSED",
  "REFUND_MADE",
  "KYC_APPROVED",
  "KYC_REJECTED",
  "BANK_ACCOUNT_VERIFIED",
  "BANK_ACCOUNT_FAILED",
  "SECURITY_ALERT",
  "DATA_EXPORT_READY",
  "STATEMENT_READY",
  "STATEMENT_FAILED",
  "PLATFORM_SIGN_IN",
]);
export type NotificationType = z.infer<typeof NotificationType>;
export const NotificationChannel = z.enum(["INBOX", "SMS", "EMAIL", "PUSH"]);
export type NotificationChannel = z.infer<typeof NotificationChannel>;
export const NotificationCategory = z.enum(["MONEY", "SECURITY", "ACCOUNT", "PRODUCT"]);

export const Notification = z
  .object({
    id: Id,
    type: NotificationType,
    title: z.string(),
    body: z.string(),
    data: z.record(z.string(), z.string()),
    isRead: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;
export const NotificationListInput = PageInput;
export const NotificationList = z.object({
  notifications: z.array(Notification),
  unread: z.int(),
  pagination: Pagination,
});
export const NotificationAnswer = z.object({ notification: Notification });
export const AllRead = z.object({ unread: z.int() });

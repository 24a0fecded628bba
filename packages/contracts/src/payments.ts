import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { Currency, PaiseAmount, PositivePaise } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";

export const QrStatus = z.enum(["ACTIVE", "PAID", "EXPIRED", "CLOSED"]);
export type QrStatus = z.infer<typeof QrStatus>;
export const GenerateQrInput = z.strictObject({
  amount: PositivePaise,
  description: z.string().trim().min(1).max(80).optional(),
});
export const QrGenerated = z.object({
  qrId: Id,
  qrCode: z.string().meta({ description: "The QR as an SVG document" }),
  upiUri: z.string(),
  expiresAt: Instant,
});
export const PermanentQr = z.object({ qrId: Id, qrCode: z.string(), upiUri: z.string() });
export const Qr = z
  .object({
    id: Id,
    kind: z.enum(["SINGLE_USE", "PERMANENT"]),
    amount: PaiseAmount.nullable(),
    currency: Currency,
    description: z.string().nullable(),
    upiUri: z.string(),
    qrCode: z.string(),
    status: QrStatus,
    paymentId: Id.nullable(),
    expiresAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: "Qr" });
export type Qr = z.infer<typeof Qr>;
export const QrAnswer = z.object({ qr: Qr, status: QrStatus });

export const PaymentStatus = z.enum(["CAPTURED", "FAILED", "PARTIALLY_REFUNDED", "REFUNDED"]);
export type PaymentStatus = z.infer<typeof PaymentStatus>;
export const Gateway = z.enum(["razorpay", "cashfree"]);
export type Gateway = z.infer<typeof Gateway>;
export const Payment = z
  .object({
    id: Id,
    transactionId: Id.nullable(),
    status: PaymentStatus,
    amount: PaiseAmount,
    fee: PaiseAmount,
    tax: PaiseAmount,
    net: PaiseAmount,
    refunded: PaiseAmount,
    currency: Currency,
    source: z.enum(["QR", "PERMANENT_QR", "LINK", "DEPOSIT"]),
    description: z.string().nullable(),
    payerVpaMasked: z.string().nullable(),
    bankReference: z.string().nullable(),
    held: z.boolean().meta({ description: "True while the money waits above a limit" }),
    gateway: Gateway,
    gatewayPaymentId: z.string(),
    capturedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: "Payment" });
export type Payment = z.infer<typeof Payment>;
/** Why a refund was refused with STATE_CONFLICT: the `reason` among the error's params. */
export const RefundRefusal = z.enum(["PAYMENT_FAILED", "PAYMENT_OF_ANOTHER_DAY", "PAYMENT_ON_HOLD"]);
export type RefundRefusal = z.infer<typeof RefundRefusal>;

export const PaymentHistoryInput = PageInput.extend({ status: PaymentStatus.optional() });
export const PaymentList = z.object({ payments: z.array(Payment), pagination: Pagination });

export const RefundStatus = z.enum(["PENDING", "PROCESSED", "FAILED"]);
export const RefundInput = z.strictObject({
  paymentId: Id,
  amount: PositivePaise.optional().meta({ description: "All that is left, when not given" }),
  reason: z.string().trim().min(3).max(200),
});
export const Refund = z
  .object({
    id: Id,
    paymentId: Id,
    amount: PaiseAmount,
    status: RefundStatus,
    reason: z.string(),
    createdAt: Instant,
  })
  .meta({ id: "Refund" });
export type Refund = z.infer<typeof Refund>;
export const RefundAnswer = z.object({ refund: Refund });
export const PaymentAnswer = z.object({
  payment: Payment,
  refunds: z.array(Refund).meta({ description: "What was given back of it, oldest first" }),
  refundable: PaiseAmount.meta({ description: "What can still be given back today" }),
});

export const DepositInput = z.strictObject({ amount: PositivePaise });
/** A QR that fills the driver's own wallet; on the phone that shows it, the link opens a UPI app. */
export const Deposit = QrGenerated.extend({ amount: PaiseAmount, source: z.literal("DEPOSIT") }).meta({
  id: "Deposit",
});
export const WebhookReceived = z.object({ received: z.literal(true) });

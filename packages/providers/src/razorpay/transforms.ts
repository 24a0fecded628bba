import type { GatewayEvent, GatewayPayment, GatewayQr, GatewayRefund } from "@drivopay/api/payments/ports";
import type { GatewayPayout, GatewayValidation } from "@drivopay/api/wallet/ports";
import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { WireEvent, WirePayment, WirePayout, WireQr, WireRefund, WireValidation } from "./wire.ts";

/** @param gatewayQrId where the call or the event tells which QR was paid; the payment itself does not */
export function toPayment(wire: WirePayment, gatewayQrId: string | null = null): GatewayPayment {
  const failed = wire.status === "failed";
  return {
    gatewayPaymentId: wire.id,
    status: wire.status,
    amount: wire.amount,
    gatewayFee: paise(wire.fee ?? 0),
    gatewayTax: paise(wire.tax ?? 0),
    gatewayQrId,
    method: wire.method,
    payerVpa: wire.upi?.vpa ?? wire.vpa,
    bankReference: wire.acquirer_data?.rrn ?? null,
    failureReason: failed ? (wire.error_reason ?? wire.error_description ?? "unknown") : null,
    notes: wire.notes,
    createdAt: new Date(wire.created_at * 1000),
  };
}

/** @throws AppError PROVIDER_REJECTED when the account does not tell the UPI string: without it there is no QR of ours */
export function toQr(wire: WireQr): GatewayQr {
  if (wire.image_content === null) {
    throw new AppError("PROVIDER_REJECTED", {
      cause: new Error("Razorpay sent no image_content; the feature must be switched on for the account"),
    });
  }
  return {
    gatewayQrId: wire.id,
    upiUri: wire.image_content,
    expiresAt: wire.close_by === null ? null : new Date(wire.close_by * 1000),
  };
}

export function toRefund(wire: WireRefund): GatewayRefund {
  return {
    gatewayRefundId: wire.id,
    gatewayPaymentId: wire.payment_id,
    reference: wire.notes.refundId ?? wire.receipt,
    amount: wire.amount,
    status: wire.status,
  };
}

export function toValidation(wire: WireValidation): GatewayValidation {
  const results = wire.validation_results ?? wire.results;
  const accountStatus = results?.account_status;
  return {
    gatewayValidationId: wire.id,
    status: wire.status,
    accountStatus: accountStatus === "active" || accountStatus === "invalid" ? accountStatus : null,
    registeredName: results?.registered_name ?? null,
    nameMatchScore: results?.name_match_score ?? null,
  };
}

const returned = new Set(["failed", "rejected", "cancelled", "reversed"]);

export function toPayout(wire: WirePayout): GatewayPayout {
  const reason = wire.status_details?.reason ?? wire.failure_reason;
  return {
    gatewayPayoutId: wire.id,
    referenceId: wire.reference_id,
    status: wire.status === "scheduled" ? "queued" : wire.status,
    amount: wire.amount,
    utr: wire.utr,
    failureReason: returned.has(wire.status) ? reason : null,
  };
}

/**
 * What an event means to us. Which entity it carries decides, not its name alone: payment links and orders bring
 * the payment along, and the name of an event we have never seen still begins with what it is about.
 * @throws ZodError when an entity is not one
 */
export function toEvent(body: unknown): GatewayEvent {
  const { event, payload } = WireEvent.parse(body);
  if (event.startsWith("payout.") && payload.payout) {
    return { type: "payout", payout: toPayout(WirePayout.parse(payload.payout.entity)) };
  }
  const validation = payload["fund_account.validation"];
  if (event.startsWith("fund_account.validation.") && validation) {
    return { type: "validation", validation: toValidation(WireValidation.parse(validation.entity)) };
  }
  if (event.startsWith("refund.")) {
    if (!payload.refund) return { type: "ignored" };
    return { type: "refund", refund: toRefund(WireRefund.parse(payload.refund.entity)) };
  }
  if (payload.payment) {
    const qr = payload.qr_code ? WireQr.parse(payload.qr_code.entity) : null;
    return { type: "payment", payment: toPayment(WirePayment.parse(payload.payment.entity), qr?.id ?? null) };
  }
  if (event === "qr_code.closed" && payload.qr_code) {
    return { type: "qr_closed", gatewayQrId: WireQr.parse(payload.qr_code.entity).id };
  }
  return { type: "ignored" };
}

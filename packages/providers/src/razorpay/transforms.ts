import type {
  GatewayEvent,
  GatewayLink,
  GatewayPayment,
  GatewayQr,
  GatewayRefund,
  GatewaySettlement,
  GatewaySettlementItem,
} from "@drivopay/api/payments/ports";
import type { GatewayDowntime, GatewayPayout, GatewayValidation } from "@drivopay/api/wallet/ports";
import { bankError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { PayoutMode } from "@drivopay/contracts/wallet";
import {
  WireDowntime,
  WireEvent,
  type WireLink,
  WireLinkTold,
  WirePayment,
  WirePayout,
  WireQr,
  type WireReconItem,
  WireRefund,
  WireSettlement,
  WireValidation,
} from "./wire.ts";

/** What was paid, where the call or the event tells it; the payment itself does not. */
interface PaidFor {
  readonly gatewayQrId?: string | undefined;
  readonly gatewayLinkId?: string | undefined;
}

export function toPayment(wire: WirePayment, paidFor: PaidFor = {}): GatewayPayment {
  const failed = wire.status === "failed";
  return {
    gatewayPaymentId: wire.id,
    status: wire.status,
    amount: wire.amount,
    currency: wire.currency,
    gatewayFee: paise(wire.fee ?? 0),
    gatewayTax: paise(wire.tax ?? 0),
    gatewayQrId: paidFor.gatewayQrId ?? null,
    gatewayLinkId: paidFor.gatewayLinkId ?? null,
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
    throw bankError("PROVIDER_REJECTED", {
      cause: new Error("Razorpay sent no image_content; the feature must be switched on for the account"),
    });
  }
  return {
    gatewayQrId: wire.id,
    upiUri: wire.image_content,
    expiresAt: wire.close_by === null ? null : new Date(wire.close_by * 1000),
  };
}

export function toLink(wire: WireLink): GatewayLink {
  return { gatewayLinkId: wire.id, url: wire.short_url };
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

const settlementStatuses = { created: "pending", processed: "processed", failed: "failed" } as const;

export function toSettlement(
  wire: WireSettlement,
  items: readonly GatewaySettlementItem[],
): GatewaySettlement {
  return {
    gatewaySettlementId: wire.id,
    status: settlementStatuses[wire.status],
    amount: wire.amount,
    utr: wire.utr,
    settledAt: new Date(wire.created_at * 1000),
    items,
  };
}

/** Transfers, reserves and whatever else Razorpay takes or gives beside payments and refunds are corrections to us. */
export function toSettlementItem(wire: WireReconItem): GatewaySettlementItem {
  const tax = wire.tax ?? 0;
  return {
    type: wire.type === "payment" || wire.type === "refund" ? wire.type : "adjustment",
    gatewayItemId: wire.entity_id,
    reference: wire.type === "refund" ? (wire.notes.refundId ?? null) : null,
    amount: wire.amount,
    fee: paise(Math.max(0, (wire.fee ?? 0) - tax)),
    tax: paise(tax),
    net: paise(wire.credit - wire.debit),
  };
}

export function toValidation(wire: WireValidation): GatewayValidation {
  const results = wire.validation_results ?? wire.results;
  const accountStatus = results?.account_status;
  const { account_number: accountNumber, bank_routing_code: ifscCode } = results?.bank_account ?? {};
  return {
    gatewayValidationId: wire.id,
    status: wire.status,
    accountStatus: accountStatus === "active" || accountStatus === "invalid" ? accountStatus : null,
    registeredName: results?.registered_name ?? null,
    nameMatchScore: results?.name_match_score ?? null,
    payerAccount: accountNumber && ifscCode ? { accountNumber, ifscCode } : null,
    utr: wire.utr,
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
    queuedBecause: wire.status === "queued" ? (reason === "low_balance" ? "LOW_BALANCE" : "BANK_DOWN") : null,
  };
}

/** The short names that Razorpay has for banks, by the first four letters of their IFSC. */
const ifscPrefixes: Readonly<Record<string, string>> = {
  SBI: "SBIN",
  ICICI: "ICIC",
  AXIS: "UTIB",
  KOTAK: "KKBK",
  YES: "YESB",
  PNB: "PUNB",
  BOB: "BARB",
  CANARA: "CNRB",
  UNION: "UBIN",
  INDIAN: "IDIB",
  IDFC: "IDFB",
  INDUSIND: "INDB",
  FEDERAL: "FDRL",
};

/** A bank whose name we do not know stays as it is named: better no bank of ours than every bank. */
export function toDowntime(wire: WireDowntime): GatewayDowntime {
  const bank = wire.instrument?.bank?.toUpperCase() ?? null;
  return {
    downtimeId: wire.id,
    modes: wire.method.flatMap((mode) => PayoutMode.safeParse(mode.toUpperCase()).data ?? []),
    bankCode: bank === null ? null : (ifscPrefixes[bank] ?? bank),
    beganAt: new Date(wire.begin * 1000),
    endedAt: wire.end === null ? null : new Date(wire.end * 1000),
  };
}

/**
 * What an event means to us. Which entity it carries decides, not its name alone: payment links and orders bring
 * the payment along, and the name of an event we have never seen still begins with what it is about.
 * @throws ZodError when an entity is not one
 */
export function toEvent(body: unknown): GatewayEvent {
  const { event, payload } = WireEvent.parse(body);
  if (event.startsWith("payout.downtime.") && payload["payout.downtime"]) {
    return { type: "downtime", downtime: toDowntime(WireDowntime.parse(payload["payout.downtime"].entity)) };
  }
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
  if (event.startsWith("settlement.") && payload.settlement) {
    const { created_at } = WireSettlement.parse(payload.settlement.entity);
    return { type: "settlement", settledAt: new Date(created_at * 1000) };
  }
  if (payload.payment) {
    const paidFor = {
      gatewayQrId: payload.qr_code ? WireQr.parse(payload.qr_code.entity).id : undefined,
      gatewayLinkId: payload.payment_link ? WireLinkTold.parse(payload.payment_link.entity).id : undefined,
    };
    return { type: "payment", payment: toPayment(WirePayment.parse(payload.payment.entity), paidFor) };
  }
  if (event.startsWith("payment_link.") && payload.payment_link) {
    const { id, status } = WireLinkTold.parse(payload.payment_link.entity);
    if (status === "paid" || status === "expired" || status === "cancelled") {
      return { type: "link", gatewayLinkId: id, status };
    }
  }
  if (event === "qr_code.closed" && payload.qr_code) {
    return { type: "qr_closed", gatewayQrId: WireQr.parse(payload.qr_code.entity).id };
  }
  return { type: "ignored" };
}

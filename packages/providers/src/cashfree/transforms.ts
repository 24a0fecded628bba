import type {
  GatewayEvent,
  GatewayLink,
  GatewayPayment,
  GatewayRefund,
  GatewaySettlement,
  GatewaySettlementItem,
} from "@drivopay/api/payments/ports";
import { bankError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { z } from "zod";
import {
  WireEvent,
  type WireLink,
  WireLinkTold,
  WirePayment,
  type WireReconEvent,
  WireRefund,
  type WireSettlement,
} from "./wire.ts";

const Uuid = z.uuid();

/** Cashfree finds a payment only within its order, so both make its id. */
const paymentIdOf = (orderId: string, cfPaymentId: string) => `${orderId}/${cfPaymentId}`;

/** @throws AppError PROVIDER_REJECTED when it is no id of a payment at Cashfree */
export function splitPaymentId(gatewayPaymentId: string): { orderId: string; cfPaymentId: string } {
  const [orderId, cfPaymentId, ...rest] = gatewayPaymentId.split("/");
  if (!orderId || !cfPaymentId || rest.length > 0) throw bankError("PROVIDER_REJECTED");
  return { orderId, cfPaymentId };
}

/** Cashfree takes letters and digits only as a refund's id. */
export const refundIdOf = (refundId: string) => refundId.replaceAll("-", "");

function ourRefundId(text: string | null): string | null {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(text ?? "");
  return parts ? parts.slice(1).join("-") : text;
}

/** An attempt that was given up has ended, and the next one has an id of its own; one that was begun has not. */
const statuses: Readonly<Record<string, GatewayPayment["status"]>> = {
  SUCCESS: "captured",
  FAILED: "failed",
  USER_DROPPED: "failed",
  CANCELLED: "failed",
  VOID: "failed",
};

/** Cashfree gives no reason for what its status says. */
const reasons: Readonly<Record<string, string>> = {
  USER_DROPPED: "payment_cancelled",
  CANCELLED: "payment_cancelled",
  VOID: "payment_voided",
};

function failureReasonOf({ payment_status, payment_message, error_details }: WirePayment): string {
  return error_details?.error_reason ?? reasons[payment_status] ?? payment_message ?? "unknown";
}

/** An order of ours is a QR, and its id is the QR's; an order that a link made is named by Cashfree. */
export function toPayment(
  wire: WirePayment,
  orderId: string,
  gatewayLinkId: string | null = null,
): GatewayPayment {
  const ours = Uuid.safeParse(orderId).success;
  const status = statuses[wire.payment_status] ?? "created";
  return {
    gatewayPaymentId: paymentIdOf(orderId, wire.cf_payment_id),
    status,
    amount: wire.payment_amount,
    currency: wire.payment_currency,
    gatewayFee: paise(0),
    gatewayTax: paise(0),
    gatewayQrId: ours ? orderId : null,
    gatewayLinkId,
    method: wire.payment_group,
    payerVpa: wire.payment_method?.upi?.upi_id ?? null,
    bankReference: wire.bank_reference,
    failureReason: status === "failed" ? failureReasonOf(wire) : null,
    notes: ours ? { qrId: orderId } : {},
    createdAt: wire.payment_time ?? new Date(),
  };
}

export function toLink(wire: WireLink): GatewayLink {
  return { gatewayLinkId: wire.link_id, url: wire.link_url };
}

const refundStatuses = {
  SUCCESS: "processed",
  PENDING: "pending",
  ONHOLD: "pending",
  CANCELLED: "failed",
  FAILED: "failed",
} as const;

export function toRefund(wire: WireRefund): GatewayRefund {
  return {
    gatewayRefundId: wire.cf_refund_id,
    gatewayPaymentId: paymentIdOf(wire.order_id, wire.cf_payment_id),
    reference: ourRefundId(wire.refund_id),
    amount: wire.refund_amount,
    status: refundStatuses[wire.refund_status],
  };
}

const settlementStatuses: Readonly<Record<string, GatewaySettlement["status"]>> = {
  SUCCESS: "processed",
  FAILED: "failed",
};

export function toSettlement(
  wire: WireSettlement,
  items: readonly GatewaySettlementItem[],
): GatewaySettlement {
  return {
    gatewaySettlementId: wire.cf_settlement_id,
    status: settlementStatuses[wire.status ?? ""] ?? "pending",
    amount: wire.amount_settled,
    utr: wire.settlement_utr,
    settledAt: wire.settled_on,
    items,
  };
}

/** What is neither a payment nor a refund that we can name is a correction to us, like a dispute. */
export function toSettlementItem(wire: WireReconEvent): GatewaySettlementItem {
  const net = Math.abs(wire.event_settlement_amount) * (wire.sale_type === "DEBIT" ? -1 : 1);
  const sums = {
    amount: paise(Math.abs(wire.event_amount)),
    fee: paise(Math.max(0, wire.payment_service_charge)),
    tax: paise(Math.max(0, wire.payment_service_tax)),
    net: paise(net),
  };
  if (wire.event_type === "PAYMENT" && wire.order_id !== null && wire.cf_payment_id) {
    const gatewayItemId = paymentIdOf(wire.order_id, wire.cf_payment_id);
    return { type: "payment", gatewayItemId, reference: null, ...sums };
  }
  if (wire.event_type === "REFUND") {
    return {
      type: "refund",
      gatewayItemId: wire.event_id,
      reference: ourRefundId(wire.refund_id),
      ...sums,
    };
  }
  return { type: "adjustment", gatewayItemId: wire.event_id, reference: null, ...sums };
}

const linkStatuses = { PAID: "paid", EXPIRED: "expired", CANCELLED: "cancelled" } as const;
const isEnded = (status: string): status is keyof typeof linkStatuses => Object.hasOwn(linkStatuses, status);
const Order = z.object({ order_id: z.string().min(1) });

/**
 * What an event means to us. A payment on a link is told twice: by an event of the link, which names it, and by one of
 * the payment, which does not and is passed over.
 * @throws ZodError when an entity is not one
 */
export function toEvent(body: unknown): GatewayEvent {
  const { type, data } = WireEvent.parse(body);
  if (type === "PAYMENT_LINK_EVENT") {
    const { link_id, link_status } = WireLinkTold.parse(data);
    if (!isEnded(link_status)) return { type: "ignored" };
    return { type: "link", gatewayLinkId: link_id, status: linkStatuses[link_status] };
  }
  if (type === "REFUND_STATUS_WEBHOOK") {
    return { type: "refund", refund: toRefund(WireRefund.parse(data.refund)) };
  }
  if (type.startsWith("PAYMENT_") && data.payment !== undefined && data.order !== undefined) {
    const { order_id } = Order.parse(data.order);
    if (!Uuid.safeParse(order_id).success) return { type: "ignored" };
    const { error_details } = data;
    const wire = WirePayment.parse({ error_details, ...z.looseObject({}).parse(data.payment) });
    return { type: "payment", payment: toPayment(wire, order_id) };
  }
  return { type: "ignored" };
}

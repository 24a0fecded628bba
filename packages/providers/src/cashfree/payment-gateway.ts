import type {
  GatewayEvent,
  GatewayLink,
  GatewayPayment,
  GatewayQr,
  GatewayRefund,
  PaymentGateway,
} from "@drivopay/api/payments/ports";
import { AppError, bankError } from "@drivopay/contracts/errors";
import type { Paise } from "@drivopay/contracts/money";
import { z } from "zod";
import { type CashfreeClient, CashfreeFailure } from "./client.ts";
import { settlementsOn } from "./settlements.ts";
import { refundIdOf, splitPaymentId, toEvent, toLink, toPayment, toRefund } from "./transforms.ts";
import { WireLink, WireLinkOrder, WireOrder, WireOrderPayment, WireRefund, WireUpiSession } from "./wire.ts";

type QrRequest = Parameters<PaymentGateway["createQr"]>[0];
type LinkRequest = Parameters<PaymentGateway["createLink"]>[0];
type RefundRequest = Parameters<PaymentGateway["refund"]>[0];

/** Orders live for a quarter of an hour at least; a little more, since their clock and ours are not the same. */
const shortestLifeMs = 16 * 60_000;
/** Cashfree wants a number of the payer; who pays at the kerb is not known, and is not asked. */
const unknownPayerPhone = "9999999999";

const rupees = (amount: Paise) => Number((amount / 100).toFixed(2));
const part = encodeURIComponent;

/** Cashfree's payments behind our port: a QR is an order that is to be paid by UPI. */
export function createPaymentGateway(client: CashfreeClient): PaymentGateway {
  return {
    makesPermanentQrs: false,
    isHealthy: () => client.isHealthy(),
    createQr: (request) => createQr(client, request),
    closeQr: (gatewayQrId) => terminate(client, gatewayQrId),
    paymentsOfQr: (gatewayQrId) => paymentsOfOrder(client, gatewayQrId),
    createLink: (request) => createLink(client, request),
    cancelLink: (gatewayLinkId) => cancelLink(client, gatewayLinkId),
    async paymentsOfLink(gatewayLinkId) {
      const path = `/links/${part(gatewayLinkId)}/orders?status=ALL`;
      const orders = await client.call(z.array(WireLinkOrder), "GET", path);
      const payments: GatewayPayment[] = [];
      for (const { order_id } of orders) {
        payments.push(...(await paymentsOfOrder(client, order_id, gatewayLinkId)));
      }
      return payments;
    },
    // Cashfree lists the payments of an order, and of a day only what it has settled.
    listPayments: null,
    async readPayment(gatewayPaymentId) {
      const { orderId, cfPaymentId } = splitPaymentId(gatewayPaymentId);
      const path = `/orders/${part(orderId)}/payments/${part(cfPaymentId)}`;
      return toPayment(await client.call(WireOrderPayment, "GET", path), orderId);
    },
    async refund(request) {
      return toRefund(await refundOnce(client, request));
    },
    findRefund: (request) => findRefund(client, request),
    settlementsOn: (at) => settlementsOn(client, at),
    parseWebhook,
  };
}

async function createQr(client: CashfreeClient, request: QrRequest): Promise<GatewayQr> {
  if (request.amount === null) {
    throw bankError("PROVIDER_REJECTED", { cause: new Error("An order at Cashfree has one amount") });
  }
  const order = await orderFor(client, request, request.amount);
  if (order.payment_session_id === null) throw bankError("PROVIDER_UNAVAILABLE");
  const body = { payment_session_id: order.payment_session_id, payment_method: { upi: { channel: "link" } } };
  const { data } = await client.call(WireUpiSession, "POST", "/orders/sessions", { body });
  return {
    gatewayQrId: order.order_id,
    upiUri: data.payload.default,
    expiresAt: order.order_expiry_time ?? null,
  };
}

/** The order's id is ours: when no answer comes, or the id is taken, the order is there. */
async function orderFor(client: CashfreeClient, request: QrRequest, amount: Paise): Promise<WireOrder> {
  const expiresAt = Math.max(request.expiresAt?.getTime() ?? 0, Date.now() + shortestLifeMs);
  const body = {
    order_id: request.qrId,
    order_amount: rupees(amount),
    order_currency: "INR",
    customer_details: { customer_id: "passenger", customer_phone: unknownPayerPhone },
    order_meta: { payment_methods: "upi" },
    order_expiry_time: new Date(expiresAt).toISOString(),
    order_note: request.description ?? request.payeeName,
    order_tags: { qrId: request.qrId },
  };
  return askAgain(
    () => client.call(WireOrder, "POST", "/orders", { body, idempotencyKey: request.qrId }),
    () => client.call(WireOrder, "GET", `/orders/${part(request.qrId)}`),
  );
}

/** Where the outcome is not known, what was asked for is looked for before giving up. */
async function askAgain<T>(ask: () => Promise<T>, lookUp: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_UNAVAILABLE") throw error;
    return lookUp().catch(() => {
      throw error;
    });
  }
}

async function terminate(client: CashfreeClient, orderId: string): Promise<void> {
  const path = `/orders/${part(orderId)}`;
  try {
    await client.call(WireOrder, "PATCH", path, { body: { order_status: "TERMINATED" } });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    const order = await client.call(WireOrder, "GET", path);
    if (order.order_status === "ACTIVE") throw error;
  }
}

async function paymentsOfOrder(
  client: CashfreeClient,
  orderId: string,
  gatewayLinkId: string | null = null,
): Promise<GatewayPayment[]> {
  const found = await client.call(z.array(WireOrderPayment), "GET", `/orders/${part(orderId)}/payments`);
  return found.map((payment) => toPayment(payment, orderId, gatewayLinkId));
}

async function createLink(client: CashfreeClient, request: LinkRequest): Promise<GatewayLink> {
  const { name, phone, email } = request.customer;
  const body = {
    link_id: request.linkId,
    link_amount: rupees(request.amount),
    link_currency: "INR",
    link_purpose: request.description ?? request.payeeName,
    link_expiry_time: request.expiresAt.toISOString(),
    customer_details: {
      customer_phone: phone?.slice(-10) ?? unknownPayerPhone,
      ...(name === null ? {} : { customer_name: name }),
      ...(email === null ? {} : { customer_email: email }),
    },
    // The driver shares our page; the gateway writes to nobody.
    link_notify: { send_sms: false, send_email: false },
    link_auto_reminders: false,
    link_meta: { payment_methods: "upi" },
    link_notes: { linkId: request.linkId },
  };
  const made = await askAgain(
    () => client.call(WireLink, "POST", "/links", { body, idempotencyKey: request.linkId }),
    () => client.call(WireLink, "GET", `/links/${part(request.linkId)}`),
  );
  return toLink(made);
}

async function cancelLink(client: CashfreeClient, linkId: string): Promise<void> {
  const path = `/links/${part(linkId)}`;
  try {
    await client.call(WireLink, "POST", `${path}/cancel`, { body: {} });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") throw error;
    const { link_status } = await client.call(WireLink, "GET", path);
    if (link_status === "ACTIVE" || link_status === "PARTIALLY_PAID") throw error;
  }
}

/** A refund's id is ours and is taken once: whatever became of the first try is found under it. */
function refundOnce(client: CashfreeClient, request: RefundRequest): Promise<WireRefund> {
  const { orderId } = splitPaymentId(request.gatewayPaymentId);
  const path = `/orders/${part(orderId)}/refunds`;
  const refundId = refundIdOf(request.idempotencyKey);
  const body = {
    refund_id: refundId,
    refund_amount: rupees(request.amount),
    refund_note: request.reason.slice(0, 100),
    refund_speed: "STANDARD",
  };
  return askAgain(
    () => client.call(WireRefund, "POST", path, { body, idempotencyKey: request.idempotencyKey }),
    () => client.call(WireRefund, "GET", `${path}/${refundId}`),
  );
}

/** Only that the gateway does not know the id says that there is none. */
async function findRefund(
  client: CashfreeClient,
  { gatewayPaymentId, idempotencyKey }: Pick<RefundRequest, "gatewayPaymentId" | "idempotencyKey">,
): Promise<GatewayRefund | null> {
  const { orderId } = splitPaymentId(gatewayPaymentId);
  const path = `/orders/${part(orderId)}/refunds/${refundIdOf(idempotencyKey)}`;
  try {
    return toRefund(await client.call(WireRefund, "GET", path));
  } catch (error) {
    const failure = error instanceof AppError ? error.cause : null;
    if (failure instanceof CashfreeFailure && failure.status === 404) return null;
    throw error;
  }
}

function parseWebhook(rawBody: Buffer): GatewayEvent {
  try {
    return toEvent(JSON.parse(rawBody.toString("utf8")));
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { cause });
  }
}

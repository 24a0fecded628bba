import { createHmac } from "node:crypto";
import { type Account, indianTime, type Link, type Order, type Payment, type Refund } from "./state.ts";
import { errorDetails, eventPayment, wireLink, wireRefund } from "./wire.ts";

const timeoutMs = 30_000;
const version = "2025-01-01";

/** Base64 HMAC-SHA256 over the time stamp and the body, with the client secret: Cashfree has no other for webhooks. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac("sha256", secret).update(`${timestamp}${body}`).digest("base64");

function send(account: Account, type: string, data: object): void {
  const { world, options } = account;
  const body = JSON.stringify({ data, event_time: indianTime(account.world.clock.nowMs()), type });
  const timestamp = String(Date.now());
  const eventId = world.random.text("cf-event", 43);
  world.webhooks.send({
    ...{ provider: "cashfree", event: type, eventId, url: options.webhookUrl, body, timeoutMs },
    headers: {
      "content-type": "application/json",
      "x-webhook-attempt": "1",
      "x-webhook-version": version,
      "x-webhook-timestamp": timestamp,
      "x-webhook-signature": signatureOf(options.clientSecret, timestamp, body),
      "x-idempotency-key": `${eventId}=`,
    },
    retryDelaysMs: account.webhookRetryDelaysMs,
  });
}

export function sendPaymentEvent(account: Account, order: Order, payment: Payment): void {
  send(account, `PAYMENT_${payment.payment_status}_WEBHOOK`, {
    order: {
      order_id: order.order_id,
      order_amount: order.order_amount,
      order_currency: "INR",
      order_tags: order.order_tags,
    },
    payment: eventPayment(payment),
    customer_details: { customer_name: null, customer_id: null, ...order.customer_details },
    error_details: errorDetails(payment),
    payment_gateway_details: {
      gateway_name: "CASHFREE",
      gateway_order_id: order.cf_order_id,
      gateway_payment_id: payment.cf_payment_id,
      gateway_settlement: "CASHFREE",
      gateway_status_code: null,
    },
    payment_offers: null,
  });
}

/** A link's event writes its amounts as text, and names the payment by its order. */
export function sendLinkEvent(account: Account, link: Link, order?: Order, payment?: Payment): void {
  send(account, "PAYMENT_LINK_EVENT", {
    ...wireLink(link),
    link_amount: link.link_amount.toFixed(2),
    link_amount_paid: link.link_amount_paid.toFixed(2),
    ...(order && payment
      ? {
          order: {
            order_amount: order.order_amount.toFixed(2),
            order_id: order.order_id,
            order_expiry_time: indianTime(order.expiresAt),
            order_hash: order.payment_session_id.slice(-20),
            transaction_id: Number(payment.cf_payment_id),
            transaction_status: payment.payment_status,
          },
        }
      : {}),
  });
}

export function sendRefundEvent(account: Account, refund: Refund): void {
  send(account, "REFUND_STATUS_WEBHOOK", { refund: wireRefund(refund) });
}

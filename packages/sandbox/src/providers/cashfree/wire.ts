import { indianTime, type Link, type Order, type Payment, type Refund } from "./state.ts";

/** Entities as the API and the webhooks send them. */
export const wireOrder = (order: Order): object => ({
  cf_order_id: order.cf_order_id,
  order_id: order.order_id,
  entity: "order",
  order_currency: "INR",
  order_amount: order.order_amount,
  order_status: order.order_status,
  payment_session_id: order.payment_session_id,
  order_expiry_time: indianTime(order.expiresAt),
  order_note: order.order_note,
  created_at: indianTime(order.createdAt),
  order_splits: [],
  customer_details: {
    customer_id: order.customer_details.customer_id ?? null,
    customer_name: order.customer_details.customer_name ?? null,
    customer_email: order.customer_details.customer_email ?? null,
    customer_phone: order.customer_details.customer_phone,
    customer_uid: null,
  },
  order_meta: { return_url: null, notify_url: null, payment_methods: "upi" },
  order_tags: order.order_tags,
});

const methodOf = (payment: Payment) => ({ upi: { channel: "link", upi_id: payment.upi_id } });

export const wirePayment = (payment: Payment, order: Order): object => ({
  cf_payment_id: payment.cf_payment_id,
  entity: "payment",
  order_id: payment.order_id,
  order_amount: order.order_amount,
  order_currency: "INR",
  payment_amount: payment.payment_amount,
  payment_currency: "INR",
  payment_status: payment.payment_status,
  payment_message: payment.payment_message,
  payment_time: indianTime(payment.paidAt),
  payment_completion_time: indianTime(payment.paidAt),
  is_captured: payment.payment_status === "SUCCESS",
  bank_reference: payment.bank_reference,
  auth_id: null,
  authorization: null,
  payment_group: "upi",
  payment_method: methodOf(payment),
  error_details: errorDetails(payment),
});

export function errorDetails(payment: Payment): object | null {
  if (payment.payment_status !== "FAILED") return null;
  const { error_reason } = payment;
  return {
    error_code: "TRANSACTION_DECLINED",
    error_description: "Transaction declined by the payer's bank",
    error_reason,
    error_source: "customer",
  };
}

/** Cashfree's payment as its webhook carries it: the order stands beside it. */
export const eventPayment = (payment: Payment): object => ({
  cf_payment_id: payment.cf_payment_id,
  payment_status: payment.payment_status,
  payment_amount: payment.payment_amount,
  payment_currency: "INR",
  payment_message: payment.payment_message,
  payment_time: indianTime(payment.paidAt),
  bank_reference: payment.bank_reference,
  auth_id: null,
  payment_method: methodOf(payment),
  payment_group: "upi",
});

export const wireLink = (link: Link): object => ({
  cf_link_id: link.cf_link_id,
  link_id: link.link_id,
  link_status: link.link_status,
  link_currency: "INR",
  link_amount: link.link_amount,
  link_amount_paid: link.link_amount_paid,
  link_partial_payments: false,
  link_minimum_partial_amount: null,
  link_purpose: link.link_purpose,
  link_created_at: indianTime(link.createdAt),
  customer_details: link.customer_details,
  link_meta: { payment_methods: "upi" },
  link_url: link.link_url,
  link_expiry_time: indianTime(link.expiresAt),
  link_notes: link.link_notes,
  link_auto_reminders: false,
  link_notify: { send_sms: false, send_email: false },
});

export const wireRefund = (refund: Refund): object => ({
  cf_refund_id: refund.cf_refund_id,
  cf_payment_id: refund.cf_payment_id,
  refund_id: refund.refund_id,
  order_id: refund.order_id,
  refund_amount: refund.refund_amount,
  refund_currency: "INR",
  entity: "refund",
  refund_type: "MERCHANT_INITIATED",
  refund_arn: "205907014017",
  refund_status: refund.refund_status,
  status_description:
    refund.refund_status === "SUCCESS" ? "Refund processed successfully" : "Refund could not be processed",
  created_at: indianTime(refund.createdAt),
  processed_at: indianTime(refund.createdAt),
  refund_charge: 0,
  refund_note: refund.refund_note,
  refund_splits: null,
  metadata: null,
  refund_mode: "STANDARD",
  refund_speed: { requested: "STANDARD", accepted: "STANDARD", processed: "STANDARD", message: null },
});

import { type PaidItem, type Payable, type Payer, type PayRequest, Refusal } from "../../core/provider.ts";
import { sendPaymentEvent } from "./events.ts";
import { createOrder } from "./orders.ts";
import { isOpen } from "./payment-links.ts";
import { authorisePayment, capturePayment, creditOrder, failPayment, startPayment } from "./payments.ts";
import { qrIdOf, refreshQr } from "./qr-codes.ts";
import { type Account, newestFirst } from "./state.ts";
import type { Order, Payment, PaymentLink, QrCode } from "./wire.ts";
import {
  payableReversePennyDrops,
  payReversePennyDrop,
  reverseValidationOf,
} from "./x/reverse-penny-drops.ts";

const recentShown = 12;
const closedShown = 6;

/** The amount the payer's app sends: the fixed one, or what the payer typed. */
function amountToPay(fixed: number | null, request: PayRequest): number {
  const named = request.amount ?? amountIn(request.upiUri) ?? fixed;
  if (named === null)
    throw new Refusal(422, "AMOUNT_REQUIRED", "This code lets the payer decide: give an amount in paise");
  if (fixed !== null && named !== fixed) {
    throw new Refusal(422, "AMOUNT_FIXED", `This code is for ${fixed} paise, no more and no less`);
  }
  return named;
}

function amountIn(upiUri: string | undefined): number | undefined {
  const rupees = upiUri === undefined ? null : new URLSearchParams(upiUri.split("?")[1]).get("am");
  return rupees === null ? undefined : Math.round(Number(rupees) * 100);
}

/** Lets the bank answer. False means the payer's money did not move, or awaits its capture. */
function settlePayment(account: Account, payment: Payment, request: PayRequest): boolean {
  if (request.outcome === "failure") {
    failPayment(account, payment, request.reason);
    return false;
  }
  if (!request.capture) {
    authorisePayment(account, payment);
    return false;
  }
  capturePayment(account, payment);
  return true;
}

function payQr(account: Account, qr: QrCode, request: PayRequest): Payment {
  if (refreshQr(account, qr).status === "closed" && !request.force) {
    throw new Refusal(409, "QR_CLOSED", "The payer's app says: this QR code has expired or was already paid");
  }
  const payment = startPayment(account, {
    amount: amountToPay(qr.payment_amount, request),
    orderId: null,
    description: "QRv2 Payment",
    customerId: qr.customer_id,
    notes: qr.notes,
    vpa: request.vpa,
  });
  account.state.paidFor.set(payment.id, qr.id);
  if (settlePayment(account, payment, request)) creditQr(account, qr, payment);
  return payment;
}

/** The event carries the QR code as it was before the money came, as Razorpay's does. */
export function creditQr(account: Account, qr: QrCode, payment: Payment): void {
  sendPaymentEvent(account, "qr_code.credited", { payment, qr_code: qr });
  qr.payments_amount_received += payment.amount;
  qr.payments_count_received += 1;
  if (qr.usage === "single_use" && qr.status === "active") {
    qr.status = "closed";
    qr.closed_at = account.world.clock.nowSeconds();
    qr.close_reason = "paid";
  }
}

function orderOf(account: Account, link: PaymentLink): Order {
  const known = link.order_id === null ? undefined : account.state.orders.get(link.order_id);
  if (known) return known;
  const order = createOrder(account, {
    amount: link.amount,
    receipt: link.reference_id || null,
    notes: link.notes,
  });
  link.order_id = order.id;
  return order;
}

function payLink(account: Account, link: PaymentLink, request: PayRequest): Payment {
  if (!isOpen(link) && !request.force)
    throw new Refusal(409, "LINK_CLOSED", `The payment page says: this link is ${link.status}`);
  const due = link.amount - link.amount_paid;
  const order = orderOf(account, link);
  const payment = startPayment(account, {
    amount:
      link.accept_partial && request.amount
        ? Math.min(request.amount, due)
        : amountToPay(link.amount, request),
    orderId: order.id,
    description: link.description || null,
    customerId: null,
    notes: link.notes,
    vpa: request.vpa,
  });
  order.attempts += 1;
  account.state.paidFor.set(payment.id, link.id);
  if (settlePayment(account, payment, request)) creditLink(account, link, payment);
  return payment;
}

export function creditLink(account: Account, link: PaymentLink, payment: Payment): void {
  const order = creditOrder(account, payment);
  link.amount_paid += payment.amount;
  link.status = link.amount_paid >= link.amount ? "paid" : "partially_paid";
  link.updated_at = account.world.clock.nowSeconds();
  const { id, amount, method, created_at } = payment;
  link.payments = [
    ...(link.payments ?? []),
    { payment_id: id, amount, method, status: "captured", created_at },
  ];
  const event = link.status === "paid" ? "payment_link.paid" : "payment_link.partially_paid";
  sendPaymentEvent(account, event, { payment_link: link, order: rawOrder(account, link, order), payment });
}

/** The order nested in a link's event is an internal record: ids without prefixes, fields of its own. */
function rawOrder({ state }: Account, link: PaymentLink, order: Order | undefined): object {
  if (!order) return {};
  return {
    id: order.id.slice("order_".length),
    amount: order.amount,
    amount_due: order.amount_due,
    amount_paid: order.amount_paid,
    attempts: order.attempts,
    currency: order.currency,
    merchant_id: state.accountId.slice("acc_".length),
    product_id: link.id.slice("plink_".length),
    product_type: "payment_link_v2",
    receipt: order.receipt,
    status: order.status,
    created_at: order.created_at,
    updated_at: link.updated_at,
  };
}

function payOrder(account: Account, order: Order, request: PayRequest): Payment {
  if (order.status === "paid" && !request.force) {
    throw new Refusal(409, "ORDER_PAID", "The checkout says: this order is already paid");
  }
  const payment = startPayment(account, {
    amount: amountToPay(order.amount_due, request),
    orderId: order.id,
    description: null,
    customerId: null,
    notes: order.notes,
    vpa: request.vpa,
  });
  order.attempts += 1;
  if (order.status === "created") order.status = "attempted";
  if (settlePayment(account, payment, request)) creditOrder(account, payment);
  return payment;
}

/** What a payment that failed, and succeeds after all, counts towards. */
export function creditTarget(account: Account, payment: Payment): void {
  const target = account.state.paidFor.get(payment.id) ?? "";
  const qr = account.state.qrCodes.get(target);
  const link = account.state.links.get(target);
  if (qr) creditQr(account, qr, payment);
  else if (link) creditLink(account, link, payment);
  else creditOrder(account, payment);
}

/** The passenger's side: an app that scans codes and opens links. */
export function payerOf(account: Account): Payer {
  return {
    pay(request) {
      const rupee = reverseValidationOf(account, request);
      if (rupee) return { paymentId: payReversePennyDrop(account, rupee, request) };
      const { qrCodes, links, orders } = account.state;
      const qr = qrCodes.get(request.qrId ?? (request.upiUri ? (qrIdOf(request.upiUri) ?? "") : ""));
      const link = links.get(request.linkId ?? "");
      const order = orders.get(request.orderId ?? "");
      const payment =
        (qr && payQr(account, qr, request)) ??
        (link && payLink(account, link, request)) ??
        (order && payOrder(account, order, request));
      if (!payment) return undefined;
      account.world.changes.announce("payer");
      return { paymentId: payment.id };
    },
    open: () => [...payables(account, true), ...payableReversePennyDrops(account)],
    closed: () => payables(account, false).slice(0, closedShown),
    recent: () => newestFirst(account.state.payments).slice(0, recentShown).map(paidItem),
  };
}

/** Newest first. */
function payables(account: Account, open: boolean): Payable[] {
  const { state } = account;
  const codes = newestFirst(state.qrCodes).filter(
    (qr) => (refreshQr(account, qr).status === "active") === open,
  );
  const links = newestFirst(state.links).filter((link) => isOpen(link) === open);
  return [...codes.map(payableCode), ...links.map(payableLink)].sort((a, b) => b.createdAt - a.createdAt);
}

const payableCode = (qr: QrCode): Payable => ({
  kind: "qr",
  id: qr.id,
  title: qr.name ?? qr.description ?? "QR code",
  amount: qr.payment_amount,
  closesAt: qr.close_by,
  pictureUrl: `/razorpay/i/${qr.id}`,
  createdAt: qr.created_at,
});

const payableLink = (link: PaymentLink): Payable => ({
  kind: "link",
  id: link.id,
  title: link.description || link.reference_id || "Payment link",
  amount: link.amount,
  closesAt: link.expire_by,
  pictureUrl: null,
  createdAt: link.created_at,
});

function paidItem(payment: Payment): PaidItem {
  const { id, amount, vpa, status, created_at } = payment;
  return {
    id,
    amount,
    vpa,
    status,
    title: payment.error_reason ?? payment.description ?? "Payment",
    createdAt: created_at,
  };
}

import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type PaidItem, type Payable, type Payer, type PayRequest, Refusal } from "../../core/provider.ts";
import { sendLinkEvent, sendPaymentEvent } from "./events.ts";
import { addOrder, orderOf, refreshOrder } from "./orders.ts";
import { settleAfterPayment } from "./settlements.ts";
import { type Account, type Link, newestFirst, newNumber, type Order, type Payment } from "./state.ts";

const LateOutcome = z.strictObject({ outcome: z.literal("captured") });
const recentShown = 12;
const closedShown = 6;
const defaultVpa = "rider.one@okhdfcbank";
const toPaise = (rupees: number) => Math.round(rupees * 100);
const linkOrderLifeMs = 30 * 60_000;

function checkAmount(rupees: number, request: PayRequest): void {
  if (request.amount === undefined || request.amount === toPaise(rupees)) return;
  throw new Refusal(422, "AMOUNT_FIXED", `This code is for ${toPaise(rupees)} paise, no more and no less`);
}

/** The reason of a payer who closed the app before the bank had answered. */
const droppedReason = "user_dropped";

function statusOf({ outcome, reason }: PayRequest): Payment["payment_status"] {
  if (outcome !== "failure") return "SUCCESS";
  return reason === droppedReason ? "USER_DROPPED" : "FAILED";
}

const messages: Readonly<Record<Payment["payment_status"], string>> = {
  SUCCESS: "00::Transaction success",
  FAILED: "ZA::Transaction declined",
  USER_DROPPED: "User dropped and did not complete the payment",
};

function attempt(account: Account, order: Order, request: PayRequest): Payment {
  const payment_status = statusOf(request);
  const failed = payment_status !== "SUCCESS";
  const payment: Payment = {
    cf_payment_id: newNumber(account, "payment"),
    order_id: order.order_id,
    payment_status,
    payment_amount: order.order_amount,
    payment_message: messages[payment_status],
    bank_reference: failed ? null : account.world.random.digits("cf-rrn", 12),
    upi_id: request.vpa ?? defaultVpa,
    error_reason: failed ? (request.reason ?? "payment_declined") : null,
    paidAt: account.world.clock.nowMs(),
    refunded: 0,
  };
  account.state.payments.set(payment.cf_payment_id, payment);
  if (!failed) {
    order.order_status = "PAID";
    settleAfterPayment(account);
  }
  return payment;
}

function payOrder(account: Account, order: Order, request: PayRequest): Payment {
  if (refreshOrder(account, order).order_status !== "ACTIVE" && !request.force) {
    throw new Refusal(409, "QR_CLOSED", "The payer's app says: this code has expired or was already paid");
  }
  checkAmount(order.order_amount, request);
  const payment = attempt(account, order, request);
  sendPaymentEvent(account, order, payment);
  return payment;
}

/** Each try on a link is an order that Cashfree names itself. */
function payLink(account: Account, link: Link, request: PayRequest): Payment {
  if (link.link_status !== "ACTIVE" && !request.force) {
    throw new Refusal(
      409,
      "LINK_CLOSED",
      `The payment page says: this link is ${link.link_status.toLowerCase()}`,
    );
  }
  checkAmount(link.link_amount, request);
  const order = addOrder(account, {
    order_id: `CFPay_${account.world.random.text("cf-link-order", 24)}`,
    order_amount: link.link_amount,
    customer_details: link.customer_details,
    order_tags: null,
    order_note: link.link_purpose,
    linkId: link.link_id,
    expiresAt: account.world.clock.nowMs() + linkOrderLifeMs,
  });
  const payment = attempt(account, order, request);
  sendPaymentEvent(account, order, payment);
  if (payment.payment_status === "SUCCESS") {
    link.link_amount_paid += payment.payment_amount;
    link.link_status = "PAID";
    sendLinkEvent(account, link, order, payment);
  }
  return payment;
}

/** The bank says yes to an attempt that had been given up. */
function captureLate(account: Account, cfPaymentId: string): Payment {
  const payment = account.state.payments.get(cfPaymentId);
  const order = payment && account.state.orders.get(payment.order_id);
  if (!payment || !order) throw new Refusal(404, "NOT_FOUND", `There is no ${cfPaymentId}`);
  if (payment.payment_status === "SUCCESS")
    throw new Refusal(409, "PAYMENT_STATE", "The payment is captured already");
  payment.payment_status = "SUCCESS";
  payment.payment_message = messages.SUCCESS;
  payment.bank_reference = account.world.random.digits("cf-rrn", 12);
  payment.error_reason = null;
  order.order_status = "PAID";
  sendPaymentEvent(account, order, payment);
  settleAfterPayment(account);
  account.world.changes.announce("payer");
  return payment;
}

/** Under `/_control/cashfree`: what becomes of an attempt without its payer. */
export function paymentControls(app: FastifyInstance, account: Account): void {
  app.post("/payments/:id", (request) => {
    LateOutcome.parse(request.body);
    return captureLate(account, z.object({ id: z.string() }).parse(request.params).id);
  });
}

/** The passenger's side: an app that scans codes and opens links. */
export function payerOf(account: Account): Payer {
  return {
    pay(request) {
      const { orders, links } = account.state;
      const order =
        orders.get(request.qrId ?? request.orderId ?? "") ??
        (request.upiUri === undefined ? undefined : orderOf(account, request.upiUri));
      const link = links.get(request.linkId ?? "");
      const payment =
        (order && payOrder(account, order, request)) ?? (link && payLink(account, link, request));
      if (!payment) return undefined;
      account.world.changes.announce("payer");
      return { paymentId: `${payment.order_id}/${payment.cf_payment_id}` };
    },
    open: () => payables(account, true),
    closed: () => payables(account, false).slice(0, closedShown),
    recent: () => newestFirst(account.state.payments).slice(0, recentShown).map(paidItem),
  };
}

/** Newest first. */
function payables(account: Account, open: boolean): Payable[] {
  const { state } = account;
  const orders = newestFirst(state.orders)
    .filter((order) => order.linkId === null)
    .filter((order) => (refreshOrder(account, order).order_status === "ACTIVE") === open);
  const links = newestFirst(state.links).filter((link) => (link.link_status === "ACTIVE") === open);
  return [...orders.map(payableOrder), ...links.map(payableLink)].sort((a, b) => b.createdAt - a.createdAt);
}

const seconds = (ms: number) => Math.floor(ms / 1_000);

const payableOrder = (order: Order): Payable => ({
  kind: "qr",
  id: order.order_id,
  title: order.order_note ?? "Order",
  amount: toPaise(order.order_amount),
  closesAt: seconds(order.expiresAt),
  pictureUrl: null,
  createdAt: seconds(order.createdAt),
});

const payableLink = (link: Link): Payable => ({
  kind: "link",
  id: link.link_id,
  title: link.link_purpose,
  amount: toPaise(link.link_amount),
  closesAt: seconds(link.expiresAt),
  pictureUrl: null,
  createdAt: seconds(link.createdAt),
});

function paidItem(payment: Payment): PaidItem {
  return {
    id: payment.cf_payment_id,
    title: payment.error_reason ?? payment.order_id,
    amount: toPaise(payment.payment_amount),
    vpa: payment.upi_id,
    status: payment.payment_status.toLowerCase(),
    createdAt: seconds(payment.paidAt),
  };
}

import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { find, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams } from "./http.ts";
import { collection } from "./list.ts";
import { AmountInput, CurrencyInput, NotesInput, parseBody } from "./request.ts";
import { settleAfterCapture } from "./settlements.ts";
import { type Account, newBankReference, newestFirst, newId } from "./state.ts";
import type { Notes, Order, Payment } from "./wire.ts";

const CapturePayment = z.strictObject({ amount: AmountInput, currency: CurrencyInput.default("INR") });

type Failure = { code: string; source: string; step: string; description: string };

/** The failures a payer meets with UPI, by `error_reason`. */
const failures: Record<string, Failure> = {
  payment_declined: {
    ...{ code: "BAD_REQUEST_ERROR", source: "customer", step: "payment_debit_request" },
    description: "Payment was declined by the customer.",
  },
  insufficient_funds: {
    ...{ code: "GATEWAY_ERROR", source: "customer", step: "payment_debit_request" },
    description: "Payment failed because of insufficient balance in the account.",
  },
  incorrect_pin: {
    ...{ code: "BAD_REQUEST_ERROR", source: "customer", step: "payment_authentication" },
    description: "Payment failed because an incorrect UPI PIN was entered.",
  },
  payment_cancelled: {
    ...{ code: "BAD_REQUEST_ERROR", source: "customer", step: "payment_authentication" },
    description: "Payment was cancelled by the customer.",
  },
  payment_timed_out: {
    ...{ code: "BAD_REQUEST_ERROR", source: "customer", step: "payment_authentication" },
    description: "Payment was not completed on time.",
  },
  bank_technical_error: {
    ...{ code: "GATEWAY_ERROR", source: "issuer_bank", step: "payment_debit_request" },
    description: "Payment failed because of a technical error at the payer's bank.",
  },
  gateway_technical_error: {
    ...{ code: "GATEWAY_ERROR", source: "gateway", step: "payment_authorization" },
    description: "Payment failed because of a technical error at the gateway.",
  },
};

export type NewPayment = {
  amount: number;
  orderId: string | null;
  description: string | null;
  customerId: string | null;
  notes: Notes;
  vpa: string | undefined;
};

/** A payment the payer has started and no bank has answered yet. */
export function startPayment(account: Account, input: NewPayment): Payment {
  const { random } = account.world;
  const vpa = input.vpa ?? inventVpa(account);
  const payment: Payment = {
    id: newId(random, "pay"),
    entity: "payment",
    amount: input.amount,
    currency: account.state.lies.currency ?? "INR",
    base_amount: input.amount,
    status: "created",
    order_id: input.orderId,
    invoice_id: null,
    international: false,
    method: "upi",
    amount_refunded: 0,
    amount_transferred: 0,
    refund_status: null,
    captured: false,
    description: input.description,
    card_id: null,
    bank: null,
    wallet: null,
    vpa,
    email: "void@razorpay.com",
    contact: `+919${random.digits("contact", 9)}`,
    customer_id: input.customerId,
    notes: input.notes,
    fee: null,
    tax: null,
    error_code: null,
    error_description: null,
    error_source: null,
    error_step: null,
    error_reason: null,
    acquirer_data: { rrn: null },
    upi: { payer_account_type: paysByCard(vpa) ? "credit_card" : "bank_account", vpa },
    created_at: account.world.clock.nowSeconds(),
  };
  account.state.payments.set(payment.id, payment);
  return payment;
}

function inventVpa({ world: { random } }: Account): string {
  const name = random.pick("vpa", [
    "asha.kumar",
    "ravi.iyer",
    "meena.p",
    "imran.s",
    "lakshmi.n",
    "arjun.rao",
  ]);
  const handle = random.pick("vpa", ["okaxis", "okhdfcbank", "ybl", "paytm", "oksbi", "ibl"]);
  return `${name}${random.digits("vpa", 2)}@${handle}`;
}

export function failPayment(account: Account, payment: Payment, reason = "payment_declined"): void {
  const failure = failures[reason];
  if (!failure) {
    const known = Object.keys(failures).join(", ");
    throw new Refusal(400, "INVALID_REQUEST", `A payment cannot fail for ${reason}; it can for ${known}`);
  }
  payment.status = "failed";
  payment.error_code = failure.code;
  payment.error_description = failure.description;
  payment.error_source = failure.source;
  payment.error_step = failure.step;
  payment.error_reason = reason;
  sendPaymentEvent(account, "payment.failed", { payment });
}

export function authorisePayment(account: Account, payment: Payment): void {
  payment.status = "authorized";
  payment.acquirer_data = { rrn: newBankReference(account.world.random) };
  sendPaymentEvent(account, "payment.authorized", { payment });
}

/** What RuPay credit cards on UPI cost the merchant: two per cent, and 18 per cent GST on that. */
const cardFeeShare = 0.02;
const gstShare = 0.18;

/** A payer whose address begins with `card.` pays by a credit card on UPI. */
const paysByCard = (vpa: string) => vpa.startsWith("card.");

/** Takes the money. UPI from a bank account costs the merchant nothing, hence fee and tax of 0. */
export function capturePayment(account: Account, payment: Payment): void {
  payment.status = "captured";
  payment.amount -= account.state.lies.captureLessBy ?? 0;
  payment.captured = true;
  const bare = paysByCard(payment.vpa) ? Math.round(payment.amount * cardFeeShare) : 0;
  payment.tax = Math.round(bare * gstShare);
  payment.fee = bare + payment.tax;
  payment.acquirer_data = { rrn: payment.acquirer_data.rrn ?? newBankReference(account.world.random) };
  payment.error_code = null;
  payment.error_description = null;
  payment.error_source = null;
  payment.error_step = null;
  payment.error_reason = null;
  sendPaymentEvent(account, "payment.captured", { payment });
  settleAfterCapture(account);
}

/** Counts a captured payment towards its order; `order.paid` follows when nothing is due any more. */
export function creditOrder(account: Account, payment: Payment): Order | undefined {
  const order = payment.order_id === null ? undefined : account.state.orders.get(payment.order_id);
  if (!order) return undefined;
  order.amount_paid += payment.amount;
  order.amount_due = Math.max(order.amount - order.amount_paid, 0);
  order.status = order.amount_due === 0 ? "paid" : "attempted";
  if (order.status === "paid") sendPaymentEvent(account, "order.paid", { payment, order });
  return order;
}

function captureByMerchant(account: Account, id: string, amount: number): Payment {
  const payment = find(account.state.payments, id);
  if (payment.captured) throw new RazorpayError("This payment has already been captured");
  if (payment.status !== "authorized") {
    throw new RazorpayError("Only payments which have been authorized and not yet captured can be captured");
  }
  if (amount !== payment.amount) {
    throw new RazorpayError("Capture amount must be equal to the amount authorized", { field: "amount" });
  }
  capturePayment(account, payment);
  creditOrder(account, payment);
  account.world.changes.announce("payer");
  return payment;
}

export function paymentRoutes(app: FastifyInstance, account: Account): void {
  const one = (request: { params: unknown }): Payment =>
    find(account.state.payments, IdParams.parse(request.params).id);

  app.get("/payments", (request) => collection(newestFirst(account.state.payments), request.query));
  app.get("/payments/:id", one);
  app.patch("/payments/:id", (request) => {
    const payment = one(request);
    payment.notes = parseBody(z.strictObject({ notes: NotesInput }), request.body).notes;
    return payment;
  });
  app.post("/payments/:id/capture", (request) => {
    const { amount } = parseBody(CapturePayment, request.body);
    return captureByMerchant(account, IdParams.parse(request.params).id, amount);
  });
}

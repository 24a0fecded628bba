import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find, idNotFound, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams } from "./http.ts";
import { collection } from "./list.ts";
import { AmountInput, bodyHash, NotesInput, parseBody } from "./request.ts";
import { type Account, newBankReference, newestFirst, newId } from "./state.ts";
import type { Payment, Refund } from "./wire.ts";

const CreateRefund = z.strictObject({
  amount: AmountInput.nullish(),
  speed: z.enum(["normal", "optimum"]).default("normal"),
  notes: NotesInput,
  receipt: z.string().max(40).nullish(),
});

const keyPattern = /^[A-Za-z0-9_-]{10,}$/;
const RefundParams = z.object({ id: z.string(), refundId: z.string() });

function checkRefundable(payment: Payment, amount: number): void {
  if (!payment.captured)
    throw new RazorpayError("The payment status should be captured for action to be taken");
  const left = payment.amount - payment.amount_refunded;
  if (left === 0) throw new RazorpayError("The payment has been fully refunded already");
  if (amount > left) {
    throw new RazorpayError("The total refund amount is greater than the refund payment amount", {
      field: "amount",
    });
  }
}

/** Checks and books without yielding in between, so refunds that race cannot exceed what was captured. */
function createRefund(account: Account, payment: Payment, input: z.output<typeof CreateRefund>): Refund {
  const amount = input.amount ?? payment.amount - payment.amount_refunded;
  checkRefundable(payment, amount);
  const refund: Refund = {
    id: newId(account.world.random, "rfnd"),
    entity: "refund",
    amount: amount + (account.state.lies.refundMoreBy ?? 0),
    currency: "INR",
    payment_id: payment.id,
    notes: input.notes,
    receipt: input.receipt ?? null,
    acquirer_data: { arn: null, rrn: newBankReference(account.world.random) },
    created_at: account.world.clock.nowSeconds(),
    batch_id: null,
    status: "processed",
    speed_processed: input.speed === "optimum" ? "instant" : "normal",
    speed_requested: input.speed,
  };
  account.state.refunds.set(refund.id, refund);
  countRefund(payment, amount);
  account.world.changes.announce("payer");
  sendPaymentEvent(account, "refund.created", { refund, payment });
  sendPaymentEvent(account, "refund.processed", { refund, payment });
  return refund;
}

/** @param amount paise; negative when a refund came back */
export function countRefund(payment: Payment, amount: number): void {
  payment.amount_refunded += amount;
  const full = payment.amount_refunded === payment.amount;
  payment.refund_status = payment.amount_refunded === 0 ? null : full ? "full" : "partial";
  payment.status = full ? "refunded" : "captured";
}

/** @throws RazorpayError 409 when the key was used for another request */
function refundOnce(account: Account, paymentId: string, body: unknown, key: string | undefined): Refund {
  const payment = find(account.state.payments, paymentId);
  const input = parseBody(CreateRefund, body);
  if (key === undefined) return createRefund(account, payment, input);
  if (!keyPattern.test(key)) {
    throw new RazorpayError(
      "The idempotency key must be at least 10 characters of letters, digits, - and _.",
      {
        field: "X-Refund-Idempotency",
      },
    );
  }
  const hash = bodyHash({ paymentId, body });
  const used = account.state.refundKeys.get(key);
  if (used && used.bodyHash !== hash) {
    throw new RazorpayError("Different request with the same idempotency key has already been processed.", {
      status: 409,
    });
  }
  if (used) return find(account.state.refunds, used.id);
  const refund = createRefund(account, payment, input);
  account.state.refundKeys.set(key, { bodyHash: hash, id: refund.id });
  return refund;
}

const firstOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

export function refundRoutes(app: FastifyInstance, account: Account): void {
  const refundsOf = (paymentId: string): Refund[] =>
    newestFirst(account.state.refunds).filter((refund) => refund.payment_id === paymentId);

  app.post("/payments/:id/refund", (request) => {
    const { id } = IdParams.parse(request.params);
    return refundOnce(account, id, request.body, firstOf(request.headers["x-refund-idempotency"]));
  });
  app.get("/payments/:id/refunds", (request) => {
    const { id } = find(account.state.payments, IdParams.parse(request.params).id);
    return collection(refundsOf(id), request.query);
  });
  app.get("/payments/:id/refunds/:refundId", (request) => {
    const { id, refundId } = RefundParams.parse(request.params);
    const refund = find(account.state.refunds, refundId);
    if (refund.payment_id !== id) throw idNotFound();
    return refund;
  });
  app.get("/refunds", (request) => collection(newestFirst(account.state.refunds), request.query));
  app.get("/refunds/:id", (request) => find(account.state.refunds, IdParams.parse(request.params).id));
  app.patch("/refunds/:id", (request) => {
    const refund = find(account.state.refunds, IdParams.parse(request.params).id);
    refund.notes = parseBody(z.strictObject({ notes: NotesInput }), request.body).notes;
    return refund;
  });
}

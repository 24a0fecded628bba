import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { CashfreeError, find } from "./errors.ts";
import { sendRefundEvent } from "./events.ts";
import { parseBody, Rupees } from "./request.ts";
import { type Account, newestFirst, newNumber, type Payment, type Refund } from "./state.ts";
import { wireRefund } from "./wire.ts";

const CreateRefund = z.looseObject({
  refund_id: z.string().regex(/^[A-Za-z0-9]{3,40}$/),
  refund_amount: Rupees,
  refund_note: z.string().min(3).max(100).optional(),
  refund_speed: z.enum(["STANDARD", "INSTANT"]).default("STANDARD"),
});
const OrderParams = z.object({ orderId: z.string() });
const RefundParams = OrderParams.extend({ refundId: z.string() });
const Outcome = z.strictObject({ outcome: z.literal("failed") });

const keyOf = (orderId: string, refundId: string) => `${orderId}/${refundId}`;
const paise = (rupees: number) => Math.round(rupees * 100);

function paidPayment(account: Account, orderId: string): Payment {
  const order = find(account.state.orders, orderId, "order");
  const paid = newestFirst(account.state.payments).find(
    (payment) => payment.order_id === order.order_id && payment.payment_status === "SUCCESS",
  );
  if (!paid) throw new CashfreeError(400, "refund_post_failed", "Order is not paid");
  return paid;
}

function createRefund(account: Account, orderId: string, body: unknown): object {
  const payment = paidPayment(account, orderId);
  const input = parseBody(CreateRefund, body);
  const key = keyOf(orderId, input.refund_id);
  if (account.state.refunds.has(key)) {
    throw new CashfreeError(409, "refund_already_exists", "Refund with given refund_id already exists");
  }
  if (paise(payment.refunded) + paise(input.refund_amount) > paise(payment.payment_amount)) {
    throw new CashfreeError(
      400,
      "refund_amount_invalid",
      "Refund amount is greater than the amount that is left",
    );
  }
  payment.refunded += input.refund_amount;
  const refund: Refund = {
    cf_refund_id: newNumber(account, "refund"),
    cf_payment_id: payment.cf_payment_id,
    refund_id: input.refund_id,
    order_id: orderId,
    refund_amount: input.refund_amount,
    refund_status: "SUCCESS",
    refund_note: input.refund_note ?? null,
    createdAt: account.world.clock.nowMs(),
  };
  account.state.refunds.set(key, refund);
  account.world.changes.announce("payer");
  sendRefundEvent(account, refund);
  // Cashfree says PENDING at first, whatever it sends a moment later.
  return { ...wireRefund(refund), refund_status: "PENDING", processed_at: null };
}

export function refundRoutes(app: FastifyInstance, account: Account): void {
  app.post("/orders/:orderId/refunds", (request) =>
    createRefund(account, OrderParams.parse(request.params).orderId, request.body),
  );
  app.get("/orders/:orderId/refunds/:refundId", (request) => {
    const { orderId, refundId } = RefundParams.parse(request.params);
    return wireRefund(find(account.state.refunds, keyOf(orderId, refundId), "refund"));
  });
  app.get("/orders/:orderId/refunds", (request) => {
    const { orderId } = OrderParams.parse(request.params);
    return newestFirst(account.state.refunds)
      .filter((refund) => refund.order_id === orderId)
      .map(wireRefund);
  });
}

/** Under `/_control/cashfree`: a refund comes back. */
export function refundControls(app: FastifyInstance, account: Account): void {
  app.post("/refunds/:id", (request) => {
    Outcome.parse(request.body);
    const { id } = z.object({ id: z.string() }).parse(request.params);
    const refund = newestFirst(account.state.refunds).find((one) => one.cf_refund_id === id);
    if (!refund) throw new Refusal(404, "NOT_FOUND", `There is no ${id}`);
    if (refund.refund_status === "CANCELLED")
      throw new Refusal(409, "REFUND_STATE", "The refund has failed already");
    refund.refund_status = "CANCELLED";
    const payment = account.state.payments.get(refund.cf_payment_id);
    if (payment) payment.refunded -= refund.refund_amount;
    sendRefundEvent(account, refund);
    return wireRefund(refund);
  });
}

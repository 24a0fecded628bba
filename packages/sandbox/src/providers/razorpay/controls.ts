import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams } from "./http.ts";
import { Lies } from "./lies.ts";
import { creditTarget } from "./pay.ts";
import { capturePayment } from "./payments.ts";
import { countRefund } from "./refunds.ts";
import { decideSettlement, SettlementFaults, SettlementOutcome, settleNow } from "./settlements.ts";
import type { Account } from "./state.ts";
import type { Payment, Refund } from "./wire.ts";
import { endDowntime, startDowntime } from "./x/downtimes.ts";
import { drainQueue } from "./x/payout-life.ts";

const Balance = z.strictObject({ amount: z.int().min(0) });
const NewDowntime = z.strictObject({
  method: z.array(z.enum(["IMPS", "NEFT", "UPI", "RTGS"])).min(1),
  bank: z.string().toUpperCase().nullable().default(null),
});
const DowntimeOutcome = z.strictObject({ status: z.literal("resolved") });
const PaymentOutcome = z.strictObject({ outcome: z.literal("captured") });
const RefundOutcome = z.strictObject({ outcome: z.literal("failed") });

function known<Entity>(entities: Map<string, Entity>, params: unknown): Entity {
  const { id } = IdParams.parse(params);
  const entity = entities.get(id);
  if (entity === undefined) throw new Refusal(404, "NOT_FOUND", `There is no ${id}`);
  return entity;
}

/** Late authorisation: the bank says yes to a payment that had been given up. */
function captureLate(account: Account, payment: Payment): Payment {
  if (payment.captured) throw new Refusal(409, "PAYMENT_STATE", "The payment is captured already");
  capturePayment(account, payment);
  creditTarget(account, payment);
  account.world.changes.announce("payer");
  return payment;
}

function failRefund(account: Account, refund: Refund): Refund {
  if (refund.status === "failed") throw new Refusal(409, "REFUND_STATE", "The refund has failed already");
  const payment = known(account.state.payments, { id: refund.payment_id });
  refund.status = "failed";
  countRefund(payment, -refund.amount);
  sendPaymentEvent(account, "refund.failed", { refund, payment });
  return refund;
}

/** Under `/_control/razorpay`: what happens at Razorpay without anybody calling its API. */
export function controlsOf(app: FastifyInstance, account: Account): void {
  app.get("/balance", () => ({ amount: account.state.balance }));
  app.put("/balance", (request) => {
    account.state.balance = Balance.parse(request.body).amount;
    drainQueue(account);
    return { amount: account.state.balance };
  });
  app.put("/lies", (request) => {
    account.state.lies = Lies.parse(request.body);
    return account.state.lies;
  });
  app.get("/downtimes", () => [...account.state.downtimes.values()]);
  app.post("/downtimes", (request) => {
    const { method, bank } = NewDowntime.parse(request.body);
    return startDowntime(account, method, bank);
  });
  app.post("/downtimes/:id", (request) => {
    DowntimeOutcome.parse(request.body);
    const downtime = known(account.state.downtimes, request.params);
    if (downtime.end !== null) throw new Refusal(409, "DOWNTIME_STATE", "It is over already");
    endDowntime(account, downtime);
    drainQueue(account);
    return downtime;
  });
  app.post("/settlements", (request) => settleNow(account, SettlementFaults.parse(request.body)));
  app.post("/settlements/:id", (request) => {
    const outcome = SettlementOutcome.parse(request.body);
    return decideSettlement(account, known(account.state.settlements, request.params), outcome);
  });
  app.post("/payments/:id", (request) => {
    PaymentOutcome.parse(request.body);
    return captureLate(account, known(account.state.payments, request.params));
  });
  app.post("/refunds/:id", (request) => {
    RefundOutcome.parse(request.body);
    return failRefund(account, known(account.state.refunds, request.params));
  });
}

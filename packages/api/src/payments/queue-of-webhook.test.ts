import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestWithdrawal } from "../wallet/request-withdrawal.ts";
import { makeBankAccount, makeDriver } from "../wallet/testing/fixtures.ts";
import { refundPayment } from "./refund-payment.ts";
import {
  again,
  createPaymentsBench,
  newPaymentId,
  type PaymentsBench,
  paidFare,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

const { outbox, webhookEvents } = tables;
const secret = "test-razorpayx-webhook-secret";
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

/** Where a webhook waits its turn, and its own id. */
async function queueOf(body: unknown, from: { gateway?: string; secret?: string } = {}) {
  const eventId = newId();
  await t.deliver(body, { ...from, eventId });
  const [kept] = await t.services.db.orm
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(eq(webhookEvents.gatewayEventId, eventId));
  const rows = await t.services.db.orm
    .select()
    .from(outbox)
    .where(eq(outbox.name, "payments/webhook.received"));
  const announced = rows.find(({ data }) => data.webhookEventId === kept?.id);
  return { queue: announced?.data.queue, webhookId: kept?.id };
}

test("webhooks of a payment, of its refund and of a payout wait in the queue of their wallet", async () => {
  const told = await t.newQr();
  for (const event of ["payment.authorized", "payment.captured"]) {
    const paying = wireEvent(event, wirePayment({ id: newPaymentId(), qrId: told.qrId }));
    expect((await queueOf(paying)).queue).toBe(told.ctx.driver.walletId);
  }
  const { ctx, payment } = await paidFare(t);
  const refund = await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
  const wire = {
    ...{
      id: "rfnd_1",
      payment_id: payment.gatewayPaymentId,
      amount: 100,
      status: "processed",
      receipt: refund.id,
    },
  };
  const refunded = { entity: "event", event: "refund.processed", payload: { refund: { entity: wire } } };
  expect((await queueOf(refunded)).queue).toBe(ctx.driver.walletId);

  const payee = await makeDriver(t, { balance: 100_000 });
  const bankAccountId = await makeBankAccount(t.services, payee.userId, { registered: true });
  const { withdrawalId } = await requestWithdrawal(payee.call(), { amount: paise(40_000), bankAccountId });
  const payout = { id: "pout_1", amount: 40_000, status: "processing", reference_id: withdrawalId };
  const paidOut = { entity: "event", event: "payout.initiated", payload: { payout: { entity: payout } } };
  expect((await queueOf(paidOut, { gateway: "razorpayx", secret })).queue).toBe(payee.walletId);
});

test("a webhook that tells of no wallet of ours, or of nothing we can read, waits for nobody", async () => {
  const unknown = wireEvent("payment.captured", wirePayment({ id: newPaymentId() }));
  for (const body of [unknown, { event: "something.new" }, { what: "is this" }]) {
    const { queue, webhookId } = await queueOf(body);
    expect(queue).toBe(webhookId);
  }
});

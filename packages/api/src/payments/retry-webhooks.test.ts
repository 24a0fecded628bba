import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgottenWebhooks, reportForgottenWebhook, retryWebhook } from "./retry-webhooks.ts";
import { createPaymentsBench, fare, type PaymentsBench, wireEvent, wirePayment } from "./test-services.ts";

const { cases, webhookEvents } = tables;
const minuteMs = 60_000;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

/** A webhook of a fare that does not say what was paid, so that the gateway has to be asked; kept a while ago. */
async function kept(minutesAgo: number) {
  const { ctx, upiUri } = await t.newQr();
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const paymentId = await t.pay({ upiUri });
  const id = newId();
  const body = wireEvent("payment.captured", wirePayment({ id: paymentId, amount: fare }));
  await t.services.db.orm.insert(webhookEvents).values({
    ...{ id, gateway: "razorpay", gatewayEventId: newId(), eventName: "payment.captured" },
    rawBody: Buffer.from(JSON.stringify(body)),
    receivedAt: new Date(Date.now() - minutesAgo * minuteMs),
  });
  return { ctx, id };
}

const caseOf = async (id: string) =>
  (await t.services.db.orm.select().from(cases).where(eq(cases.referenceId, id)))[0];

test("a webhook that cannot be carried out for an hour is a case, which ends by itself when it can be", async () => {
  const young = await kept(10);
  const old = await kept(70);
  await t.faults({ provider: "razorpay", kind: "error", match: "GET /v1/payments/*", status: 502 });
  expect((await forgottenWebhooks(t.services)).toSorted()).toEqual([young.id, old.id].toSorted());
  for (const { id } of [young, old]) {
    await expect(retryWebhook(t.services, id)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    await reportForgottenWebhook(t.services, id, "The gateway is down");
  }
  expect(await caseOf(young.id)).toBeUndefined();
  expect(await caseOf(old.id)).toMatchObject({ kind: "payments.webhook-stuck", state: "OPEN" });
  await t.faults();
  for (const { ctx, id } of [young, old]) {
    await retryWebhook(t.services, id);
    await reportForgottenWebhook(t.services, id, "It is told of late");
    expect((await t.balance(ctx)).balance).toBe(fare);
  }
  expect(await caseOf(old.id)).toMatchObject({ state: "RESOLVED" });
  expect(await caseOf(young.id)).toBeUndefined();
  expect(await forgottenWebhooks(t.services)).toEqual([]);
  await t.expectBooksProve();
});

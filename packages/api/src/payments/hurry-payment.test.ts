import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hurryPayment } from "./hurry-payment.ts";
import { processWebhook } from "./process-webhook.ts";
import { eventIn } from "./queue-of-webhook.ts";
import type { KeptWebhook } from "./receive-webhook.ts";
import {
  createPaymentsBench,
  emptyWallet,
  fare,
  newPaymentId,
  type PaymentsBench,
  patience,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

const { webhookEvents } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

/** Hands an event in and gives it back as it is kept. */
async function keep(event: object): Promise<KeptWebhook> {
  const eventId = crypto.randomUUID();
  await t.deliver(event, { eventId });
  const [row] = await t.services.db.orm
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.gatewayEventId, eventId));
  if (!row?.rawBody) throw new Error("The webhook was not kept");
  return { ...row, rawBody: row.rawBody, event: eventIn(t.services, "razorpay", row.rawBody) };
}

const outcomeOf = async ({ id }: KeptWebhook) => {
  const [row] = await t.services.db.orm.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  return row?.outcome ?? null;
};

test("a captured payment is credited before its workflow comes, which then changes nothing", async () => {
  const { ctx, qrId } = await t.newQr();
  const webhook = await keep(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId })));
  hurryPayment(t.services, webhook);
  await expect.poll(() => outcomeOf(webhook), patience).toBe("CAPTURED");
  expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
  expect(await processWebhook(t.services, webhook.id)).toEqual({ outcome: "CAPTURED" });
  expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
});

test("a payment that its workflow credits at the same moment is credited once", async () => {
  const fares = await Promise.all(Array.from({ length: 8 }, () => t.newQr()));
  const webhooks: KeptWebhook[] = [];
  for (const { qrId } of fares)
    webhooks.push(await keep(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId }))));
  for (const webhook of webhooks) {
    hurryPayment(t.services, webhook);
    await processWebhook(t.services, webhook.id);
  }
  for (const { ctx } of fares) {
    await expect.poll(() => t.balance(ctx), patience).toEqual({ ...emptyWallet, balance: fare });
  }
  await t.expectBooksProve();
});

test("of more payments than it takes at once the rest is left to the workflows, and none is lost", async () => {
  const fares = await Promise.all(Array.from({ length: 12 }, () => t.newQr()));
  const webhooks: KeptWebhook[] = [];
  for (const { qrId } of fares)
    webhooks.push(await keep(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId }))));
  for (const webhook of webhooks) hurryPayment(t.services, webhook);
  await t.process();
  for (const { ctx } of fares) {
    await expect.poll(() => t.balance(ctx), patience).toEqual({ ...emptyWallet, balance: fare });
  }
  await t.expectBooksProve();
});

test("what is no captured payment is left to the workflow", async () => {
  const { ctx, qrId } = await t.newQr();
  const attempt = wirePayment({ id: newPaymentId(), qrId, status: "failed" });
  const webhook = await keep(wireEvent("payment.failed", attempt));
  hurryPayment(t.services, webhook);
  const paid = await keep(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId })));
  hurryPayment(t.services, paid);
  await expect.poll(() => outcomeOf(paid), patience).toBe("CAPTURED");
  expect(await outcomeOf(webhook)).toBeNull();
  expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
});

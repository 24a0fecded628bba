import { tables } from "@drivopay/db";
import { hmacHex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveWebhook } from "./receive-webhook.ts";
import {
  createPaymentsBench,
  type PaymentsBench,
  razorpaySecret,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

const { outbox, securityEvents, webhookEvents } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

const event = () => wireEvent("payment.captured", wirePayment({ id: `pay_${newId()}` }));
const incoming = (rawBody: Buffer, more: { signature: string | null; eventId?: string }) => ({
  ...{ gateway: "razorpay", rawBody, ipAddress: "203.0.113.9", userAgent: null },
  eventId: newId(),
  ...more,
});

async function keptRows(eventId: string) {
  return t.services.db.orm.select().from(webhookEvents).where(eq(webhookEvents.gatewayEventId, eventId));
}

async function announcedFor(webhookEventId: string): Promise<number> {
  const rows = await t.services.db.orm
    .select()
    .from(outbox)
    .where(eq(outbox.name, "payments/webhook.received"));
  return rows.filter((row) => row.data.webhookEventId === webhookEventId).length;
}

test("a forged webhook is refused and leaves nothing but a security event", async () => {
  const rawBody = Buffer.from(JSON.stringify(event()));
  const genuine = hmacHex(razorpaySecret, rawBody);
  const altered = Buffer.from(rawBody.toString().replace("12550", "99999"));
  const forgeries = [
    incoming(rawBody, { signature: hmacHex("guessed", rawBody) }),
    incoming(rawBody, { signature: null }),
    incoming(rawBody, { signature: "" }),
    incoming(altered, { signature: genuine }),
    incoming(Buffer.concat([rawBody, Buffer.from("\n")]), { signature: genuine }),
  ];
  for (const forgery of forgeries) {
    await expect(receiveWebhook(t.services, forgery)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
    expect(await keptRows(forgery.eventId)).toEqual([]);
  }
  const seen = await t.services.db.orm
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.kind, "payments.webhook-forged"));
  expect(seen).toHaveLength(forgeries.length);
});

test("a flood of forgeries is refused to the last, and fills no records", async () => {
  const rawBody = Buffer.from(JSON.stringify(event()));
  const forgery = { ...incoming(rawBody, { signature: "guess" }), ipAddress: "203.0.113.99" };
  const tries = Array.from({ length: 50 }, () => receiveWebhook(t.services, forgery));
  for (const outcome of await Promise.allSettled(tries)) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "SIGNATURE_INVALID" } });
  }
  const seen = await t.services.db.orm
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.ipAddress, forgery.ipAddress));
  expect(seen).toHaveLength(30);
});

test("one secret does not open another gateway's door", async () => {
  const rawBody = Buffer.from(JSON.stringify(event()));
  const payouts = {
    ...incoming(rawBody, { signature: hmacHex(razorpaySecret, rawBody) }),
    gateway: "razorpayx",
  };
  await expect(receiveWebhook(t.services, payouts)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
  const nobody = { ...payouts, gateway: "constructor" };
  await expect(receiveWebhook(t.services, nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("after a rotation the secret before it is still good", async () => {
  const webhookSecrets = { razorpay: ["the new one", razorpaySecret] };
  const services = { ...t.services, settings: { ...t.services.settings, webhookSecrets } };
  const rawBody = Buffer.from(JSON.stringify(event()));
  const webhook = incoming(rawBody, { signature: hmacHex(razorpaySecret, rawBody) });
  await expect(receiveWebhook(services, webhook)).resolves.toMatchObject({
    received: true,
    fresh: { rawBody: webhook.rawBody },
  });
});

test("a webhook is kept byte for byte and announced once, though it comes twenty times at once", async () => {
  const rawBody = Buffer.from(` ${JSON.stringify(event())}\r\n`);
  const webhook = incoming(rawBody, { signature: hmacHex(razorpaySecret, rawBody) });
  await Promise.all(Array.from({ length: 20 }, () => receiveWebhook(t.services, webhook)));
  const [kept, ...more] = await keptRows(webhook.eventId);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ duplicates: 19, eventName: "payment.captured", processedAt: null });
  expect(kept?.rawBody?.equals(rawBody)).toBe(true);
  expect(await announcedFor(kept?.id ?? "")).toBe(1);
});

test("a known event id in front of another signed body does not make that one vanish", async () => {
  const eventId = newId();
  const bodies = [event(), event()];
  for (const body of bodies) await t.deliver(body, { eventId });
  const rows = await t.services.db.orm.select().from(webhookEvents);
  const kept = rows.filter((row) => row.gatewayEventId.startsWith(eventId));
  expect(kept).toHaveLength(2);
  await t.deliver(bodies[1], { eventId });
  const after = await t.services.db.orm.select().from(webhookEvents);
  expect(after).toHaveLength(rows.length);
});

test("a webhook replayed after more than a week is kept and flagged, and nothing is made of it", async () => {
  const eventId = newId();
  const eightDaysAgo = Date.now() - 8 * 24 * 60 * 60_000;
  await t.deliver(wireEvent("payment.captured", wirePayment({ id: "pay_old" }), eightDaysAgo), { eventId });
  const [kept] = await keptRows(eventId);
  expect(kept?.outcome).toBe("STALE");
  expect(await announcedFor(kept?.id ?? "")).toBe(0);
  expect(await t.cases()).toContain("payments.stale-webhook");
});

test("what the gateway signed but we cannot read is left to staff", async () => {
  await t.process();
  const rawBody = Buffer.from("not json");
  await receiveWebhook(t.services, incoming(rawBody, { signature: hmacHex(razorpaySecret, rawBody) }));
  expect(await t.process()).toEqual(["UNREADABLE"]);
  expect(await t.cases()).toContain("payments.webhook-unreadable");
});

test("the gateway is answered well within 100 ms", async () => {
  const times: number[] = [];
  for (let count = 0; count < 30; count += 1) {
    const body = event();
    const started = performance.now();
    await t.deliver(body);
    times.push(performance.now() - started);
  }
  const [median] = times.sort((a, b) => a - b).slice(times.length / 2);
  expect(median).toBeLessThan(100);
});

import { createHmac } from "node:crypto";
import { paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DriverContext } from "../context.ts";
import { createLink } from "./create-link.ts";
import { gatewayStates } from "./gateway-rules.ts";
import { generateQr } from "./generate-qr.ts";
import { linkById } from "./link-repo.ts";
import { listPayments } from "./list-payments.ts";
import { permanentQr } from "./permanent-qr.ts";
import { readPayment } from "./read-payment.ts";
import { receiveWebhook } from "./receive-webhook.ts";
import { refundPayment } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";
import { setGatewayRule } from "./set-gateway-rule.ts";
import { again, createPaymentsBench, fare, type PaymentsBench, patience } from "./test-services.ts";

const { qrCodes, webhookEvents, securityEvents, auditLogs } = tables;
const secret = "test-cashfree-secret";
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(async () => {
  await t.faults();
  await rule("razorpay", { weight: 100 });
  await rule("cashfree", { weight: 0 });
});
afterAll(() => t.close());

const rule = (gateway: Gateway, given: { weight?: number; drained?: boolean; leastAmount?: number }) => {
  t.clock.advance(1);
  const staff = { kind: "STAFF", staffId: newId(), sessionId: newId(), role: "ADMIN" } as const;
  return setGatewayRule(
    { ...t.call(), staff },
    {
      ...{ gateway, weight: given.weight ?? 100, drained: given.drained ?? false, mostAmount: null },
      leastAmount: given.leastAmount === undefined ? null : paise(given.leastAmount),
      reason: "A test",
    },
  );
};

/** A fare's QR, and who made it. */
async function qrBy(ctx: DriverContext, amount = fare) {
  const qr = await generateQr(ctx, { amount });
  const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, qr.qrId));
  return { ...qr, gateway: row?.gateway };
}

const settled = (ctx: DriverContext, balance: number) =>
  expect.poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience).toBe(balance);

/** A payment that Cashfree has captured. */
async function paidAtCashfree() {
  await rule("razorpay", { drained: true });
  const ctx = await t.driver();
  const qr = await qrBy(ctx);
  await t.pay({ upiUri: qr.upiUri });
  await settled(ctx, fare);
  const { payments } = await listPayments(ctx, { limit: 5 });
  const [payment] = payments;
  if (!payment) throw new Error("Nothing was paid");
  return { ctx, qr, payment };
}

describe("what is new", () => {
  test("goes to the gateway that has the weight, and by the other one's while it has none", async () => {
    const ctx = await t.driver();
    expect((await qrBy(ctx)).gateway).toBe("razorpay");
    await rule("razorpay", { weight: 0 });
    await rule("cashfree", { weight: 100 });
    expect((await qrBy(ctx)).gateway).toBe("cashfree");
  });

  test("goes nowhere near a drained gateway, and nowhere when all are drained", async () => {
    const ctx = await t.driver();
    await rule("razorpay", { drained: true });
    for (let made = 0; made < 3; made += 1) expect((await qrBy(ctx)).gateway).toBe("cashfree");
    await expect(permanentQr(ctx)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    await rule("cashfree", { drained: true });
    await expect(generateQr(ctx, { amount: fare })).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  });

  test("goes by amount where a rule says so", async () => {
    const ctx = await t.driver();
    await rule("cashfree", { weight: 1000, leastAmount: 50_000 });
    await rule("razorpay", { weight: 0 });
    expect((await qrBy(ctx, paise(49_900))).gateway).toBe("razorpay");
    expect((await qrBy(ctx, paise(50_000))).gateway).toBe("cashfree");
  });

  test("is made by the other gateway at once when the first one fails, and is paid there", async () => {
    await t.faults({ provider: "razorpay", kind: "error", match: "POST /v1/payments/qr_codes", status: 503 });
    const ctx = await t.driver();
    const qr = await qrBy(ctx);
    expect(qr.gateway).toBe("cashfree");
    await t.pay({ upiUri: qr.upiUri });
    await settled(ctx, fare);
    await t.expectBooksProve();
  });

  test("does not even ask a gateway that failed again and again; open QRs of it are still credited", async () => {
    const ctx = await t.driver();
    const before = await qrBy(ctx);
    await t.faults({ provider: "razorpay", kind: "error", match: "/v1/payments/qr_codes", status: 500 });
    const razorpay = async () =>
      (await gatewayStates(t.services)).find(({ gateway }) => gateway === "razorpay");
    for (let tries = 0; tries < 30 && (await razorpay())?.healthy; tries += 1) await qrBy(ctx);
    expect((await razorpay())?.healthy).toBe(false);
    await t.faults();
    expect((await qrBy(ctx)).gateway).toBe("cashfree");
    await t.pay({ upiUri: before.upiUri });
    await settled(ctx, fare);
    const { payments } = await listPayments(ctx, { limit: 5 });
    expect(payments).toMatchObject([{ gateway: "razorpay" }]);
  });

  test("is spread anew by a rule that stands in the audit, with who, what and why", async () => {
    await rule("cashfree", { weight: 30 });
    const [row] = await t.services.db.orm
      .select()
      .from(auditLogs)
      .where(eq(auditLogs.action, "payments.gateway-rule-set"))
      .orderBy(desc(auditLogs.at))
      .limit(1);
    expect(row).toMatchObject({
      actorKind: "STAFF",
      entityId: "cashfree",
      oldValue: { weight: 0 },
      newValue: { weight: 30, reason: "A test" },
    });
  });
});

describe("a payment at Cashfree", () => {
  test("is credited once, however often and in whatever order it is told", async () => {
    await t.faults({ provider: "cashfree", kind: "duplicate-webhook", rate: 1 });
    const { ctx, payment } = await paidAtCashfree();
    await t.process();
    expect((await t.balance(ctx)).balance).toBe(fare);
    expect(payment).toMatchObject({
      gateway: "cashfree",
      amount: fare,
      source: "QR",
      payerVpaMasked: "ri****@okhdfcbank",
    });
    await t.expectBooksProve();
  });

  test("is refunded there, though the gateway is drained by then", async () => {
    const { ctx, payment } = await paidAtCashfree();
    await rule("razorpay", {});
    await rule("cashfree", { drained: true });
    const refund = await refundPayment(again(ctx), {
      paymentId: payment.id,
      amount: paise(5_000),
      reason: "Wrong fare",
    });
    await sendRefund(t.services, refund.id);
    await t.kept("REFUND_STATUS_WEBHOOK");
    await t.process();
    expect(await readPayment(ctx, payment.id)).toMatchObject({
      payment: { status: "PARTIALLY_REFUNDED", refunded: 5_000 },
      refunds: [{ status: "PROCESSED", amount: 5_000, reason: "Wrong fare" }],
      refundable: fare - 5_000,
    });
    await t.expectBooksProve();
  });

  test("whose refund was made though its answer was lost is not refunded twice", async () => {
    const { ctx, payment } = await paidAtCashfree();
    const refund = await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
    await t.faults({
      provider: "cashfree",
      kind: "timeout",
      match: "POST /pg/orders/*/refunds",
      latencyMs: 12_000,
    });
    const sent = sendRefund(t.services, refund.id);
    await t.kept("REFUND_STATUS_WEBHOOK");
    await t.faults();
    await sent;
    await sendRefund(t.services, refund.id);
    await t.process();
    expect((await readPayment(ctx, payment.id)).refunds).toMatchObject([{ status: "PROCESSED" }]);
    expect((await t.balance(ctx)).balance).toBe(0);
    await t.expectBooksProve();
  }, 30_000);

  test("on a link of Cashfree's is credited, though its own event does not name the link", async () => {
    await rule("razorpay", { drained: true });
    const ctx = await t.driver();
    const link = await createLink(ctx, { amount: fare });
    const row = await linkById(t.services.db, link.id);
    expect(row).toMatchObject({ gateway: "cashfree", gatewayLinkId: link.id });
    await t.pay({ linkId: link.id });
    await t.kept("PAYMENT_LINK_EVENT");
    await settled(ctx, fare);
    expect(await t.cases()).not.toContain("payments.unknown-payment");
  });
});

describe("a webhook of Cashfree", () => {
  const event = (paymentId = "5114910000000") => ({
    data: {
      order: { order_id: newId(), order_amount: 1, order_currency: "INR", order_tags: null },
      payment: {
        cf_payment_id: paymentId,
        payment_status: "SUCCESS",
        payment_amount: 1,
        payment_group: "upi",
      },
    },
    event_time: new Date().toISOString(),
    type: "PAYMENT_SUCCESS_WEBHOOK",
  });
  const signed = (body: unknown, { key = secret, timestamp = String(Date.now()) } = {}) => {
    const rawBody = Buffer.from(JSON.stringify(body));
    const signature = createHmac("sha256", key).update(timestamp).update(rawBody).digest("base64");
    const from = { ipAddress: "127.0.0.1", userAgent: null, eventId: newId() };
    return { gateway: "cashfree", rawBody, signature, timestamp, ...from };
  };

  test("is kept when it is signed over its time and its bytes", async () => {
    const webhook = signed(event());
    await expect(receiveWebhook(t.services, webhook)).resolves.toMatchObject({
      received: true,
      fresh: { rawBody: webhook.rawBody },
    });
    const rows = await t.services.db.orm
      .select()
      .from(webhookEvents)
      .where(eq(webhookEvents.gatewayEventId, webhook.eventId));
    expect(rows).toMatchObject([{ gateway: "cashfree", eventName: "PAYMENT_SUCCESS_WEBHOOK" }]);
  });

  test.each([
    ["another key", () => signed(event(), { key: "guessed" })],
    ["another time", () => ({ ...signed(event()), timestamp: "1" })],
    ["no time", () => ({ ...signed(event()), timestamp: null })],
    ["another body", () => ({ ...signed(event()), rawBody: Buffer.from("{}") })],
    ["no signature", () => ({ ...signed(event()), signature: null })],
  ])("with %s is refused, and noted as a forgery", async (_what, make) => {
    await expect(receiveWebhook(t.services, make())).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
    const noted = await t.services.db.orm
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.kind, "payments.webhook-forged"));
    expect(noted.at(-1)?.detail).toMatchObject({ gateway: "cashfree" });
  });

  test("played again is counted, and makes nothing a second time", async () => {
    const webhook = signed(event());
    for (let times = 0; times < 3; times += 1) await receiveWebhook(t.services, webhook);
    const rows = await t.services.db.orm
      .select()
      .from(webhookEvents)
      .where(eq(webhookEvents.gatewayEventId, webhook.eventId));
    expect(rows).toMatchObject([{ duplicates: 2 }]);
  });

  test("more than a week old is kept, left to staff, and makes nothing", async () => {
    const old = { ...event(), event_time: new Date(Date.now() - 8 * 86_400_000).toISOString() };
    await receiveWebhook(t.services, signed(old));
    expect(await t.cases()).toContain("payments.stale-webhook");
  });
});

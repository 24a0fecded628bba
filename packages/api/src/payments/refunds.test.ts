import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DriverContext } from "../context.ts";
import { generateQr } from "./generate-qr.ts";
import { listPayments } from "./list-payments.ts";
import { readPayment } from "./read-payment.ts";
import { refundPayment } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";
import { again, createPaymentsBench, type PaymentsBench, patience, rupees } from "./test-services.ts";

const { outbox, payments, refunds } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

const fare = rupees(100);
const reason = "Wrong fare";

async function paid(amount = fare): Promise<{ ctx: DriverContext; paymentId: string }> {
  const ctx = await t.driver();
  const { upiUri } = await generateQr(ctx, { amount });
  await t.pay({ upiUri });
  await expect.poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience).toBe(amount);
  const { payments } = await listPayments(ctx, { limit: 1 });
  return { ctx, paymentId: payments[0]?.id ?? "" };
}

async function refundRow(id: string) {
  const [row] = await t.services.db.orm.select().from(refunds).where(eq(refunds.id, id));
  return row;
}

test("a refund leaves the wallet at once and is processed by the gateway once, however often it is sent", async () => {
  const { ctx, paymentId } = await paid();
  const refund = await refundPayment(again(ctx), { paymentId, amount: rupees(30), reason });
  expect(refund).toMatchObject({ status: "PENDING", amount: rupees(30) });
  expect((await t.balance(ctx)).balance).toBe(rupees(70));
  const sent = await Promise.all(Array.from({ length: 5 }, () => sendRefund(t.services, refund.id)));
  expect(new Set(sent)).toEqual(new Set(["REFUND_PROCESSED"]));
  await t.kept("refund.processed");
  await t.process();
  expect(await refundRow(refund.id)).toMatchObject({ status: "PROCESSED" });
  expect((await readPayment(ctx, paymentId)).payment).toMatchObject({
    status: "PARTIALLY_REFUNDED",
    refunded: rupees(30),
  });
  const told = await t.services.db.orm.select().from(outbox).where(eq(outbox.name, "payments/refund.made"));
  expect(told.filter(({ data }) => data.refundId === refund.id)).toHaveLength(1);
  await t.expectBooksProve();
});

test("refunds that race never give back more than was captured", async () => {
  const { ctx, paymentId } = await paid();
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => refundPayment(again(ctx), { paymentId, amount: rupees(40), reason })),
  );
  const made = tries.filter(({ status }) => status === "fulfilled");
  expect(made).toHaveLength(2);
  for (const failure of tries.filter((outcome) => outcome.status === "rejected")) {
    expect(failure.reason).toMatchObject({ code: "REFUND_EXCEEDS_PAYMENT" });
  }
  expect((await t.balance(ctx)).balance).toBe(rupees(20));
  const rest = await refundPayment(again(ctx), { paymentId, reason });
  expect(rest.amount).toBe(rupees(20));
  expect((await readPayment(ctx, paymentId)).payment).toMatchObject({ status: "REFUNDED" });
  await t.expectBooksProve();
});

test("a refund asked for again with the same key is the same refund", async () => {
  const { ctx, paymentId } = await paid();
  const key = again(ctx);
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => refundPayment(key, { paymentId, amount: rupees(10), reason })),
  );
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  expect((await t.balance(ctx)).balance).toBe(rupees(90));
});

test("a refund that the gateway could not make gives the money back, once, even after it was said to be made", async () => {
  const { ctx, paymentId } = await paid();
  const refund = await refundPayment(again(ctx), { paymentId, reason });
  await sendRefund(t.services, refund.id);
  const { gatewayRefundId } = (await refundRow(refund.id)) ?? {};
  await t.control("POST", `/razorpay/refunds/${gatewayRefundId}`, { outcome: "failed" });
  await t.kept("refund.failed");
  await t.process();
  expect(await refundRow(refund.id)).toMatchObject({ status: "FAILED" });
  expect((await t.balance(ctx)).balance).toBe(fare);
  expect((await readPayment(ctx, paymentId)).payment).toMatchObject({ status: "CAPTURED", refunded: 0 });
  expect(await sendRefund(t.services, refund.id)).toBe("REFUND_FAILED");
  expect((await t.balance(ctx)).balance).toBe(fare);
  await t.expectBooksProve();
});

test("a refund that the gateway refuses gives the money back and is told to staff", async () => {
  const { ctx, paymentId } = await paid();
  const { gatewayPaymentId } = (await readPayment(ctx, paymentId)).payment;
  const gateway = t.services.paymentGateways.razorpay;
  await gateway?.refund({ idempotencyKey: newId(), gatewayPaymentId, amount: fare, reason: "At the desk" });
  const refund = await refundPayment(again(ctx), { paymentId, reason });
  expect(await sendRefund(t.services, refund.id)).toBe("REFUND_FAILED");
  expect((await t.balance(ctx)).balance).toBe(fare);
  expect(await t.cases()).toContain("payments.refund-refused");
  await t.expectBooksProve();
});

test("a gateway that is down leaves the refund pending, to be sent again", async () => {
  const { ctx, paymentId } = await paid();
  const refund = await refundPayment(again(ctx), { paymentId, reason });
  await t.faults({ provider: "razorpay", kind: "error", status: 502 });
  await expect(sendRefund(t.services, refund.id)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  await t.faults();
  expect(await refundRow(refund.id)).toMatchObject({ status: "PENDING" });
  expect(await sendRefund(t.services, refund.id)).toBe("REFUND_PROCESSED");
});

test("only the driver's own payment of today can be refunded", async () => {
  const { ctx, paymentId } = await paid();
  const other = await t.driver();
  await expect(refundPayment(other, { paymentId, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000);
  const late = { ...again(ctx), services: { ...t.services, clock: { now: () => tomorrow } } };
  await expect(refundPayment(late, { paymentId, reason })).rejects.toMatchObject({
    ...{ code: "STATE_CONFLICT", params: { reason: "PAYMENT_OF_ANOTHER_DAY" } },
  });
  expect((await t.balance(ctx)).balance).toBe(fare);
});

test("a payment that failed, or whose money still waits above a limit, is refused with which of them it is", async () => {
  const first = await paid(rupees(9_000));
  const { ctx } = first;
  const { qrId, upiUri } = await generateQr(again(ctx), { amount: rupees(2_000) });
  await t.pay({ upiUri });
  await expect.poll(async () => (await t.process()) && (await t.statusOf(ctx, qrId)), patience).toBe("PAID");
  const { payments: listed } = await listPayments(ctx, { limit: 2 });
  const waiting = listed.find(({ held }) => held);
  expect(waiting).toMatchObject({ amount: rupees(2_000) });
  const refusal = (paymentId: string) => refundPayment(again(ctx), { paymentId, reason });
  await expect(refusal(waiting?.id ?? "")).rejects.toMatchObject({
    ...{ code: "STATE_CONFLICT", params: { reason: "PAYMENT_ON_HOLD" } },
  });
  const id = newId();
  const [kept] = await t.services.db.orm.select().from(payments).where(eq(payments.id, first.paymentId));
  if (!kept) throw new Error("The payment was not kept");
  const failed = { status: "FAILED", transactionId: null, capturedAt: null } as const;
  await t.services.db.orm.insert(payments).values({ ...kept, ...failed, id, gatewayPaymentId: `pay_${id}` });
  await expect(refusal(id)).rejects.toMatchObject({
    ...{ code: "STATE_CONFLICT", params: { reason: "PAYMENT_FAILED" } },
  });
  await t.expectBooksProve();
});

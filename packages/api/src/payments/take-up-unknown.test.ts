import { tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { generateQr } from "./generate-qr.ts";
import { refundPayment } from "./refund-payment.ts";
import { syncSettlements } from "./sync-settlements.ts";
import { overdueUnknowns, takeUpUnknown } from "./take-up-unknown.ts";
import { again, createPaymentsBench, fare, type PaymentsBench, paidFare } from "./test-services.ts";

const { cases, paymentWatches, payments, refunds, settlements } = tables;
const Made = z.object({ id: z.string() });

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(() => t.faults());
afterAll(() => t.close());

/** So much time passes for what is open. */
async function minutesPass(minutes: number): Promise<void> {
  const earlier = (column: unknown) => sql`${column} - make_interval(mins => ${minutes})`;
  const { orm } = t.services.db;
  await orm.update(paymentWatches).set({ createdAt: earlier(paymentWatches.createdAt) });
  await orm.update(refunds).set({ createdAt: earlier(refunds.createdAt) });
  await orm.update(settlements).set({ updatedAt: earlier(settlements.updatedAt) });
}

async function look(): Promise<string[]> {
  const due = await overdueUnknowns(t.services);
  for (const unknown of due) await takeUpUnknown(t.services, unknown);
  return due.map(({ kind }) => kind);
}

const casesOf = async (referenceId: string) =>
  (await t.services.db.orm.select().from(cases).where(eq(cases.referenceId, referenceId))).map(
    ({ kind }) => kind,
  );

test("a payment that failed, and was captured after all without a word, is credited at the next look", async () => {
  const { ctx, upiUri } = await t.newQr();
  const id = await t.pay({ upiUri, outcome: "failure" });
  await t.kept("payment.failed");
  await t.process();
  expect(await look()).toEqual([]);
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  await t.control("POST", `/razorpay/payments/${id}`, { outcome: "captured" });
  expect((await t.balance(ctx)).balance).toBe(0);
  await minutesPass(6);
  expect(await look()).toEqual(["payment"]);
  expect((await t.balance(ctx)).balance).toBe(fare);
  await minutesPass(2_000);
  expect(await look()).toEqual([]);
  await t.expectBooksProve();
});

test("a payment that stays authorised is looked at after 5 minutes, an hour and a day, then is a case", async () => {
  const { upiUri } = await t.newQr();
  const id = await t.pay({ upiUri, capture: false });
  await t.kept("payment.authorized");
  await t.process();
  const looks: number[] = [];
  for (const minutes of [6, 10, 60, 60, 1_440, 1_440]) {
    await minutesPass(minutes);
    looks.push((await look()).length);
  }
  expect(looks).toEqual([1, 0, 1, 0, 1, 0]);
  expect(await casesOf(id)).toEqual(["payments.payment-open"]);
});

test("one that has failed for good is given up without a case", async () => {
  const { upiUri } = await t.newQr();
  const id = await t.pay({ upiUri, outcome: "failure" });
  await t.kept("payment.failed", 2);
  await t.process();
  for (const minutes of [6, 60, 1_440]) {
    await minutesPass(minutes);
    await look();
  }
  expect(await casesOf(id)).toEqual([]);
  expect(await t.services.db.orm.$count(paymentWatches, eq(paymentWatches.gatewayPaymentId, id))).toBe(0);
});

test("an attempt at Cashfree that its payer gave up has failed: its watch ends, and a late capture is credited", async () => {
  const { cashfree } = t.services.paymentGateways;
  if (!cashfree) throw new Error("There is no Cashfree");
  const ctx = await t.driver();
  const atCashfree = { ...ctx, services: { ...t.services, paymentGateways: { cashfree } } };
  const { upiUri } = await generateQr(atCashfree, { amount: fare });
  const id = await t.pay({ upiUri, outcome: "failure", reason: "user_dropped" });
  await t.kept("PAYMENT_USER_DROPPED_WEBHOOK");
  await t.process();
  for (const minutes of [6, 60, 1_440]) {
    await minutesPass(minutes);
    expect(await look()).toContain("payment");
  }
  expect(await casesOf(id)).toEqual([]);
  expect(await t.services.db.orm.$count(paymentWatches, eq(paymentWatches.gatewayPaymentId, id))).toBe(0);
  const [row] = await t.services.db.orm.select().from(payments).where(eq(payments.gatewayPaymentId, id));
  expect(row).toMatchObject({ status: "FAILED", failureReason: "payment_cancelled" });
  await t.control("POST", `/cashfree/payments/${id.split("/")[1]}`, { outcome: "captured" });
  await t.kept("PAYMENT_SUCCESS_WEBHOOK");
  await t.process();
  expect((await t.balance(ctx)).balance).toBe(fare);
  await t.expectBooksProve();
});

/** A driver's refund that the gateway was never told of, or whose answer was lost. */
async function pendingRefund() {
  const { ctx, payment } = await paidFare(t);
  return await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
}

test("a refund that its workflow dropped is made at the next look, once; one that stays unknown is a case", async () => {
  const refund = await pendingRefund();
  await minutesPass(6);
  await look();
  const [row] = await t.services.db.orm.select().from(refunds).where(eq(refunds.id, refund.id));
  expect(row?.status).toBe("PROCESSED");
  const stuck = await pendingRefund();
  await t.faults({ provider: "razorpay", kind: "error", match: "/v1/payments/*/refund", status: 502 });
  for (const minutes of [6, 60, 1_440]) {
    await minutesPass(minutes);
    await look();
  }
  expect(await casesOf(stuck.id)).toEqual(["payments.refund-stuck"]);
  await t.expectBooksProve();
});

test("a settlement that is not whole is read again; at the last look what is known is posted, or it is a case", async () => {
  const stateOf = async (id: string) =>
    (await t.services.db.orm.select().from(settlements).where(eq(settlements.gatewaySettlementId, id)))[0];
  await t.pay({ upiUri: (await t.newQr()).upiUri, vpa: "card.rider@okaxis" });
  const late = Made.parse(await t.control("POST", "/razorpay/settlements", { reconLate: true }));
  await syncSettlements(t.services, "razorpay", new Date());
  await minutesPass(6);
  await look();
  expect((await stateOf(late.id))?.state).toBe("OPEN");
  await t.control("POST", `/razorpay/settlements/${late.id}`, { outcome: "told" });
  await minutesPass(60);
  await look();
  expect((await stateOf(late.id))?.state).toBe("MATCHED");
  await t.pay({ upiUri: (await t.newQr()).upiUri, vpa: "card.rider@okaxis" });
  const short = Made.parse(await t.control("POST", "/razorpay/settlements", { shortBy: 100 }));
  await t.pay({ upiUri: (await t.newQr()).upiUri });
  const pending = Made.parse(await t.control("POST", "/razorpay/settlements", { pending: true }));
  await syncSettlements(t.services, "razorpay", new Date());
  for (const minutes of [6, 60, 1_440]) {
    await minutesPass(minutes);
    await look();
  }
  expect(await stateOf(short.id)).toMatchObject({ state: "SHORT", transactionId: expect.any(String) });
  expect(await casesOf((await stateOf(short.id))?.id ?? "")).toEqual(["payments.settlement-short"]);
  expect(await casesOf((await stateOf(pending.id))?.id ?? "")).toEqual(["payments.settlement-open"]);
  await t.expectBooksProve();
});

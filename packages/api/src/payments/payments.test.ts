import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { GenerateQrInput } from "@drivopay/contracts/payments";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { desc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";
import { expireQrs } from "./expire-qrs.ts";
import { generateQr } from "./generate-qr.ts";
import { getQr, qrOf } from "./get-qr.ts";
import { getPayment, listPayments } from "./list-payments.ts";
import { permanentQr } from "./permanent-qr.ts";
import type { PaymentGateway } from "./ports.ts";
import { processWebhook } from "./process-webhook.ts";
import {
  createPaymentsBench,
  type PaymentsBench,
  patience,
  rupees,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

const { auditLogs, outbox, payments, qrCodes, webhookEvents } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

const fare = rupees(125.5);
const nothing = { balance: 0, pendingBalance: 0 };
const paymentId = () => `pay_${newId()}`;

async function newQr(amount = fare): Promise<{ ctx: DriverContext; qrId: string; upiUri: string }> {
  const ctx = await t.driver();
  const { qrId, upiUri } = await generateQr(ctx, { amount });
  return { ctx, qrId, upiUri };
}

const statusOf = async ({ services, driver }: DriverContext, qrId: string) =>
  (await qrOf(services, driver.userId, qrId)).status;

/** A gateway with some of its calls changed, in front of the real one. */
function withGateway(changes: (real: PaymentGateway) => Partial<PaymentGateway>): Services {
  const real = t.services.paymentGateways.razorpay;
  if (!real) throw new Error("There is no gateway");
  return { ...t.services, paymentGateways: { razorpay: { ...real, ...changes(real) } } };
}

describe("a QR", () => {
  test("carries the amount and an SVG, and lives for a quarter of an hour", async () => {
    const ctx = await t.driver();
    const qr = await generateQr(ctx, { amount: fare, description: "Airport" });
    expect(qr.upiUri).toContain("am=125.50");
    expect(qr.qrCode).toMatch(/^<svg /);
    const minutes = (new Date(qr.expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThanOrEqual(15.1);
    expect(await statusOf(ctx, qr.qrId)).toBe("ACTIVE");
  });

  test.each([0, -1, 0.5, 2 ** 53, Number.NaN, "100"])("is not made for an amount of %s", (amount) => {
    expect(GenerateQrInput.safeParse({ amount }).success).toBe(false);
  });

  test("is not made for less than the gateway takes", async () => {
    const ctx = await t.driver();
    await expect(generateQr(ctx, { amount: paise(99) })).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL" });
  });

  test("of another driver does not exist", async () => {
    const { qrId } = await newQr();
    const other = await t.driver();
    await expect(qrOf(t.services, other.driver.userId, qrId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getQr(t.services, other.driver.userId, qrId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("whose gateway is down is refused and closed", async () => {
    const ctx = await t.driver();
    await t.faults({ provider: "razorpay", kind: "error", match: "POST /v1/payments/qr_codes", status: 500 });
    await expect(generateQr(ctx, { amount: fare })).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    await t.faults();
    const rows = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.userId, ctx.driver.userId));
    expect(rows).toMatchObject([{ status: "CLOSED", gatewayQrId: null }]);
  });

  test("that the gateway made though its answer was lost is credited when somebody pays it", async () => {
    let made = "";
    const services = withGateway((real) => ({
      createQr: async (request) => {
        made = (await real.createQr(request)).gatewayQrId;
        throw new AppError("PROVIDER_UNAVAILABLE");
      },
    }));
    const ctx = { ...(await t.driver()), services };
    await expect(generateQr(ctx, { amount: fare })).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    await t.pay({ qrId: made });
    await t.kept("payment.captured");
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
  });

  test("for any amount is one a driver, however many ask at once", async () => {
    const ctx = await t.driver();
    const asked = await Promise.all(Array.from({ length: 8 }, () => permanentQr(ctx)));
    expect(new Set(asked.map(({ qrId }) => qrId)).size).toBe(1);
    expect(new Set(asked.map(({ upiUri }) => upiUri)).size).toBe(1);
    const [first] = asked;
    await t.pay({ upiUri: first?.upiUri, amount: 4_000 });
    await t.pay({ upiUri: first?.upiUri, amount: 6_000 });
    await expect
      .poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience)
      .toBe(10_000);
    expect(await statusOf(ctx, first?.qrId ?? "")).toBe("ACTIVE");
    await t.expectBooksProve();
  });
});

describe("a payment", () => {
  test("reaches the wallet, its QR and the open pages, and stands in the audit", async () => {
    const { ctx, qrId, upiUri } = await newQr();
    const gatewayPaymentId = await t.pay({ upiUri, vpa: "rider.one@okaxis" });
    await expect.poll(async () => (await t.process()) && (await statusOf(ctx, qrId)), patience).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    const { payments: listed } = await listPayments(ctx, { limit: 20 });
    expect(listed).toMatchObject([
      {
        gatewayPaymentId,
        status: "CAPTURED",
        amount: fare,
        net: fare,
        payerVpaMasked: "ri****@okaxis",
        source: "QR",
      },
    ]);
    const id = listed[0]?.id ?? "";
    expect((await qrOf(t.services, ctx.driver.userId, qrId)).paymentId).toBe(id);
    const told = await t.services.db.orm
      .select()
      .from(outbox)
      .where(eq(outbox.name, "payments/payment.captured"));
    const [event] = told.filter(({ data }) => data.paymentId === id);
    expect(event?.liveTopics).toEqual([`wallet:${ctx.driver.walletId}`, `qr:${qrId}`]);
    expect(event?.data).toMatchObject({ amount: fare, held: false, userId: ctx.driver.userId });
    const trail = await t.services.db.orm.select().from(auditLogs).where(eq(auditLogs.entityId, id));
    expect(trail.map(({ action }) => action)).toEqual(["payments.payment-captured"]);
    const other = await t.driver();
    await expect(getPayment(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getPayment(ctx, id)).resolves.toMatchObject({ id, held: false });
  });

  test("told twenty times at once, by as many events, is credited once", async () => {
    const { ctx, qrId } = await newQr();
    const payment = wirePayment({ id: paymentId(), qrId });
    for (let count = 0; count < 20; count += 1) await t.deliver(wireEvent("payment.captured", payment));
    const kept = await t.services.db.orm
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .orderBy(desc(webhookEvents.id))
      .limit(20);
    const twice = [...kept, ...kept];
    const outcomes = await Promise.all(twice.map(({ id }) => processWebhook(t.services, id)));
    expect(outcomes.filter(({ outcome }) => outcome === "CAPTURED").length).toBeGreaterThanOrEqual(1);
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    const rows = await t.services.db.orm.select().from(payments).where(eq(payments.qrId, qrId));
    expect(rows).toHaveLength(1);
    const told = await t.services.db.orm
      .select()
      .from(outbox)
      .where(eq(outbox.name, "payments/payment.captured"));
    expect(told.filter(({ data }) => data.paymentId === rows[0]?.id)).toHaveLength(1);
    await t.expectBooksProve();
  });

  test("that is faster than the gateway's answer finds its QR", async () => {
    const ctx = await t.driver();
    await t.faults({
      ...{ provider: "razorpay", kind: "timeout", match: "POST /v1/payments/qr_codes", latencyMs: 1_500 },
    });
    const making = generateQr(ctx, { amount: fare, description: "Race" });
    const Open = z.array(z.object({ id: z.string(), kind: z.string() }));
    await expect
      .poll(async () => {
        const [newest] = Open.parse(await t.control("GET", "/upi/open"));
        const known = await t.services.db.orm
          .select()
          .from(qrCodes)
          .where(eq(qrCodes.gatewayQrId, newest?.id ?? ""));
        return newest && known.length === 0 ? newest.id : null;
      }, patience)
      .not.toBeNull();
    const [newest] = Open.parse(await t.control("GET", "/upi/open"));
    await t.pay({ qrId: newest?.id });
    await expect.poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience).toBe(fare);
    const { qrId } = await making;
    await t.faults();
    expect(await statusOf(ctx, qrId)).toBe("PAID");
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
  });

  test("on a QR that has expired is credited all the same", async () => {
    const { ctx, qrId, upiUri } = await newQr();
    await t.services.db.orm
      .update(qrCodes)
      .set({ expiresAt: new Date(Date.now() - 2 * 60_000) })
      .where(eq(qrCodes.id, qrId));
    expect(await statusOf(ctx, qrId)).toBe("EXPIRED");
    await expireQrs(t.services);
    await t.pay({ upiUri, force: true });
    await expect.poll(async () => (await t.process()) && (await statusOf(ctx, qrId)), patience).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
  });

  test("whose webhooks were all lost is found before its QR is closed", async () => {
    const { ctx, qrId, upiUri } = await newQr();
    const { qrId: unpaid, ctx: other } = await newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    await t.pay({ upiUri });
    await t.faults();
    const overdue = { expiresAt: new Date(Date.now() - 2 * 60_000) };
    for (const id of [qrId, unpaid]) {
      await t.services.db.orm.update(qrCodes).set(overdue).where(eq(qrCodes.id, id));
    }
    await expireQrs(t.services);
    expect(await statusOf(ctx, qrId)).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, unpaid));
    expect(row?.status).toBe("EXPIRED");
    expect(await t.balance(other)).toEqual(nothing);
  });

  test("whose webhooks were all lost is found when the driver looks", async () => {
    const { ctx, qrId, upiUri } = await newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    await t.pay({ upiUri });
    await t.faults();
    const made = { createdAt: new Date(Date.now() - 60_000) };
    await t.services.db.orm.update(qrCodes).set(made).where(eq(qrCodes.id, qrId));
    expect((await getQr(t.services, ctx.driver.userId, qrId)).status).toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
  });

  test("keeps its QR open while the gateway cannot be asked", async () => {
    const { qrId } = await newQr();
    await t.services.db.orm
      .update(qrCodes)
      .set({ expiresAt: new Date(Date.now() - 2 * 60_000) })
      .where(eq(qrCodes.id, qrId));
    const down = withGateway(() => ({
      paymentsOfQr: () => Promise.reject(new AppError("PROVIDER_UNAVAILABLE")),
    }));
    await expireQrs(down);
    const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, qrId));
    expect(row?.status).toBe("ACTIVE");
  });

  test("that failed may be captured later, and one that was captured cannot fail", async () => {
    const { ctx, qrId } = await newQr();
    const id = paymentId();
    const failure = wireEvent(
      "payment.failed",
      wirePayment({ id, qrId, status: "failed", error_reason: "incorrect_pin" }),
    );
    await t.deliver(failure);
    await t.process();
    expect(await t.balance(ctx)).toEqual(nothing);
    expect((await listPayments(ctx, { limit: 20 })).payments).toMatchObject([{ status: "FAILED" }]);
    await t.deliver(wireEvent("payment.captured", wirePayment({ id, qrId })));
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    await t.deliver(failure);
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    expect((await listPayments(ctx, { limit: 20 })).payments).toMatchObject([{ status: "CAPTURED" }]);
    await t.expectBooksProve();
  });

  test("of another amount than the QR's is credited as it came, and told to staff", async () => {
    const { ctx, qrId } = await newQr();
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: paymentId(), qrId, amount: 10_000 })));
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: 10_000 });
    expect(await t.cases()).toContain("payments.amount-differs");
  });

  test("beside another on the same QR is credited too, and told to staff", async () => {
    const { ctx, qrId } = await newQr();
    for (const id of [paymentId(), paymentId()]) {
      await t.deliver(wireEvent("payment.captured", wirePayment({ id, qrId })));
    }
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: 2 * fare });
    expect(await t.cases()).toContain("payments.qr-paid-twice");
    await t.expectBooksProve();
  });

  test("without a word of its QR is asked about, and one that is nobody's becomes a case", async () => {
    const { ctx, upiUri } = await newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    const known = await t.pay({ upiUri });
    await t.faults();
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: known })));
    expect(await t.process()).toContain("CAPTURED");
    expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: paymentId() })));
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: paymentId(), qrId: newId() })));
    expect(await t.process()).toEqual(["UNKNOWN_PAYMENT", "UNKNOWN_PAYMENT"]);
    expect((await t.cases()).filter((kind) => kind === "payments.unknown-payment")).toHaveLength(2);
  });

  test.each([0, -1, 0.5, 2 ** 53])("of %s paise moves nothing and is told to staff", async (amount) => {
    const { ctx, qrId } = await newQr();
    const casesBefore = (await t.cases()).length;
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: paymentId(), qrId, amount })));
    await t.process();
    expect(await t.balance(ctx)).toEqual(nothing);
    expect((await t.cases()).length).toBe(casesBefore + 1);
    await t.expectBooksProve();
  });

  test("above the limits of the tier is held, never refused", async () => {
    const { ctx, qrId } = await newQr(rupees(10_001));
    await t.deliver(
      wireEvent("payment.captured", wirePayment({ id: paymentId(), qrId, amount: rupees(10_001) })),
    );
    await t.process();
    expect(await t.balance(ctx)).toEqual({ balance: 0, pendingBalance: rupees(10_001) });
    expect((await listPayments(ctx, { limit: 20 })).payments).toMatchObject([{ held: true }]);
    await t.expectBooksProve();
  });

  test("brings the same balance in whatever order and how often its events come", async () => {
    const stages = ["authorized", "failed", "captured"] as const;
    const events = ["payment.authorized", "payment.failed", "payment.captured"] as const;
    const toldOnce = fc.constantFrom(0, 1, 2);
    await fc.assert(
      fc.asyncProperty(
        fc.array(toldOnce, { minLength: 0, maxLength: 8 }),
        fc.nat({ max: 8 }),
        async (told, at) => {
          const { ctx, qrId } = await newQr();
          const id = paymentId();
          const order = told.toSpliced(Math.min(at, told.length), 0, 2);
          await Promise.all(
            order.map((stage) =>
              t.deliver(wireEvent(events[stage] ?? "", wirePayment({ id, qrId, status: stages[stage] }))),
            ),
          );
          await t.process();
          expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
          await t.expectBooksProve();
        },
      ),
      { numRuns: 15 },
    );
  });
});

test("the history goes on behind its cursor without a gap, and by page", async () => {
  const ctx = await t.driver();
  const { qrId } = await permanentQr(ctx);
  for (let count = 1; count <= 5; count += 1) {
    const payment = wirePayment({ id: paymentId(), qrId, amount: count * 100 });
    await t.deliver(wireEvent("payment.captured", payment));
    await t.process();
  }
  const first = await listPayments(ctx, { limit: 2 });
  const next = await listPayments(ctx, { limit: 2, cursor: first.pagination.nextCursor ?? "" });
  const third = await listPayments(ctx, { limit: 2, page: 3 });
  const amounts = [first, next, third].flatMap((page) => page.payments.map(({ amount }) => amount));
  expect(amounts).toEqual([500, 400, 300, 200, 100]);
  expect(third.pagination).toMatchObject({ page: 3, total: 5, hasMore: false, nextCursor: null });
  await expect(listPayments(ctx, { limit: 2, cursor: "; drop table" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect((await listPayments(ctx, { limit: 2, status: "FAILED" })).pagination.total).toBe(0);
});

test("a gateway that must be asked and does not answer leaves the webhook to be tried again", async () => {
  const payment = wirePayment({ id: paymentId() });
  const down = withGateway(() => ({
    readPayment: () => Promise.reject(new AppError("PROVIDER_UNAVAILABLE")),
  }));
  await t.deliver(wireEvent("payment.captured", payment));
  const [webhook] = await t.services.db.orm
    .select()
    .from(webhookEvents)
    .orderBy(desc(webhookEvents.id))
    .limit(1);
  await expect(processWebhook(down, webhook?.id ?? "")).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
  const [after] = await t.services.db.orm
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.id, webhook?.id ?? ""));
  expect(after?.processedAt).toBeNull();
  expect(await t.process()).toEqual(["UNKNOWN_PAYMENT"]);
});

test("payments applied at once from the poll and from webhooks are credited once", async () => {
  const { ctx, upiUri } = await newQr();
  await t.pay({ upiUri });
  const gateway = t.services.paymentGateways.razorpay;
  const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.upiUri, upiUri));
  const [payment] = (await gateway?.paymentsOfQr(row?.gatewayQrId ?? "")) ?? [];
  if (!payment) throw new Error("The gateway knows of no payment");
  await t.kept("qr_code.credited");
  await Promise.all([
    t.process(),
    ...Array.from({ length: 10 }, () => applyPayment(t.services, "razorpay", payment)),
  ]);
  expect(await t.balance(ctx)).toEqual({ ...nothing, balance: fare });
});

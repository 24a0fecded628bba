import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { desc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { applyPayment } from "./apply-payment.ts";
import { generateQr } from "./generate-qr.ts";
import { qrOf } from "./get-qr.ts";
import { listPayments } from "./list-payments.ts";
import { processWebhook } from "./process-webhook.ts";
import { readPayment } from "./read-payment.ts";
import {
  createPaymentsBench,
  emptyWallet,
  fare,
  newPaymentId,
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

describe("a payment", () => {
  test("reaches the wallet, its QR and the open pages, and stands in the audit", async () => {
    const { ctx, qrId, upiUri } = await t.newQr();
    const gatewayPaymentId = await t.pay({ upiUri, vpa: "rider.one@okaxis" });
    await expect
      .poll(async () => (await t.process()) && (await t.statusOf(ctx, qrId)), patience)
      .toBe("PAID");
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
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
    await expect(readPayment(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readPayment(ctx, id)).resolves.toMatchObject({ payment: { id, held: false } });
  });

  test("of each of twenty passengers, all at once, reaches the one driver without a wait for each other", async () => {
    const ctx = await t.driver();
    const fares = Array.from({ length: 20 }, async () => {
      const { qrId } = await generateQr(ctx, { amount: rupees(10) });
      return { payment: wirePayment({ id: newPaymentId(), qrId, amount: rupees(10) }) };
    });
    for (const { payment } of await Promise.all(fares))
      await t.deliver(wireEvent("payment.captured", payment));
    const kept = await t.services.db.orm
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(eq(webhookEvents.eventName, "payment.captured"))
      .orderBy(desc(webhookEvents.id))
      .limit(20);
    const outcomes = await Promise.all(kept.map(({ id }) => processWebhook(t.services, id)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => "CAPTURED"));
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: rupees(200) });
  });

  test("told twenty times at once, by as many events, is credited once", async () => {
    const { ctx, qrId } = await t.newQr();
    const payment = wirePayment({ id: newPaymentId(), qrId });
    for (let count = 0; count < 20; count += 1) await t.deliver(wireEvent("payment.captured", payment));
    const kept = await t.services.db.orm
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .orderBy(desc(webhookEvents.id))
      .limit(20);
    const twice = [...kept, ...kept];
    const outcomes = await Promise.all(twice.map(({ id }) => processWebhook(t.services, id)));
    expect(outcomes.filter(({ outcome }) => outcome === "CAPTURED").length).toBeGreaterThanOrEqual(1);
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
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
    expect(await t.statusOf(ctx, qrId)).toBe("PAID");
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
  });

  test("that failed may be captured later, and one that was captured cannot fail", async () => {
    const { ctx, qrId } = await t.newQr();
    const id = newPaymentId();
    const failure = wireEvent(
      "payment.failed",
      wirePayment({ id, qrId, status: "failed", error_reason: "incorrect_pin" }),
    );
    await t.deliver(failure);
    await t.process();
    expect(await t.balance(ctx)).toEqual(emptyWallet);
    expect((await listPayments(ctx, { limit: 20 })).payments).toMatchObject([{ status: "FAILED" }]);
    await t.deliver(wireEvent("payment.captured", wirePayment({ id, qrId })));
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
    await t.deliver(failure);
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
    expect((await listPayments(ctx, { limit: 20 })).payments).toMatchObject([{ status: "CAPTURED" }]);
    await t.expectBooksProve();
  });

  test("of another amount than the QR's is credited as it came, and told to staff", async () => {
    const { ctx, qrId } = await t.newQr();
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId, amount: 10_000 })));
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: 10_000 });
    expect(await t.cases()).toContain("payments.amount-differs");
  });

  test("beside another on the same QR is credited too, and told to staff", async () => {
    const { ctx, qrId } = await t.newQr();
    for (const id of [newPaymentId(), newPaymentId()]) {
      await t.deliver(wireEvent("payment.captured", wirePayment({ id, qrId })));
    }
    await t.process();
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: 2 * fare });
    expect(await t.cases()).toContain("payments.qr-paid-twice");
    await t.expectBooksProve();
  });

  test("without a word of its QR is asked about, and one that is nobody's becomes a case", async () => {
    const { ctx, upiUri } = await t.newQr();
    await t.faults({ provider: "razorpay", kind: "drop-webhook" });
    const known = await t.pay({ upiUri });
    await t.faults();
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: known })));
    expect(await t.process()).toContain("CAPTURED");
    expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: newPaymentId() })));
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId: newId() })));
    expect(await t.process()).toEqual(["UNKNOWN_PAYMENT", "UNKNOWN_PAYMENT"]);
    expect((await t.cases()).filter((kind) => kind === "payments.unknown-payment")).toHaveLength(2);
  });

  test.each([0, -1, 0.5, 2 ** 53])("of %s paise moves nothing and is told to staff", async (amount) => {
    const { ctx, qrId } = await t.newQr();
    const casesBefore = (await t.cases()).length;
    await t.deliver(wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId, amount })));
    await t.process();
    expect(await t.balance(ctx)).toEqual(emptyWallet);
    expect((await t.cases()).length).toBe(casesBefore + 1);
    await t.expectBooksProve();
  });

  test("above the limits of the tier is held, never refused", async () => {
    const { ctx, qrId } = await t.newQr(rupees(10_001));
    await t.deliver(
      wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId, amount: rupees(10_001) })),
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
          const { ctx, qrId } = await t.newQr();
          const id = newPaymentId();
          const order = told.toSpliced(Math.min(at, told.length), 0, 2);
          await Promise.all(
            order.map((stage) =>
              t.deliver(wireEvent(events[stage] ?? "", wirePayment({ id, qrId, status: stages[stage] }))),
            ),
          );
          await t.process();
          expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
          await t.expectBooksProve();
        },
      ),
      { numRuns: 15 },
    );
  });
});

test("a gateway that must be asked and does not answer leaves the webhook to be tried again", async () => {
  const payment = wirePayment({ id: newPaymentId() });
  const down = t.withGateway(() => ({
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
  expect(await processWebhook(t.services, webhook?.id ?? "")).toEqual({ outcome: "UNKNOWN_PAYMENT" });
});

test("payments applied at once from the poll and from webhooks are credited once", async () => {
  const { ctx, upiUri } = await t.newQr();
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
  expect(await t.balance(ctx)).toEqual({ ...emptyWallet, balance: fare });
});

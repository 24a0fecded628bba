import { tables } from "@drivopay/db";
import { createRazorpay } from "@drivopay/providers/razorpay";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DriverContext } from "../context.ts";
import { expireQrs } from "./expire-qrs.ts";
import { generateQr } from "./generate-qr.ts";
import { processWebhook } from "./process-webhook.ts";
import { refundPayment } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";
import {
  again,
  createPaymentsBench,
  emptyWallet,
  fare,
  newPaymentId,
  type PaymentsBench,
  paidFare,
  patience,
  razorpaySecret,
  rupees,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

const { cases, payments, qrCodes, refunds } = tables;

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterEach(async () => {
  await t.faults();
  await lies({});
  await t.expectBooksProve();
});
afterAll(() => t.close());

const lies = (told: object) => t.control("PUT", "/razorpay/lies", told);
const casesAbout = async (needle: string) =>
  (await t.services.db.orm.select().from(cases)).filter(({ evidence }) =>
    JSON.stringify(evidence).includes(needle),
  );
const kindsAbout = async (needle: string) => (await casesAbout(needle)).map(({ kind }) => kind);

/** Everything that was kept is carried out, until something ends so. */
async function carriedOut(outcome: string): Promise<void> {
  const seen: string[] = [];
  await expect
    .poll(async () => {
      seen.push(...(await t.process()));
      return seen.includes(outcome);
    }, patience)
    .toBe(true);
}

/** The QR's time is over, and the gateway is asked for what was paid on it. */
async function timePasses(qrId: string): Promise<void> {
  await t.services.db.orm
    .update(qrCodes)
    .set({ expiresAt: new Date(Date.now() - 120_000) })
    .where(eq(qrCodes.id, qrId));
  await expireQrs(t.services);
}

describe("a gateway that lies", () => {
  test("and captures less than was asked for: what came is credited, and told to staff", async () => {
    await lies({ captureLessBy: 550 });
    const { ctx, upiUri } = await t.newQr();
    const id = await t.pay({ upiUri });
    await carriedOut("CAPTURED");
    expect((await t.balance(ctx)).balance).toBe(fare - 550);
    expect(await casesAbout(id)).toMatchObject([
      { kind: "payments.amount-differs", evidence: { amount: fare - 550, askedFor: fare } },
    ]);
  });

  test("and names another currency, by event and by poll: nothing is credited, one case, no others held up", async () => {
    await lies({ currency: "USD" });
    const { ctx, qrId, upiUri } = await t.newQr();
    const id = await t.pay({ upiUri });
    await carriedOut("OTHER_CURRENCY");
    await timePasses(qrId);
    expect(await t.balance(ctx)).toEqual(emptyWallet);
    expect(await casesAbout(id)).toMatchObject([
      { kind: "payments.other-currency", evidence: { currency: "USD", amount: fare, qrId } },
    ]);
    expect(await t.statusOf(ctx, qrId)).toBe("EXPIRED");
  });

  test("and sends a payment of another account: nothing is credited, and staff have it", async () => {
    const { ctx, qrId } = await t.newQr();
    const { payments: gateway } = createRazorpay({
      ...{ RAZORPAY_BASE_URL: `${t.sandbox.url}/razorpay`, RAZORPAY_KEY_ID: "rzp_test_key" },
      ...{ RAZORPAY_KEY_SECRET: "test-razorpay-secret", RAZORPAY_ACCOUNT_ID: "acc_Ours" },
      ...{ RAZORPAY_WEBHOOK_SECRET: razorpaySecret, RAZORPAYX_ACCOUNT_NUMBER: "2323230099089860" },
      RAZORPAYX_WEBHOOK_SECRET: "test-razorpayx-webhook-secret",
    });
    const body = wireEvent("payment.captured", wirePayment({ id: newPaymentId(), qrId, amount: fare }));
    const raw = (accountId: string) => Buffer.from(JSON.stringify({ ...body, account_id: accountId }));
    expect(() => gateway.parseWebhook(raw("acc_Theirs"))).toThrow(
      expect.objectContaining({ code: "BAD_REQUEST" }),
    );
    expect(gateway.parseWebhook(raw("acc_Ours"))).toMatchObject({ type: "payment" });
    // The event is kept, and what cannot be read as ours becomes a case.
    const bench = { ...t.services, paymentGateways: { razorpay: gateway } };
    await t.deliver({ ...body, account_id: "acc_Theirs" });
    const [row] = (await t.services.db.orm.select().from(tables.webhookEvents)).filter(
      ({ processedAt }) => processedAt === null,
    );
    expect(await processWebhook(bench, row?.id ?? "")).toEqual({ outcome: "UNREADABLE" });
    expect(await kindsAbout(row?.gatewayEventId ?? "-")).toEqual(["payments.webhook-unreadable"]);
    expect(await t.balance(ctx)).toEqual(emptyWallet);
  });

  test("and tells of a payment nobody made: no money, one case however often it is told", async () => {
    const id = newPaymentId();
    for (let told = 0; told < 3; told += 1) {
      await t.deliver(wireEvent("payment.captured", wirePayment({ id, amount: fare })), { eventId: newId() });
    }
    await carriedOut("UNKNOWN_PAYMENT");
    expect(await kindsAbout(id)).toEqual(["payments.unknown-payment"]);
  });

  test("and gives back more than was captured, as a success: the driver pays what was asked for, staff have the rest", async () => {
    const { ctx, payment } = await paidFare(t);
    await lies({ refundMoreBy: rupees(500) });
    const refund = await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
    await sendRefund(t.services, refund.id);
    await t.process();
    expect(await t.balance(ctx)).toEqual(emptyWallet);
    const [row] = await t.services.db.orm.select().from(refunds).where(eq(refunds.id, refund.id));
    expect(row?.status).toBe("PROCESSED");
    expect(await casesAbout(refund.id)).toMatchObject([
      {
        kind: "payments.refund-amount-differs",
        evidence: { askedFor: fare, amount: fare + rupees(500), paymentId: payment.id },
      },
    ]);
  });
});

describe("a gateway that is in trouble", () => {
  const drive = async (ctx: DriverContext) => generateQr(again(ctx), { amount: fare });

  test("and answers slowly: the QR is made once, and its fare counts once", async () => {
    await t.faults({ provider: "razorpay", kind: "latency", latencyMs: 1_500 });
    const { ctx, qrId, upiUri } = await t.newQr();
    await t.faults();
    await t.pay({ upiUri });
    await expect
      .poll(async () => {
        await t.process();
        return t.statusOf(ctx, qrId);
      }, patience)
      .toBe("PAID");
    expect((await t.balance(ctx)).balance).toBe(fare);
  });

  test("and says when to come back: a refund that is refused for haste tells for how long, and is made later, once", async () => {
    const { ctx, payment } = await paidFare(t);
    const refund = await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
    await t.faults({
      ...{ provider: "razorpay", kind: "error", match: "/v1/payments/*/refund", status: 429 },
      retryAfterSeconds: 7,
    });
    await expect(sendRefund(t.services, refund.id)).rejects.toMatchObject({
      ...{ code: "PROVIDER_UNAVAILABLE", params: { retryAfterSeconds: 7 } },
    });
    await t.faults();
    await sendRefund(t.services, refund.id);
    await t.process();
    const [row] = await t.services.db.orm.select().from(payments).where(eq(payments.id, payment.id));
    expect(row).toMatchObject({ status: "REFUNDED", refunded: fare });
    expect(await t.balance(ctx)).toEqual(emptyWallet);
  });

  test.each([500, 502, 503, 429])(
    "and answers %i: another gateway makes the QR, and the fare counts",
    async (status) => {
      const ctx = await t.driver();
      await t.faults({
        provider: "razorpay",
        kind: "error",
        match: "/v1/payments/qr_codes",
        status,
        retryAfterSeconds: 1,
      });
      const { qrId, upiUri } = await drive(ctx);
      const [row] = await t.services.db.orm.select().from(qrCodes).where(eq(qrCodes.id, qrId));
      expect(row?.gateway).toBe("cashfree");
      await t.pay({ upiUri });
      await expect
        .poll(async () => {
          await t.process();
          return (await t.balance(ctx)).balance;
        }, patience)
        .toBe(fare);
      await t.flushRedis();
    },
  );
});

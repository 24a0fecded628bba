import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { hmacHex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { proveLedger, readWallet } from "../../wallet/index.ts";
import { type Crash, createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { makeDriver } from "../../wallet/testing/fixtures.ts";
import { generateQr } from "../generate-qr.ts";
import { listPayments } from "../list-payments.ts";
import { receiveWebhook } from "../receive-webhook.ts";
import { refundPayment } from "../refund-payment.ts";
import { sweepPayments } from "../sweep-payments.ts";
import { razorpaySecret, wireEvent, wirePayment } from "../test-services.ts";
import { processWebhookWorkflow, retryWebhooksWorkflow } from "./process-webhook.ts";
import { refundWorkflow } from "./refund.ts";

const { outbox, payments, refunds, webhookEvents } = tables;
const Paid = z.object({ paymentId: z.string() });
const Refunds = z.object({ items: z.array(z.looseObject({ receipt: z.string() })) });
const fare = paise(20_000);
const minuteMs = 60_000;
const soon = { timeout: 30_000, interval: 100 };

let bench: WalletBench;
beforeAll(async () => {
  bench = await createWalletBench((services) => [
    processWebhookWorkflow(services),
    retryWebhooksWorkflow(services),
    refundWorkflow(services),
  ]);
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

const moments = [1, 2].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

/** A fare that was paid; no webhook of the gateway comes in here by itself. */
async function paidFare() {
  const driver = await makeDriver(bench.world);
  const { upiUri, qrId } = await generateQr(driver.call(), { amount: fare });
  const response = await fetch(`${bench.world.sandbox.url}/_control/upi/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upiUri }),
  });
  return { driver, qrId, gatewayPaymentId: Paid.parse(await response.json()).paymentId };
}

const balanceOf = async (walletId: string) => (await readWallet(bench.services.db, walletId)).balance;

async function booksProve() {
  expect((await proveLedger(bench.services.db)).breaks).toEqual([]);
}

describe("a webhook's workflow", () => {
  const captured = ({ qrId, gatewayPaymentId }: Awaited<ReturnType<typeof paidFare>>) =>
    Buffer.from(
      JSON.stringify(
        wireEvent("payment.captured", wirePayment({ id: gatewayPaymentId, qrId, amount: fare })),
      ),
    );

  async function credited(paid: Awaited<ReturnType<typeof paidFare>>) {
    const { driver, gatewayPaymentId } = paid;
    await expect.poll(() => balanceOf(driver.walletId), soon).toBe(fare);
    await expect.poll(() => bench.app.crashed, soon).toBe(true);
    const unprocessed = async () =>
      (await bench.services.db.orm.select().from(webhookEvents)).filter(
        ({ rawBody, processedAt }) => processedAt === null && rawBody?.includes(gatewayPaymentId),
      );
    await expect.poll(unprocessed, soon).toEqual([]);
    const kept = await bench.services.db.orm
      .select()
      .from(payments)
      .where(eq(payments.gatewayPaymentId, gatewayPaymentId));
    expect(kept).toMatchObject([{ status: "CAPTURED", amount: fare }]);
    expect(await balanceOf(driver.walletId)).toBe(fare);
    await booksProve();
  }

  test.each(moments)("killed at call $atCall, $when: the fare is credited once", async (crash) => {
    const paid = await paidFare();
    bench.app.plan(crash);
    const rawBody = captured(paid);
    for (const eventId of [newId(), newId()])
      await receiveWebhook(bench.services, {
        ...{ gateway: "razorpay", rawBody, signature: hmacHex(razorpaySecret, rawBody), eventId },
        ...{ ipAddress: "127.0.0.1", userAgent: null },
      });
    await credited(paid);
    const queues = (await bench.services.db.orm.select().from(outbox))
      .filter(({ name }) => name === "payments/webhook.received")
      .map(({ data }) => data.queue);
    expect(queues.slice(-2)).toEqual([paid.driver.walletId, paid.driver.walletId]);
  });

  test.each([1, 2, 3].flatMap((atCall) => moments.slice(0, 2).map(({ when }): Crash => ({ atCall, when }))))(
    "left behind, and its janitor killed at call $atCall, $when: the fare is credited once",
    async (crash) => {
      const paid = await paidFare();
      await bench.services.db.orm.insert(webhookEvents).values({
        ...{ id: newId(), gateway: "razorpay", gatewayEventId: newId(), eventName: "payment.captured" },
        rawBody: captured(paid),
        receivedAt: new Date(Date.now() - 10 * minuteMs),
      });
      bench.app.plan(crash);
      bench.inngest.clock.advance(5 * minuteMs);
      await credited(paid);
    },
  );
});

describe("a refund's workflow", () => {
  async function refundAsked() {
    const { driver, gatewayPaymentId } = await paidFare();
    const span = { from: new Date(Date.now() - minuteMs).toISOString(), to: new Date().toISOString() };
    await sweepPayments(bench.services, "razorpay", span, null);
    const { payments: made } = await listPayments(driver.call(), { limit: 1 });
    const paymentId = made[0]?.id ?? "";
    const refund = await refundPayment(driver.call(), { paymentId, amount: paise(5_000), reason: "Wrong" });
    return { driver, gatewayPaymentId, refundId: refund.id };
  }

  async function refundsAtGateway(gatewayPaymentId: string) {
    const credentials = Buffer.from("rzp_test_key:test-razorpay-secret").toString("base64");
    const path = `${bench.world.sandbox.url}/razorpay/v1/payments/${gatewayPaymentId}/refunds`;
    const response = await fetch(path, { headers: { authorization: `Basic ${credentials}` } });
    return Refunds.parse(await response.json()).items.map(({ receipt }) => receipt);
  }

  test.each([...moments, { atCall: 0, when: "between gateway and database" } satisfies Crash])(
    "killed at call $atCall, $when: the passenger gets the money once, and the driver pays it once",
    async (crash) => {
      bench.app.plan(crash);
      const { driver, gatewayPaymentId, refundId } = await refundAsked();
      const stateOf = async () =>
        (await bench.services.db.orm.select().from(refunds).where(eq(refunds.id, refundId)))[0]?.status;
      await expect.poll(stateOf, soon).toBe("PROCESSED");
      await expect.poll(() => bench.app.crashed, soon).toBe(true);
      await expect
        .poll(() => bench.runsOf("payments/refund.requested", { refundId }), soon)
        .toEqual(["Completed"]);
      expect(await refundsAtGateway(gatewayPaymentId)).toEqual([refundId]);
      expect(await balanceOf(driver.walletId)).toBe(fare - 5_000);
      await booksProve();
    },
  );
});

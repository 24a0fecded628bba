import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { listPayments } from "./list-payments.ts";
import { permanentQr } from "./permanent-qr.ts";
import { sweepPayment, sweepPayments } from "./sweep-payments.ts";
import { again, createPaymentsBench, type PaymentsBench, patience, rupees } from "./test-services.ts";

const { paymentWatches } = tables;
const Sent = z.array(z.looseObject({ eventId: z.string(), body: z.string() }));
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(() => t.faults());
afterAll(() => t.close());

const lastHour = () => ({
  from: new Date(Date.now() - 3_600_000).toISOString(),
  to: new Date(Date.now() + 1_000).toISOString(),
});

/** The whole list once; what could not be applied. */
async function sweep(services = t.services): Promise<string[]> {
  const span = lastHour();
  const failed: string[] = [];
  let place: string | null = null;
  do {
    const page = await sweepPayments(services, "razorpay", span, place);
    failed.push(...page.failed);
    place = page.next;
  } while (place !== null);
  return failed;
}

/** A fare of a passenger who scanned the driver's own QR, of which the gateway could not tell us. */
async function unheardFare(amount = rupees(150)) {
  const ctx = await t.driver();
  const { upiUri } = await permanentQr(ctx);
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const id = await t.pay({ upiUri, amount });
  await t.faults();
  return { ctx, id };
}

test("a fare on a permanent QR whose webhook was lost is credited once, also when the webhook comes later", async () => {
  const { ctx, id } = await unheardFare();
  expect((await t.balance(ctx)).balance).toBe(0);
  await Promise.all([sweep(), sweep(), sweep()]);
  expect((await t.balance(ctx)).balance).toBe(rupees(150));
  const sent = Sent.parse(await t.control("GET", "/webhooks?provider=razorpay"));
  const late = sent.filter(({ body }) => body.includes(id));
  expect(late.length).toBeGreaterThan(0);
  for (const { eventId } of late) await t.control("POST", "/webhooks/replay", { eventId, times: 2 });
  await t.kept("payment.captured");
  await expect.poll(() => t.process(), patience).toContain("ALREADY_CAPTURED");
  await sweep();
  expect((await t.balance(ctx)).balance).toBe(rupees(150));
  expect(await t.cases()).toEqual([]);
  await t.expectBooksProve();
});

test("what is authorised and what has failed is heard of as by its webhook, and looked at until its end", async () => {
  const { ctx, upiUri } = await t.newQr();
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const ids = [await t.pay({ upiUri, outcome: "failure" }), await t.pay({ upiUri, capture: false })];
  expect(await sweep()).toEqual([]);
  const watched = (await t.services.db.orm.select().from(paymentWatches)).map((row) => row.gatewayPaymentId);
  for (const id of ids) expect(watched).toContain(id);
  const { payments } = await listPayments(ctx, { limit: 5 });
  expect(payments).toMatchObject([{ status: "FAILED" }]);
  expect((await t.balance(ctx)).balance).toBe(0);
});

test("one payment that cannot be applied does not keep the others waiting, and is credited when it can be", async () => {
  const first = await unheardFare(rupees(80));
  const second = await unheardFare(rupees(90));
  const broken = new AppError("PROVIDER_UNAVAILABLE");
  const services = t.withGateway(({ listPayments, readPayment }) => ({
    listPayments: async (span, place) => {
      const page = await listPayments?.(span, place);
      const payments = (page?.payments ?? []).map((one) =>
        // Without its notes it has to be asked for, and the gateway does not answer.
        one.gatewayPaymentId === first.id ? { ...one, notes: {} } : one,
      );
      return { payments, next: page?.next ?? null };
    },
    readPayment: (id) => (id === first.id ? Promise.reject(broken) : readPayment(id)),
  }));
  expect(await sweep(services)).toEqual([first.id]);
  expect((await t.balance(first.ctx)).balance).toBe(0);
  expect((await t.balance(second.ctx)).balance).toBe(rupees(90));
  await sweepPayment(t.services, "razorpay", first.id);
  expect((await t.balance(again(first.ctx))).balance).toBe(rupees(80));
  await t.expectBooksProve();
});

test("a gateway without a list is passed over", async () => {
  expect(await sweepPayments(t.services, "cashfree", lastHour(), null)).toEqual({ next: null, failed: [] });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, startBench } from "../../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function payment(amount = 30_000): Promise<string> {
  const qr = await bench.razorpay.qrCode.create({
    ...{ type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: amount },
  });
  return bench.paid({ qrId: qr.id });
}

test("a partial and a full refund move the payment to refunded and send their events", async () => {
  const id = await payment();
  const first = await bench.razorpay.payments.refund(id, { amount: 10_000, notes: { reason: "fare" } });
  expect(first).toMatchObject({ entity: "refund", amount: 10_000, payment_id: id, status: "processed" });
  expect(await bench.razorpay.payments.fetch(id)).toMatchObject({
    status: "captured",
    refund_status: "partial",
  });
  const rest = await bench.razorpay.payments.refund(id, {});
  expect(rest.amount).toBe(20_000);
  expect(await bench.razorpay.payments.fetch(id)).toMatchObject({
    status: "refunded",
    refund_status: "full",
  });
  expect((await bench.event("refund.processed")).contains).toEqual(["refund", "payment"]);
  expect(bench.events("refund.created").length).toBeGreaterThan(0);
  expect(await bench.razorpay.refunds.fetch(first.id)).toMatchObject({ id: first.id });
  expect(await bench.razorpay.payments.fetchMultipleRefund(id)).toMatchObject({ count: 2 });
  expect(await bench.razorpay.payments.fetchRefund(id, rest.id)).toMatchObject({ id: rest.id });
  await expect(bench.razorpay.payments.refund(id, { amount: 100 })).rejects.toMatchObject({
    error: { description: "The payment has been fully refunded already" },
  });
});

test("fifty refunds at once give back exactly what was captured", async () => {
  const id = await payment(30_000);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => bench.call("POST", `/payments/${id}/refund`, { amount: 1_000 })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(20);
  expect(await bench.razorpay.payments.fetch(id)).toMatchObject({ amount_refunded: 30_000 });
});

test("a refund key answers the same refund again and refuses another body with 409", async () => {
  const id = await payment();
  const headers = { "X-Refund-Idempotency": "refund-key-0001" };
  const first = await bench.call("POST", `/payments/${id}/refund`, { amount: 1_000 }, headers);
  const again = await bench.call("POST", `/payments/${id}/refund`, { amount: 1_000 }, headers);
  expect(again).toEqual(first);
  const other = await bench.call("POST", `/payments/${id}/refund`, { amount: 2_000 }, headers);
  expect(other.status).toBe(409);
  expect(other.body.error).toMatchObject({
    description: "Different request with the same idempotency key has already been processed.",
  });
  expect(await bench.razorpay.payments.fetch(id)).toMatchObject({ amount_refunded: 1_000 });
});

test("a refund the bank sends back is failed and the money can be refunded again", async () => {
  const id = await payment();
  const refund = await bench.razorpay.payments.refund(id, { amount: 30_000 });
  await bench.control("POST", `/razorpay/refunds/${refund.id}`, { outcome: "failed" });
  expect((await bench.event("refund.failed")).payload.refund?.entity.status).toBe("failed");
  expect(await bench.razorpay.payments.fetch(id)).toMatchObject({ status: "captured", refund_status: null });
  expect(await bench.razorpay.payments.refund(id, { amount: 100 })).toMatchObject({ amount: 100 });
});

test("a settlement carries each payment and refund once and is found by its day", async () => {
  const id = await payment(30_000);
  await bench.razorpay.payments.refund(id, { amount: 5_000 });
  const settled = await bench.control("POST", "/razorpay/settlements");
  expect(settled.body).toMatchObject({ entity: "settlement", amount: 25_000, status: "processed" });
  await bench.event("settlement.processed");
  expect((await bench.control("POST", "/razorpay/settlements")).status).toBe(409);
  const all = await bench.razorpay.settlements.all();
  expect(all.count).toBe(1);
  const india = new Date(Date.now() + 19_800_000);
  const recon = await bench.razorpay.settlements.reports({
    ...{ year: india.getUTCFullYear(), month: india.getUTCMonth() + 1, day: india.getUTCDate() },
  });
  expect(recon).toMatchObject({
    count: 2,
    items: [
      { entity_id: id, type: "payment", credit: 30_000, debit: 0 },
      { type: "refund", credit: 0, debit: 5_000, payment_id: id },
    ],
  });
});

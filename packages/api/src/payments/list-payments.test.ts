import { afterAll, beforeAll, expect, test } from "vitest";
import { listPayments } from "./list-payments.ts";
import { permanentQr } from "./permanent-qr.ts";
import {
  createPaymentsBench,
  newPaymentId,
  type PaymentsBench,
  wireEvent,
  wirePayment,
} from "./test-services.ts";

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

test("the history goes on behind its cursor without a gap, and by page", async () => {
  const ctx = await t.driver();
  const { qrId } = await permanentQr(ctx);
  for (let count = 1; count <= 5; count += 1) {
    const payment = wirePayment({ id: newPaymentId(), qrId, amount: count * 100 });
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
    code: "VALIDATION_FAILED",
  });
  expect((await listPayments(ctx, { limit: 2, status: "FAILED" })).pagination.total).toBe(0);
});

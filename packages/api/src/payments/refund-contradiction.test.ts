import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { applyRefund } from "./apply-refund.ts";
import { refundPayment } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";
import { syncSettlements } from "./sync-settlements.ts";
import { again, createPaymentsBench, fare, type PaymentsBench, paidFare } from "./test-services.ts";

const { cases, refunds } = tables;
let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(() => t.faults());
afterAll(() => t.close());

const refusing = { provider: "razorpay", kind: "error", match: "POST /v1/payments/*/refund", status: 400 };

/** A driver's refund that the gateway has not been told of yet. */
async function askedFor() {
  const { ctx, payment } = await paidFare(t);
  const refund = await refundPayment(again(ctx), { paymentId: payment.id, reason: "Wrong fare" });
  return { ctx, refundId: refund.id, gatewayPaymentId: payment.gatewayPaymentId };
}
type Asked = Awaited<ReturnType<typeof askedFor>>;

/** The gateway makes the refund that was asked for with our key, and we do not hear of it. */
async function madeUnheard({ refundId, gatewayPaymentId }: Asked) {
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const request = { idempotencyKey: refundId, gatewayPaymentId, amount: fare, reason: "Wrong fare" };
  const made = await t.services.paymentGateways.razorpay?.refund(request);
  await t.faults();
  if (!made) throw new Error("There is no gateway");
  return made;
}

const statusOf = async ({ refundId }: Asked) =>
  (await t.services.db.orm.select().from(refunds).where(eq(refunds.id, refundId)))[0]?.status;
const casesOf = async ({ refundId }: Asked) =>
  (await t.services.db.orm.select().from(cases).where(eq(cases.referenceId, refundId))).map(
    ({ kind }) => kind,
  );
/** The announcements that its money came back. */
const returnsOf = async ({ refundId }: Asked) =>
  (
    await t.services.db.orm
      .select()
      .from(tables.outbox)
      .where(eq(tables.outbox.name, "payments/refund.returned"))
  )
    .map(({ data }) => data)
    .filter((data) => data.refundId === refundId);

test("a refund that the gateway refuses, since an earlier try was taken, is found and not given back", async () => {
  const asked = await askedFor();
  await madeUnheard(asked);
  await t.faults(refusing);
  expect(await sendRefund(t.services, asked.refundId)).toBe("REFUND_PROCESSED");
  expect((await t.balance(asked.ctx)).balance).toBe(0);
  expect(await casesOf(asked)).toEqual([]);
  await t.expectBooksProve();
});

test("where the gateway refuses and cannot be asked, nothing is given back yet", async () => {
  const asked = await askedFor();
  await t.faults(refusing, { ...refusing, match: "GET /v1/payments/*/refunds", status: 502 });
  await expect(sendRefund(t.services, asked.refundId)).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
  expect(await statusOf(asked)).toBe("PENDING");
  await t.faults(refusing);
  expect(await sendRefund(t.services, asked.refundId)).toBe("REFUND_FAILED");
  expect(await casesOf(asked)).toEqual(["payments.refund-refused"]);
  expect(await returnsOf(asked)).toMatchObject([{ amount: fare, userId: asked.ctx.driver.userId }]);
  expect((await t.balance(asked.ctx)).balance).toBe(fare);
});

test("a refund that we gave back and that the gateway then makes is a case, told however often, and moves nothing", async () => {
  const asked = await askedFor();
  await t.faults(refusing);
  expect(await sendRefund(t.services, asked.refundId)).toBe("REFUND_FAILED");
  const made = await madeUnheard(asked);
  for (const status of ["pending", "processed", "processed"] as const)
    expect(await applyRefund(t.services, "razorpay", { ...made, status })).toBe("REFUND_FAILED");
  expect((await casesOf(asked)).toSorted()).toEqual([
    "payments.refund-contradiction",
    "payments.refund-refused",
  ]);
  expect((await t.balance(asked.ctx)).balance).toBe(fare);
  await t.expectBooksProve();
});

test("a settlement that carries a refund which we gave back is that case as well", async () => {
  const asked = await askedFor();
  await t.faults(refusing);
  await sendRefund(t.services, asked.refundId);
  await madeUnheard(asked);
  await t.control("POST", "/razorpay/settlements", {});
  await syncSettlements(t.services, "razorpay", new Date());
  expect(await casesOf(asked)).toContain("payments.refund-contradiction");
});

test("that a refund was made, told after it has failed, is late and no case", async () => {
  const asked = await askedFor();
  await sendRefund(t.services, asked.refundId);
  const made = await t.services.paymentGateways.razorpay?.findRefund({
    ...{ idempotencyKey: asked.refundId, gatewayPaymentId: asked.gatewayPaymentId },
  });
  if (!made) throw new Error("There is no refund");
  await t.control("POST", `/razorpay/refunds/${made.gatewayRefundId}`, { outcome: "failed" });
  await t.kept("refund.failed");
  await t.process();
  expect(await statusOf(asked)).toBe("FAILED");
  expect(await applyRefund(t.services, "razorpay", made)).toBe("REFUND_FAILED");
  expect(await casesOf(asked)).toEqual([]);
  await t.expectBooksProve();
});

import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { systemBalance, traceMoney } from "../wallet/index.ts";
import { applySettlement } from "./apply-settlement.ts";
import { refundPayment } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";
import { syncSettlements } from "./sync-settlements.ts";
import { again, createPaymentsBench, type PaymentsBench, patience, rupees } from "./test-services.ts";
import { watchLateSettlements } from "./watch-late-settlements.ts";

const { cases, payments, settlementItems, settlements, transactions } = tables;
const dayMs = 86_400_000;
const Made = z.object({ id: z.string(), amount: z.number(), utr: z.string().nullable() });

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

const settle = async (faults: object = {}) =>
  Made.parse(await t.control("POST", "/razorpay/settlements", faults));
const sync = () => syncSettlements(t.services, "razorpay", new Date());
const rowOf = async (gatewaySettlementId: string) => {
  const [row] = await t.services.db.orm
    .select()
    .from(settlements)
    .where(eq(settlements.gatewaySettlementId, gatewaySettlementId));
  if (!row) throw new Error("There is no such settlement");
  return row;
};
const caseOf = async (kind: string, referenceId: string) =>
  (
    await t.services.db.orm
      .select()
      .from(cases)
      .where(and(eq(cases.kind, kind), eq(cases.referenceId, referenceId)))
  )[0];
const paymentOf = async (gatewayPaymentId: string) => {
  const [row] = await t.services.db.orm
    .select()
    .from(payments)
    .where(eq(payments.gatewayPaymentId, gatewayPaymentId));
  if (!row) throw new Error("There is no such payment");
  return row;
};
const postingsOf = async (settlementId: string) =>
  t.services.db.orm.select().from(transactions).where(eq(transactions.referenceId, settlementId));

/** A fare that a passenger pays and that we know of; what the driver and the gateway call it. */
async function fare(amount: number, vpa = "rider.one@okaxis") {
  const { ctx, qrId, upiUri } = await t.newQr(rupees(amount));
  const gatewayPaymentId = await t.pay({ upiUri, vpa });
  await expect
    .poll(async () => {
      await t.process();
      return t.statusOf(ctx, qrId);
    }, patience)
    .toBe("PAID");
  return { ctx, gatewayPaymentId };
}

test("a settlement is fetched once: its payments find it, and what the gateway kept is posted against clearing", async () => {
  const before = await systemBalance(t.services.db, "gateway_fees");
  const clearing = await systemBalance(t.services.db, "gateway_clearing:razorpay");
  const free = await fare(100);
  const byCard = await fare(200, "card.rider@okaxis");
  const made = await settle();
  await Promise.all([sync(), sync(), sync()]);
  await sync();
  const row = await rowOf(made.id);
  // ₹4 for the card, and 72 paise of GST on that.
  expect(row).toMatchObject({ state: "MATCHED", amount: 29_528, expected: 29_528, fee: 400, tax: 72 });
  expect(row.utr).toBe(made.utr);
  expect(await postingsOf(row.id)).toMatchObject([{ id: row.transactionId, kind: "GATEWAY_SETTLEMENT" }]);
  expect(await systemBalance(t.services.db, "gateway_fees")).toBe(before - 400);
  expect(await systemBalance(t.services.db, "gateway_clearing:razorpay")).toBe(clearing - 30_000 + 472);
  for (const { gatewayPaymentId } of [free, byCard]) {
    const { id } = await paymentOf(gatewayPaymentId);
    const items = await t.services.db.orm
      .select()
      .from(settlementItems)
      .where(eq(settlementItems.paymentId, id));
    expect(items).toMatchObject([{ settlementId: row.id }]);
  }
  await t.expectBooksProve();
});

test("the rupee trace names the settlement and its UTR, and until then that it is awaited", async () => {
  const { ctx, gatewayPaymentId } = await fare(150, "card.rider@okaxis");
  const { id } = await paymentOf(gatewayPaymentId);
  const way = async () => (await traceMoney(t.services.db, ctx.driver.walletId, id)).steps;
  expect((await way()).map(({ step }) => step)).toEqual(["PAID", "SETTLING", "CREDITED", "IN_BALANCE"]);
  const made = await settle();
  await sync();
  const steps = await way();
  expect(steps.map(({ step, amount }) => [step, amount])).toEqual([
    ["PAID", 15_000],
    ["GATEWAY_FEE", -354],
    ["SETTLED", 14_646],
    ["CREDITED", 15_000],
    ["IN_BALANCE", 15_000],
  ]);
  expect(steps[2]).toMatchObject({
    reference: made.utr,
    link: { to: "SETTLEMENT", id: (await rowOf(made.id)).id },
  });
});

test("a settlement that is short is a case with its evidence, and closes by itself when the rest is told of", async () => {
  const { gatewayPaymentId } = await fare(120);
  const made = await settle({ shortBy: 500 });
  await sync();
  await sync();
  const row = await rowOf(made.id);
  expect(row.state).toBe("SHORT");
  const opened = await caseOf("payments.settlement-short", row.id);
  expect(opened).toMatchObject({
    state: "OPEN",
    evidence: {
      ...{ gatewaySettlementId: made.id, utr: made.utr, sent: 11_500, expected: 12_000, difference: -500 },
      ...{ itemCount: 1, items: [{ gatewayItemId: gatewayPaymentId, net: 12_000 }] },
    },
  });
  const item = { gatewayItemId: "adj_1", reference: null, amount: rupees(5), fee: rupees(0), tax: rupees(0) };
  const [told] =
    (await t.services.paymentGateways.razorpay?.settlementsOn(new Date()))?.filter(
      ({ gatewaySettlementId }) => gatewaySettlementId === made.id,
    ) ?? [];
  if (!told) throw new Error("The gateway does not tell of it");
  const explained = {
    ...told,
    items: [...told.items, { ...item, type: "adjustment" as const, net: paise(-500) }],
  };
  expect(await applySettlement(t.services, "razorpay", explained)).toBe("MATCHED");
  expect(await caseOf("payments.settlement-short", row.id)).toMatchObject({ state: "RESOLVED" });
});

test("a settlement whose items are told of later, or that the bank does later, waits and opens no case", async () => {
  await fare(130);
  const late = await settle({ reconLate: true });
  await sync();
  expect((await rowOf(late.id)).state).toBe("OPEN");
  await t.control("POST", `/razorpay/settlements/${late.id}`, { outcome: "told" });
  await sync();
  expect((await rowOf(late.id)).state).toBe("MATCHED");
  await fare(140);
  const pending = await settle({ pending: true });
  await sync();
  expect(await rowOf(pending.id)).toMatchObject({ state: "OPEN", utr: null });
  await t.control("POST", `/razorpay/settlements/${pending.id}`, { outcome: "failed" });
  await sync();
  const failed = await rowOf(pending.id);
  expect(failed.state).toBe("FAILED");
  expect(await caseOf("payments.settlement-failed", failed.id)).toMatchObject({ state: "OPEN" });
  await t.control("POST", `/razorpay/settlements/${pending.id}`, { outcome: "processed" });
  await sync();
  expect((await rowOf(pending.id)).state).toBe("MATCHED");
  expect(await caseOf("payments.settlement-failed", failed.id)).toMatchObject({ state: "RESOLVED" });
});

test("a payment whose every webhook was lost is credited when the settlement names it", async () => {
  await t.faults({ provider: "razorpay", kind: "drop-webhook" });
  const { ctx, upiUri } = await t.newQr(rupees(77));
  const gatewayPaymentId = await t.pay({ upiUri });
  await settle();
  await t.faults();
  expect((await t.balance(ctx)).balance).toBe(0);
  await sync();
  expect(await t.balance(ctx)).toEqual({ balance: 7_700, pendingBalance: 0 });
  expect((await paymentOf(gatewayPaymentId)).status).toBe("CAPTURED");
  await t.expectBooksProve();
});

test("what no settlement has carried in time is late, a case that closes by itself", async () => {
  const { gatewayPaymentId } = await fare(160);
  const { id } = await paymentOf(gatewayPaymentId);
  await settle({ leaveOut: [gatewayPaymentId] }).catch(() => undefined);
  await sync();
  const late = async () => {
    await watchLateSettlements(t.services);
    return (
      await t.services.db.orm.select().from(cases).where(eq(cases.kind, "payments.settlement-late"))
    ).filter(({ evidence }) => JSON.stringify(evidence).includes(gatewayPaymentId));
  };
  expect(await late()).toEqual([]);
  t.clock.advance(12 * dayMs);
  expect(await late()).toMatchObject([{ state: "OPEN", evidence: { gateway: "razorpay" } }]);
  // Long past the days that are looked through for new ones, it is as late as before.
  t.clock.advance(40 * dayMs);
  expect(await late()).toMatchObject([{ state: "OPEN" }]);
  t.clock.advance(-52 * dayMs);
  await settle();
  await sync();
  t.clock.advance(12 * dayMs);
  expect(await late()).toMatchObject([{ state: "RESOLVED" }]);
  t.clock.advance(-12 * dayMs);
  expect(await t.services.db.orm.$count(settlementItems, eq(settlementItems.paymentId, id))).toBe(1);
});

test("Cashfree's settlements are found by their list, refunds of ours in them", async () => {
  const rule = { effectiveFrom: new Date(Date.now() - 1_000), setBy: newId(), reason: "For the test" };
  await t.services.db.orm.insert(tables.gatewayRules).values([
    { ...rule, gateway: "razorpay", weight: 0, drained: true },
    { ...rule, gateway: "cashfree", weight: 100, drained: false },
  ]);
  const { ctx, gatewayPaymentId } = await fare(210);
  const payment = await paymentOf(gatewayPaymentId);
  const { id: refundId } = await refundPayment(again(ctx), {
    ...{ paymentId: payment.id, amount: rupees(10), reason: "Took a shorter way" },
  });
  await sendRefund(t.services, refundId);
  await t.control("POST", "/cashfree/settlements", { shortBy: 100 });
  await syncSettlements(t.services, "cashfree", new Date());
  const [row] = await t.services.db.orm.select().from(settlements).where(eq(settlements.gateway, "cashfree"));
  expect(row).toMatchObject({ state: "SHORT", amount: 19_900, expected: 20_000 });
  const items = await t.services.db.orm
    .select()
    .from(settlementItems)
    .where(eq(settlementItems.settlementId, row?.id ?? ""))
    .orderBy(settlementItems.type);
  expect(items).toMatchObject([
    { type: "PAYMENT", paymentId: payment.id, net: 21_000 },
    { type: "REFUND", refundId, net: -1_000 },
  ]);
  await t.services.db.orm.insert(tables.gatewayRules).values([
    { ...rule, gateway: "razorpay", weight: 100, drained: false, effectiveFrom: new Date() },
    { ...rule, gateway: "cashfree", weight: 0, drained: true, effectiveFrom: new Date() },
  ]);
});

test("a gateway's own word brings the settlement", async () => {
  await fare(90);
  const made = await settle();
  await t.kept("settlement.processed");
  await expect
    .poll(async () => {
      await t.process();
      return (
        (await t.services.db.orm.$count(settlements, eq(settlements.gatewaySettlementId, made.id))) === 1
      );
    }, patience)
    .toBe(true);
  expect((await rowOf(made.id)).state).toBe("MATCHED");
});

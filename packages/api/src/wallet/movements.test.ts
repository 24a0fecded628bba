import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { newId } from "@drivopay/runtime/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { creditPayment } from "./credit-payment.ts";
import { debitRefund } from "./debit-refund.ts";
import { listMovements, type MovementFilter, movement, movementsAfter } from "./movements.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import { settlePayout } from "./settle-payout.ts";
import { summariseMovements, walletStats } from "./summarise-movements.ts";
import { makeBankAccount, makeDriver, type TestDriver } from "./testing/fixtures.ts";

let world: TestServices;
let driver: TestDriver;
let withdrawalId: string;
const paymentIds: string[] = [];

const pay = async (gross: number, source: "QR" | "DEPOSIT" = "QR", description: string | null = null) => {
  const paymentId = newId();
  paymentIds.push(paymentId);
  const { walletId, userId } = driver;
  const sums = { gross: paise(gross), fee: paise(0), tax: paise(0) };
  return await world.services.db.transact((tx) =>
    creditPayment(tx, {
      ...{ paymentId, walletId, userId, gateway: "razorpay", source, description },
      ...sums,
    }),
  );
};
const list = (filter: Partial<MovementFilter> = {}) =>
  listMovements(world.services.db, driver.walletId, { limit: 100, ...filter });
const settle = (status: "processed" | "failed" | "reversed", referenceId: string) =>
  settlePayout(world.services, {
    ...{ gatewayPayoutId: `pout_${referenceId}`, referenceId, status, amount: paise(20_000) },
    ...{ utr: status === "processed" ? "532712345678" : null, failureReason: null, queuedBecause: null },
  });

beforeAll(async () => {
  world = await createTestServices();
  driver = await makeDriver(world);
  const bankAccountId = await makeBankAccount(world.services, driver.userId);
  for (const gross of [10_000, 20_000, 30_000]) await pay(gross, "QR", `Fare of ${gross / 100}% 100_`);
  await pay(5_000, "DEPOSIT");
  const withdraw = () => requestWithdrawal(driver.call(), { amount: paise(20_000), bankAccountId });
  ({ withdrawalId } = await withdraw());
  await claimForPayout(world.services, withdrawalId);
  await settle("processed", withdrawalId);
  const failed = await withdraw();
  await settle("failed", failed.withdrawalId);
});
afterAll(() => world.close());

describe("the history", () => {
  test("shows each payment and each withdrawal as one row, newest first, with what became of it", async () => {
    const { transactions, pagination } = await list();
    expect(transactions.map(({ kind, status, amount }) => [kind, status, amount])).toEqual([
      ["WITHDRAWAL_HELD", "FAILED", -20_354],
      ["WITHDRAWAL_HELD", "COMPLETED", -20_354],
      ["PAYMENT_CAPTURED", "COMPLETED", 5_000],
      ["PAYMENT_CAPTURED", "COMPLETED", 30_000],
      ["PAYMENT_CAPTURED", "COMPLETED", 20_000],
      ["PAYMENT_CAPTURED", "COMPLETED", 10_000],
    ]);
    expect(pagination).toEqual({ page: null, limit: 100, total: 6, hasMore: false, nextCursor: null });
  });

  test("is cut by cursor without gap or repeat while money keeps coming, and by page", async () => {
    const whole = (await list()).transactions.map(({ id }) => id);
    const first = await list({ limit: 4 });
    await pay(100);
    const second = await list({ limit: 4, cursor: first.pagination.nextCursor ?? "" });
    expect([...first.transactions, ...second.transactions].map(({ id }) => id)).toEqual(whole);
    const page = await list({ limit: 4, page: 2 });
    expect([page.transactions.length, page.pagination]).toMatchObject([3, { page: 2, total: 7 }]);
    await expect(list({ cursor: "1; drop" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  test.each([
    [{ type: "DEBIT" as const }, 2],
    [{ source: "DEPOSIT" as const }, 1],
    [{ status: "FAILED" as const }, 1],
    [{ minAmount: 20_000, maxAmount: 20_354 }, 3],
    [{ text: "fare of 200" }, 1],
    [{ text: "%" }, 3],
    [{ text: "532712345678" }, 1],
    [{ text: "' or true --" }, 0],
    [{ to: "2020-01-01T00:00:00Z" }, 0],
    [{ from: "2020-01-01T00:00:00Z", type: "DEBIT" as const, status: "COMPLETED" as const }, 1],
  ])("filters by %o", async (filter, count) => {
    const { transactions, pagination } = await list(filter);
    expect([transactions.length, pagination.total]).toEqual([count, count]);
  });

  test("a row opens to its entries, which sum to zero, and to the other steps of its withdrawal", async () => {
    const row = (await list({ status: "COMPLETED", type: "DEBIT" })).transactions[0];
    const detail = await movement(world.services.db, driver.walletId, row?.id ?? "");
    expect(detail.entries).toEqual([
      { account: "available", amount: -20_354 },
      { account: "held", amount: 20_354 },
    ]);
    expect(detail.related.map(({ kind }) => kind)).toEqual(["WITHDRAWAL_PROCESSED"]);
    await settle("reversed", withdrawalId);
    const later = await movement(world.services.db, driver.walletId, row?.id ?? "");
    expect([later.status, later.related.map(({ kind }) => kind)]).toEqual([
      "FAILED",
      ["WITHDRAWAL_PROCESSED", "WITHDRAWAL_REVERSED"],
    ]);
  });

  test("a payment's row leads to its refund, and the refund's to its payment", async () => {
    const [paymentId = ""] = paymentIds;
    const { walletId, userId } = driver;
    const refundId = newId();
    const held = await list({ maxAmount: 10_000, minAmount: 10_000 });
    await world.services.db.orm.insert(tables.payments).values({
      ...{ id: paymentId, userId, walletId, gateway: "razorpay", gatewayPaymentId: "pay_1", source: "QR" },
      ...{ status: "REFUNDED", amount: paise(10_000), fee: paise(0), tax: paise(0), refunded: paise(10_000) },
    });
    await world.services.db.orm
      .insert(tables.refunds)
      .values({ id: refundId, paymentId, userId, amount: paise(10_000), status: "PENDING", reason: "Test" });
    const { transactionId } = await world.services.db.transact((tx) =>
      debitRefund(tx, {
        ...{ refundId, walletId, userId, gateway: "razorpay", amount: paise(10_000), description: null },
      }),
    );
    const payment = await movement(world.services.db, walletId, held.transactions[0]?.id ?? "");
    expect(payment.related.map(({ id }) => id)).toEqual([transactionId]);
    const refund = await movement(world.services.db, walletId, transactionId);
    expect(refund.related.map(({ id }) => id)).toEqual([payment.id]);
  });

  test("another wallet's movement is as good as none", async () => {
    const stranger = await makeDriver(world);
    const row = (await list()).transactions[0];
    await expect(movement(world.services.db, stranger.walletId, row?.id ?? "")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await listMovements(world.services.db, stranger.walletId, { limit: 10 })).transactions).toEqual(
      [],
    );
  });

  test("a page that comes back gets what it missed, in order", async () => {
    const missed = await movementsAfter(world.services.db, driver.walletId, 3, 6);
    expect(missed.map(({ kind }) => kind)).toEqual([
      "PAYMENT_CAPTURED",
      "WITHDRAWAL_HELD",
      "WITHDRAWAL_PROCESSED",
    ]);
  });
});

describe("sums", () => {
  const sums = async (filter: { from: string; to: string; by: "day" | "week" | "month" }) =>
    (await summariseMovements(world.services.db, driver.walletId, filter)).summary;

  test("count what came and went, and nothing that came back", async () => {
    const from = startOfIndianDay(new Date());
    const to = new Date(from.getTime() + 86_400_000).toISOString();
    const summary = await sums({ from: from.toISOString(), to, by: "day" });
    expect(summary).toMatchObject({ credited: 65_100, debited: 10_000 });
    expect(summary.periods).toEqual([
      { from: from.toISOString(), credited: 65_100, debited: 10_000, count: 6 },
    ]);
    expect(summary.sources.find(({ source }) => source === "QR")).toMatchObject({ amount: 60_100, count: 4 });
    await expect(sums({ from: to, to: from.toISOString(), by: "day" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  test("earnings and payments leave out what the driver put in", async () => {
    const stats = await walletStats(world.services.db, driver.walletId, new Date());
    const figures = { earned: 60_100, withdrawn: 0, payments: 4 };
    expect(stats).toMatchObject({ today: figures, thisMonth: figures, total: figures });
    expect(stats.todayBySource).toEqual([{ source: "QR", amount: 60_100 }]);
  });
});

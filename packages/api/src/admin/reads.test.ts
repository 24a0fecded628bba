import type { StaffRole } from "@drivopay/contracts/auth";
import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCase } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { postPast } from "../transactions/testing/past.ts";
import { createCallerFactory } from "../trpc.ts";
import { usersRouter } from "../users/router.ts";
import { type TestDriver, testDriver, testStaff } from "../users/test-services.ts";
import { creditPayment } from "../wallet/index.ts";
import { adminRouter } from "./router.ts";

const deskCaller = createCallerFactory(adminRouter);
const driverCaller = createCallerFactory(usersRouter);
const { auditLogs, users } = tables;
let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

async function desk(role: StaffRole = "ADMIN") {
  const staff = await testStaff(world, role);
  return { staff, api: deskCaller(world.call(staff.credentials)) };
}

async function paidDriver(amounts: readonly number[]): Promise<TestDriver & { phone: string }> {
  const driver = await testDriver(world);
  for (const amount of amounts) {
    await world.services.db.transact((tx) =>
      creditPayment(tx, {
        ...{ paymentId: newId(), walletId: driver.walletId, userId: driver.userId },
        ...{ gateway: "razorpay", source: "QR", description: null },
        ...{ gross: paise(amount), fee: paise(0), tax: paise(0) },
      }),
    );
  }
  const [row] = await world.services.db.orm.select().from(users).where(eq(users.id, driver.userId));
  return { ...driver, phone: row?.phone ?? "" };
}

async function auditOf(staff: StaffContext, action: string) {
  return world.services.db.orm
    .select()
    .from(auditLogs)
    .where(and(eq(auditLogs.actorId, staff.staff.staffId), eq(auditLogs.action, action)));
}

test("a driver is found by full phone, by a part of the name and by the last four digits", async () => {
  const driver = await paidDriver([]);
  const name = `Zarina ${newId().slice(-6)}`;
  await world.services.db.orm.update(users).set({ name }).where(eq(users.id, driver.userId));
  const { api } = await desk("SUPPORT");
  for (const query of [driver.phone, driver.phone.slice(3), name.slice(3), driver.phone.slice(-4)]) {
    const found = await api.users.search({ query });
    expect(
      found.users.map((user) => user.id),
      query,
    ).toContain(driver.userId);
  }
  expect((await api.users.search({ query: "100%" })).users).toEqual([]);
});

test("a search is written down with whom it showed, and without a whole number in it", async () => {
  const driver = await paidDriver([]);
  const { api, staff } = await desk("SUPPORT");
  await api.users.search({ query: driver.phone });
  const [row] = await auditOf(staff, "admin.drivers-searched");
  expect(row?.newValue).toMatchObject({ shown: [driver.userId] });
  expect(JSON.stringify(row?.newValue)).not.toContain(driver.phone.slice(3));
});

test("a driver's page holds wallet, limits and movements, and opening it is written down each time", async () => {
  const driver = await paidDriver([12_550, 100]);
  const { api, staff } = await desk("SUPPORT");
  const page = await api.users.get({ userId: driver.userId });
  expect(page.wallet).toMatchObject({ balance: 12_650, pendingBalance: 0 });
  expect(page.transactions.map((row) => row.amount)).toEqual([100, 12_550]);
  expect(page.limits.find((limit) => limit.name === "BALANCE_MAX")).toMatchObject({ used: 12_650 });
  expect(page.sessions).toHaveLength(1);
  await api.users.get({ userId: driver.userId });
  const rows = await auditOf(staff, "admin.driver-read");
  expect(rows.map((row) => row.entityId)).toEqual([driver.userId, driver.userId]);
  expect(rows[0]).toMatchObject({ actorKind: "STAFF", ipAddress: "203.0.113.7", userAgent: "test" });
});

test("a driver who is not there is NOT_FOUND", async () => {
  const { api } = await desk();
  await expect(api.users.get({ userId: newId() })).rejects.toThrow("NOT_FOUND");
  await expect(api.transactions.get({ transactionId: newId() })).rejects.toThrow("NOT_FOUND");
  await expect(api.transactions.trace({ transactionId: newId() })).rejects.toThrow("NOT_FOUND");
});

test("the monitor shows movements of all drivers newest first, walked without gap or repeat while money moves", async () => {
  const one = await paidDriver([1_001, 1_002]);
  const two = await paidDriver([1_003]);
  const { api, staff } = await desk("FINANCE");
  const first = await api.transactions.monitor({ limit: 2 });
  await paidDriver([1_004]);
  const second = await api.transactions.monitor({ limit: 2, cursor: first.pagination.nextCursor ?? "" });
  const seen = [...first.transactions, ...second.transactions];
  expect(seen.slice(0, 3).map((row) => [row.amount, row.userId])).toEqual([
    [1_003, two.userId],
    [1_002, one.userId],
    [1_001, one.userId],
  ]);
  expect(await auditOf(staff, "admin.transactions-read")).toHaveLength(1);
  const held = await api.transactions.monitor({ kind: "WITHDRAWAL_HELD" });
  expect(held.transactions).toEqual([]);
});

test("what is dated back stands in the monitor where its date belongs, driver by driver though it was written", async () => {
  const day = (number: number) => ({ at: `2026-03-0${number}T10:00:00+05:30`, gross: 2_000 + number });
  const [one, two] = [await paidDriver([]), await paidDriver([])];
  const { api } = await desk();
  const before = (await api.transactions.monitor({ limit: 90 })).transactions;
  await postPast(world, { id: one.walletId, userId: one.userId }, [day(1), day(3), day(5)]);
  await postPast(world, { id: two.walletId, userId: two.userId }, [day(2), day(4), day(6)]);
  const { transactions } = await api.transactions.monitor({ limit: 100 });
  const amounts = transactions.map(({ amount }) => amount);
  expect(amounts).toEqual([...before.map(({ amount }) => amount), 2_006, 2_005, 2_004, 2_003, 2_002, 2_001]);
  const dates = transactions.map(({ createdAt }) => createdAt);
  expect(dates).toEqual(dates.toSorted().reverse());
});

test("a movement is shown down to its entries, which sum to zero", async () => {
  const driver = await paidDriver([5_000]);
  const { api, staff } = await desk("SUPPORT");
  const { transactions } = await api.users.get({ userId: driver.userId });
  const id = transactions[0]?.id ?? "";
  const { transaction } = await api.transactions.get({ transactionId: id });
  const { trace } = await api.transactions.trace({ transactionId: id });
  expect(trace).toMatchObject({ transactionId: id, amount: transaction.amount });
  expect(transaction).toMatchObject({ userId: driver.userId, userName: "Asha Devi", amount: 5_000 });
  expect(transaction.entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
  expect(await auditOf(staff, "admin.transaction-read")).toHaveLength(1);
});

test("the overview counts today's money from the books, and the newest proof", async () => {
  const { api } = await desk();
  const before = await api.overview();
  await paidDriver([2_500, 2_500]);
  await api.ledger.verify();
  const after = await api.overview();
  expect(after.paymentsToday.count).toBe(before.paymentsToday.count + 2);
  expect(after.paymentsToday.amount).toBe(before.paymentsToday.amount + 5_000);
  expect(after.driversTotal).toBe(before.driversTotal + 1);
  expect(after.lastLedgerProof).toMatchObject({ ok: true, breaks: 0 });
  expect((await api.ledger.proof()).proof).toMatchObject({ ok: true, breaks: [] });
});

test("a suspended driver is refused at the very next request, and let in again once active", async () => {
  const driver = await paidDriver([]);
  const { api } = await desk("OPS");
  const me = () => driverCaller(world.call(driver.credentials)).me();
  await me();
  await api.users.setStatus({ userId: driver.userId, status: "SUSPENDED", reason: "Two phones, one face" });
  await expect(me()).rejects.toThrow("ACCOUNT_SUSPENDED");
  await api.users.setStatus({ userId: driver.userId, status: "ACTIVE", reason: "Cleared by phone" });
  expect((await me()).user.status).toBe("PENDING_KYC");
});

test("a case is resolved once, with what was done, and that is written down", async () => {
  const dedupeKey = newId();
  await openCase(world.services.db, {
    ...{ dedupeKey, kind: "wallet.withdrawal-stuck", summary: "A payout has no outcome" },
    ...{ evidence: { withdrawalId: dedupeKey }, referenceId: dedupeKey },
  });
  const { api, staff } = await desk("FINANCE");
  const { cases } = await api.cases.list({ state: "OPEN" });
  const opened = cases.find((one) => one.referenceId === dedupeKey);
  const input = { caseId: opened?.id ?? "", resolution: "The bank confirmed the UTR" };
  const answer = await api.cases.resolve(input);
  expect(answer.case).toMatchObject({ state: "RESOLVED", resolution: "The bank confirmed the UTR" });
  await expect(api.cases.resolve(input)).rejects.toThrow("STATE_CONFLICT");
  expect(await auditOf(staff, "admin.case-resolved")).toHaveLength(1);
});

test("the audit is searched by whom it is about, by who did it and by action", async () => {
  const driver = await paidDriver([]);
  const support = await desk("SUPPORT");
  await support.api.users.get({ userId: driver.userId });
  const { api, staff } = await desk("AUDITOR");
  const about = await api.audit.search({ entityId: driver.userId });
  expect(about.rows.map((row) => row.action)).toEqual(["admin.driver-read", "users.driver-registered"]);
  const by = await api.audit.search({ actorId: support.staff.staff.staffId });
  expect(by.rows.map((row) => row.action)).toEqual(["admin.driver-read"]);
  const reads = await api.audit.search({ action: "admin.driver-", entityId: driver.userId });
  expect(reads.rows).toHaveLength(1);
  expect(await auditOf(staff, "admin.audit-searched")).toHaveLength(3);
});

test("audit rows stand even against the product's own role", async () => {
  const change = world.services.db.orm.delete(auditLogs).where(like(auditLogs.action, "%"));
  await expect(change).rejects.toThrow();
});

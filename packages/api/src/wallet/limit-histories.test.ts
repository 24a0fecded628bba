import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { LimitName } from "@drivopay/contracts/wallet";
import { connectDatabase, type Database, datePostings, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { readLimits } from "./check-limits.ts";
import { creditPayment } from "./credit-payment.ts";
import { post } from "./ledger/post.ts";
import { paymentCaptured } from "./ledger/postings.ts";
import { proveLedger } from "./ledger/verify.ts";
import { creditRoom, limitUsage } from "./limit-usage.ts";
import { setTier } from "./open-wallet.ts";
import { readWallet } from "./read-wallet.ts";
import { releaseHoldByStaff } from "./release-hold-by-staff.ts";
import { releaseLimitHolds } from "./release-limit-holds.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { makeBankAccount, makeDriver, staffCall, type TestDriver } from "./testing/fixtures.ts";

let world: TestServices;
let owner: Database;
beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
  owner = connectDatabase(world.database.ownerUrl, { poolSize: 2 });
});
afterAll(async () => {
  await owner.close();
  await world.close();
});

const none = paise(0);
const payment = ({ wallet }: TestDriver, gross: Paise) => ({
  ...{ paymentId: newId(), walletId: wallet.id, userId: wallet.userId, gateway: "razorpay" as const },
  ...{ source: "QR" as const, gross, fee: none, tax: none, description: null },
});
const pay = (driver: TestDriver, amount: number) =>
  world.services.db.transact((tx) => creditPayment(tx, payment(driver, paise(amount))));

/** What a history has led to, seen from the books. */
async function standing(driver: TestDriver) {
  const { balance, pendingBalance, holds } = await readWallet(world.services.db, driver.walletId);
  const { limits } = await readLimits(driver.call());
  const waiting = holds
    .filter(({ reason }) => reason === "LIMIT_EXCEEDED")
    .reduce((sum, { amount }) => sum + amount, 0);
  const limit = (name: LimitName) => limits.find((one) => one.name === name);
  return { own: balance + pendingBalance - waiting, balance, waiting, limits, limit };
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  throw error;
}

const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      amount: fc.integer({ min: 1, max: 9_000_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("withdraw" as const),
      amount: fc.integer({ min: 100, max: 12_000_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const), amount: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("approve" as const), amount: fc.constant(0) }) },
);

test("over any history no payment is refused, and nothing is kept or sent above a limit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 6, maxLength: 16 }), async (history) => {
      const driver = await makeDriver(world);
      const bankAccountId = await makeBankAccount(world.services, driver.userId);
      await setTier(world.services.db, driver.walletId, "MINIMUM");
      const open: string[] = [];
      let paid = 0;
      let approved = false;
      for (const { kind, amount } of history) {
        const before = await standing(driver);
        if (kind === "pay") {
          const { held } = await pay(driver, amount);
          paid += amount;
          const room = Math.min(
            ...(["BALANCE_MAX", "CREDIT_PER_MONTH", "CREDIT_PER_YEAR"] as const).map(
              (name) => before.limit(name)?.remaining ?? Number.POSITIVE_INFINITY,
            ),
          );
          expect(held).toBe(amount > room);
        }
        if (kind === "approve") {
          approved = true;
          await setTier(world.services.db, driver.walletId, "FULL");
          await releaseLimitHolds(world.services, driver.userId);
        }
        if (kind === "cancel" && open.length > 0) {
          await cancelWithdrawal(driver.call(), open.pop() ?? "");
        }
        if (kind === "withdraw") {
          const asked = { amount: paise(amount), bankAccountId, mode: "NEFT" as const };
          const { withdrawalId, code } = await requestWithdrawal(driver.call(), asked).then(
            (made) => ({ withdrawalId: made.withdrawalId, code: null }),
            (error: unknown) => ({ withdrawalId: null, code: codeOf(error) }),
          );
          const within = (["PER_TRANSACTION", "PER_DAY", "PER_MONTH"] as const).every(
            (span) => amount <= (before.limit(`WITHDRAWAL_${span}`)?.remaining ?? 0),
          );
          expect(code).toBe(
            !approved
              ? "KYC_REQUIRED"
              : amount > before.balance
                ? "INSUFFICIENT_BALANCE"
                : within
                  ? null
                  : "LIMIT_EXCEEDED",
          );
          if (withdrawalId !== null) open.push(withdrawalId);
        }
        const after = await standing(driver);
        for (const { limit, used, remaining, name } of after.limits) {
          if (name !== "WITHDRAWAL_PER_TRANSACTION") expect(used).toBeLessThanOrEqual(limit);
          expect(remaining).toBe(Math.max(0, limit - used));
        }
        // Nothing has left the books: what waits for the bank is held.
        expect(after.own + after.waiting).toBe(paid);
      }
    }),
    { numRuns: 25 },
  );
  expect((await proveLedger(world.services.db)).breaks).toEqual([]);
}, 120_000);

/** Around a midnight of India, where a day, a month or a financial year ends, or anywhere. */
const moment = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("2025-12-01", "2026-01-01", "2026-04-01", "2026-04-02", "2026-05-01", "2026-05-13"),
      fc.constantFrom(-1, 0, 1, 3_600_000),
    )
    .map(([day, offset]) => Date.parse(`${day}T00:00:00+05:30`) + offset),
  fc.integer({ min: Date.parse("2025-11-15T00:00:00Z"), max: Date.parse("2026-06-15T00:00:00Z") }),
);
const inIndia = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata", dateStyle: "short" });
const dayOf = (at: number) => inIndia.format(at);
const monthOf = (at: number) => dayOf(at).slice(0, 7);
const yearOf = (at: number) => {
  const [year = 0, month = 0] = dayOf(at).split("-").map(Number);
  return month >= 4 ? year : year - 1;
};

test("what was used counts within India's day, month and financial year, and is fresh at their midnights", async () => {
  const event = fc.record({
    at: moment,
    kind: fc.constantFrom("credit" as const, "withdrawal" as const, "returned" as const),
    amount: fc.integer({ min: 1, max: 500_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 20 }), moment, async (history, later) => {
      const driver = await makeDriver(world, { tier: "MINIMUM" });
      const bankAccountId = await makeBankAccount(world.services, driver.userId);
      const events = history.toSorted((one, other) => one.at - other.at);
      for (const { at, kind, amount } of events) {
        const createdAt = new Date(at);
        if (kind === "credit") {
          await owner.transact(async (tx) => {
            await post(await datePostings(tx, createdAt), paymentCaptured(payment(driver, paise(amount))));
          });
          continue;
        }
        await world.services.db.orm.insert(tables.withdrawals).values({
          ...{ id: newId(), userId: driver.userId, walletId: driver.walletId, bankAccountId },
          ...{ transactionId: newId(), status: kind === "returned" ? "RETURNED" : "PROCESSED" },
          ...{ amount: paise(amount), fee: none, tax: none, total: paise(amount), mode: "NEFT" },
          ...{ arrivesBy: createdAt, createdAt },
        });
      }
      const at = Math.max(later, events.at(-1)?.at ?? 0);
      const { used } = await limitUsage(
        world.services.db,
        { id: driver.walletId, tier: "MINIMUM" },
        new Date(at),
      );
      const sum = (kind: string, same: (moment: number) => unknown) =>
        events
          .filter((one) => one.kind === kind && same(one.at) === same(at))
          .reduce((total, { amount }) => total + amount, 0);
      expect(used).toMatchObject({
        CREDIT_PER_MONTH: sum("credit", monthOf),
        CREDIT_PER_YEAR: sum("credit", yearOf),
        WITHDRAWAL_PER_DAY: sum("withdrawal", dayOf),
        WITHDRAWAL_PER_MONTH: sum("withdrawal", monthOf),
      });
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("a limit says when it is fresh again: at midnight, on the 1st, on 1 April", async () => {
  const driver = await makeDriver(world, { tier: "MINIMUM" });
  const { limits } = await readLimits(driver.call());
  const resets = Object.fromEntries(limits.map(({ name, resetsAt }) => [name, resetsAt]));
  expect(resets).toMatchObject({ BALANCE_MAX: null, WITHDRAWAL_PER_TRANSACTION: null });
  for (const name of ["WITHDRAWAL_PER_DAY", "WITHDRAWAL_PER_MONTH", "CREDIT_PER_MONTH", "CREDIT_PER_YEAR"]) {
    expect(resets[name]).toMatch(/T18:30:00.000Z$/);
  }
  expect(resets.CREDIT_PER_YEAR).toMatch(/-03-31T/);
});

test("a small wallet takes ₹1,20,000 in a financial year, whatever the month, and is fresh on 1 April", async () => {
  const driver = await makeDriver(world, { tier: "MINIMUM" });
  await owner.transact(async (session) => {
    const tx = await datePostings(session, new Date("2026-05-10T10:00:00+05:30"));
    await post(tx, paymentCaptured(payment(driver, paise(11_950_000))));
    await post(tx, {
      ...paymentCaptured(payment(driver, paise(1))),
      ...{ kind: "ADJUSTMENT", type: "DEBIT", source: "ADJUSTMENT", amount: paise(-11_950_000) },
      moves: [{ from: "available", to: "suspense", amount: paise(11_950_000) }],
    });
  });
  const wallet = { id: driver.walletId, tier: "MINIMUM" as const };
  const roomAt = async (at: string) => creditRoom(await limitUsage(world.services.db, wallet, new Date(at)));
  expect(await roomAt("2026-07-10T10:00:00+05:30")).toBe(50_000);
  expect(await roomAt("2027-03-31T23:59:59+05:30")).toBe(50_000);
  expect(await roomAt("2027-04-01T00:00:00+05:30")).toBe(1_000_000);
});

test("staff free money above a limit with a reason, once; the audit has how far above it is", async () => {
  const driver = await makeDriver(world, { tier: "MINIMUM" });
  await pay(driver, 1_000_001);
  const [hold] = (await readWallet(world.services.db, driver.walletId)).holds;
  const ctx = { ...staffCall(world.call), services: world.services };
  const asked = { holdId: hold?.id ?? "", reason: "The papers are on their way" };
  const tries = await Promise.allSettled([releaseHoldByStaff(ctx, asked), releaseHoldByStaff(ctx, asked)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await readWallet(world.services.db, driver.walletId)).toMatchObject({
    balance: 1_000_001,
    holds: [],
  });
  const [entry] = (
    await world.services.db.orm
      .select()
      .from(tables.auditLogs)
      .where(eq(tables.auditLogs.entityId, asked.holdId))
  ).filter(({ actorKind }) => actorKind === "STAFF");
  expect(entry?.newValue).toMatchObject({ amount: 1_000_001, aboveLimitBy: 1, reason: asked.reason });
  await expect(releaseHoldByStaff(ctx, { ...asked, holdId: newId() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

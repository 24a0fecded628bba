import { type Paise, paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { creditPayment } from "./credit-payment.ts";
import { debitRefund, returnRefund } from "./debit-refund.ts";
import type { CapturedPayment } from "./ledger/postings.ts";
import { systemBalance } from "./ledger/system-balance.ts";
import { proveLedger } from "./ledger/verify.ts";
import { setTier } from "./open-wallet.ts";
import { readWallet } from "./read-wallet.ts";
import { releaseLimitHolds } from "./release-limit-holds.ts";
import { makeDriver, type TestDriver } from "./testing/fixtures.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 20 });
});
afterAll(() => world.close());

const payment = (driver: TestDriver, gross: number, paymentId = newId()): CapturedPayment => ({
  ...{ paymentId, walletId: driver.walletId, userId: driver.userId, gateway: "razorpay", source: "QR" },
  ...{ gross: paise(gross), fee: paise(0), tax: paise(0), description: null },
});
const credit = (given: CapturedPayment) => world.services.db.transact((tx) => creditPayment(tx, given));
const wallet = (driver: TestDriver) => readWallet(world.services.db, driver.walletId);
const booksProve = async () => expect((await proveLedger(world.services.db)).breaks).toEqual([]);

describe("a payment", () => {
  test("is credited once, though it is told of twenty times at once", async () => {
    const driver = await makeDriver(world, { tier: "MINIMUM" });
    const given = payment(driver, 12_550);
    const answers = await Promise.all(Array.from({ length: 20 }, () => credit(given)));
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(await wallet(driver)).toMatchObject({ balance: 12_550, pendingBalance: 0, version: 1 });
    await booksProve();
  });

  test("pays our fee and its tax out of what the passenger gave", async () => {
    const driver = await makeDriver(world);
    const before = await systemBalance(world.services.db, "fee_income");
    await credit({ ...payment(driver, 10_000), fee: paise(100), tax: paise(18) });
    expect((await wallet(driver)).balance).toBe(9_882);
    expect(await systemBalance(world.services.db, "fee_income")).toBe(before + 100);
  });

  test("above a limit is held and never refused, also when many come at once", async () => {
    const driver = await makeDriver(world, { tier: "MINIMUM" });
    const given = Array.from({ length: 30 }, () => payment(driver, 100_000));
    const answers = await Promise.all(given.map(credit));
    expect(answers.filter(({ held }) => held)).toHaveLength(20);
    const { balance, pendingBalance, holds } = await wallet(driver);
    expect([balance, pendingBalance]).toEqual([1_000_000, 2_000_000]);
    expect(new Set(holds.map(({ reason }) => reason))).toEqual(new Set(["LIMIT_EXCEEDED"]));
    // What was decided stands on a repeat.
    expect(await Promise.all(given.map(credit))).toEqual(answers);
    await booksProve();
  });
});

describe("held money", () => {
  test("is released oldest first as far as the new tier allows, once", async () => {
    const driver = await makeDriver(world, { tier: "MINIMUM" });
    const sizes = [900_000, 6_000_000, 9_000_000, 7_000_000, 100_000];
    for (const gross of sizes) await credit(payment(driver, gross));
    // The last one fits beside the first, below ten thousand rupees.
    expect(await wallet(driver)).toMatchObject({ balance: 1_000_000, pendingBalance: 22_000_000 });
    expect(await releaseLimitHolds(world.services, driver.userId)).toEqual({ released: 0 });
    await setTier(world.services.db, driver.walletId, "FULL");
    const released = await Promise.all(
      Array.from({ length: 5 }, () => releaseLimitHolds(world.services, driver.userId)),
    );
    expect(released.reduce((sum, { released: count }) => sum + count, 0)).toBe(2);
    const { balance, pendingBalance, holds } = await wallet(driver);
    expect([balance, pendingBalance]).toEqual([16_000_000, 7_000_000]);
    expect(holds.map(({ amount }) => amount)).toEqual([7_000_000]);
    const told = (await world.services.db.orm.select().from(tables.outbox)).filter(
      ({ name, data }) => name === "wallet/hold.released" && data.walletId === driver.walletId,
    );
    expect(told).toHaveLength(2);
    await booksProve();
  });
});

describe("a refund", () => {
  const refundOf = (driver: TestDriver, amount: Paise) => ({
    ...{ refundId: newId(), walletId: driver.walletId, userId: driver.userId, gateway: "razorpay" as const },
    ...{ amount, description: null },
  });
  const suspense = () => systemBalance(world.services.db, "suspense");
  const refund = (asked: ReturnType<typeof refundOf>) =>
    world.services.db.transact((tx) => debitRefund(tx, asked));
  const giveBack = (asked: ReturnType<typeof refundOf>) =>
    world.services.db.transact((tx) => returnRefund(tx, asked));

  test("the wallet cannot pay comes from suspense, and the next credits pay it back", async () => {
    const driver = await makeDriver(world);
    const before = await suspense();
    await credit(payment(driver, 3_000));
    const asked = refundOf(driver, paise(10_000));
    const [first, again] = await Promise.all([refund(asked), refund(asked)]);
    expect(first).toEqual(again);
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([0, before - 7_000]);
    await credit(payment(driver, 2_000));
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([0, before - 5_000]);
    await credit(payment(driver, 6_000));
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([1_000, before]);
    await booksProve();
  });

  test("the gateway could not make gives the wallet back what it has paid so far", async () => {
    const driver = await makeDriver(world);
    const before = await suspense();
    await credit(payment(driver, 3_000));
    const asked = refundOf(driver, paise(10_000));
    await refund(asked);
    await credit(payment(driver, 2_000));
    await Promise.all([giveBack(asked), giveBack(asked)]);
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([5_000, before]);
    await credit(payment(driver, 1_000));
    expect((await wallet(driver)).balance).toBe(6_000);
    await booksProve();
  });

  test("given back pays first what is owed for another refund", async () => {
    const driver = await makeDriver(world);
    const before = await suspense();
    await credit(payment(driver, 10_000));
    const first = refundOf(driver, paise(10_000));
    await refund(first);
    await refund(refundOf(driver, paise(4_000)));
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([0, before - 4_000]);
    await giveBack(first);
    await giveBack(first);
    expect([(await wallet(driver)).balance, await suspense()]).toEqual([6_000, before]);
    await booksProve();
  });

  test("any mix of credits and refunds leaves nobody richer", async () => {
    const event = fc.record({
      kind: fc.constantFrom("credit", "refund", "returned"),
      amount: fc.integer({ min: 1, max: 30_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (events) => {
        const driver = await makeDriver(world);
        const before = await suspense();
        let expected = 0;
        const refunds: ReturnType<typeof refundOf>[] = [];
        for (const { kind, amount } of events) {
          const last = refunds.at(-1);
          if (kind === "credit") await credit(payment(driver, amount));
          if (kind === "refund") {
            const asked = refundOf(driver, paise(amount));
            refunds.push(asked);
            await refund(asked);
          }
          if (kind === "returned" && last) {
            await giveBack(last);
            refunds.pop();
            expected += last.amount;
          }
          if (kind !== "returned") expected += kind === "credit" ? amount : -amount;
          // Nobody has money to spend while anything is owed.
          expect(Math.max(0, (await wallet(driver)).balance) * (before - (await suspense()))).toBe(0);
          // What the driver has, less what is still owed, is what came less what went.
          expect((await wallet(driver)).balance + (await suspense()) - before).toBe(expected);
        }
        await booksProve();
      }),
      { numRuns: 20 },
    );
  });
});

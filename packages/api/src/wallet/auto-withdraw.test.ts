import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { autoWithdraw, callTurns } from "./auto-withdraw.ts";
import { proveLedger } from "./ledger/verify.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { readAutoWithdraw, turnOffAutoWithdraw, turnOnAutoWithdraw } from "./set-auto-withdraw.ts";
import { type Crash, createWalletBench, type WalletBench } from "./test-services.ts";
import { give, makeBankAccount, makeDriver, type TestDriver } from "./testing/fixtures.ts";
import { autoWithdrawWorkflow } from "./workflows/auto-withdraw.ts";

const day = "2026-11-23";
const { withdrawals, autoWithdrawalRuns, bankAccounts, users, outbox } = tables;

let bench: WalletBench;
beforeAll(async () => {
  bench = await createWalletBench((given) => [autoWithdrawWorkflow(given)]);
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

async function willing(
  balance: number,
  { threshold = 10_000, primary = true }: { threshold?: number; primary?: boolean } = {},
): Promise<{ driver: TestDriver; bankAccountId: string }> {
  const driver = await makeDriver(bench.world, { balance });
  const bankAccountId = await makeBankAccount(bench.services, driver.userId);
  if (primary) {
    await bench.services.db.orm
      .update(bankAccounts)
      .set({ isPrimary: true })
      .where(eq(bankAccounts.id, bankAccountId));
  }
  await turnOnAutoWithdraw(driver.call(), { threshold: paise(threshold) });
  return { driver, bankAccountId };
}

const turnOf = ({ userId, walletId }: TestDriver, on = day) => ({ userId, walletId, day: on });
const turn = (driver: TestDriver, on = day) => autoWithdraw(bench.services, turnOf(driver, on));
const sentBy = (driver: TestDriver) =>
  bench.services.db.orm.select().from(withdrawals).where(eq(withdrawals.userId, driver.userId));
const wallet = (driver: TestDriver) => readWallet(bench.services.db, driver.walletId);
const booksProve = async () => expect((await proveLedger(bench.services.db)).breaks).toEqual([]);

describe("a driver's turn", () => {
  test("sends all that is left after the fee to the primary account, and says that it went by itself", async () => {
    const { driver, bankAccountId } = await willing(100_354);
    expect(await turn(driver)).toBe("SENT");
    expect(await sentBy(driver)).toMatchObject([
      { amount: 100_000, total: 100_354, bankAccountId, automatic: true, status: "HELD", bankCode: "HDFC" },
    ]);
    expect(await wallet(driver)).toMatchObject({ balance: 0, pendingBalance: 100_354 });
    expect(await readAutoWithdraw(driver.call())).toMatchObject({
      ...{ enabled: true, threshold: 10_000, nextAt: expect.stringMatching(/T16:30:00.000Z$/) },
      lastRun: { outcome: "SENT", amount: 100_000 },
    });
  });

  test("comes once a day, twenty at once or one after another; the next day it comes again", async () => {
    const { driver } = await willing(50_000);
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => turn(driver))))).toEqual(
      new Set(["SENT"]),
    );
    await give(bench.services, driver.wallet, paise(70_000));
    expect(await turn(driver)).toBe("SENT");
    expect(await sentBy(driver)).toHaveLength(1);
    expect(await turn(driver, "2026-11-24")).toBe("SENT");
    expect(await sentBy(driver)).toHaveLength(2);
    await booksProve();
  });

  test("races with a withdrawal by hand, and never both spend the same money", async () => {
    const { driver, bankAccountId } = await willing(100_000);
    const byHand = () => requestWithdrawal(driver.call(), { amount: paise(90_000), bankAccountId });
    await Promise.allSettled([turn(driver), byHand(), turn(driver), byHand()]);
    const spent = (await sentBy(driver)).reduce((sum, { total }) => sum + total, 0);
    expect(spent).toBeLessThanOrEqual(100_000);
    expect((await wallet(driver)).balance).toBe(100_000 - spent);
    await booksProve();
  });

  test("below the threshold nothing is sent", async () => {
    const { driver } = await willing(49_999, { threshold: 50_000 });
    expect(await turn(driver)).toBe("BELOW_THRESHOLD");
    expect(await sentBy(driver)).toEqual([]);
  });

  test("a new account gets what its cooling-off allows, and no more on the next day of it", async () => {
    const { driver, bankAccountId } = await willing(2_000_000);
    const coolingOffUntil = new Date(bench.services.clock.now().getTime() + 86_400_000);
    const isNew = { coolingOffUntil };
    await bench.services.db.orm.update(bankAccounts).set(isNew).where(eq(bankAccounts.id, bankAccountId));
    expect(await turn(driver)).toBe("SENT");
    expect(await sentBy(driver)).toMatchObject([{ amount: 500_000 }]);
    expect(await turn(driver, "2026-11-24")).toBe("COOLING_OFF");
  });

  test("what limits leave room for is sent; a large sum waits for staff as one by hand does", async () => {
    const { driver } = await willing(15_000_000);
    expect(await turn(driver)).toBe("SENT");
    expect(await sentBy(driver)).toMatchObject([{ amount: 10_000_000, status: "IN_REVIEW" }]);
    expect(await turn(driver, "2026-11-24")).toBe("LIMIT");
  });

  test("without a primary account, or with the driver suspended, nothing is sent and the driver is told", async () => {
    const { driver: homeless } = await willing(50_000, { primary: false });
    expect(await turn(homeless)).toBe("NO_BANK_ACCOUNT");
    const { driver: stopped } = await willing(50_000);
    await bench.services.db.orm
      .update(users)
      .set({ status: "SUSPENDED" })
      .where(eq(users.id, stopped.userId));
    expect(await turn(stopped)).toBe("ACCOUNT_STOPPED");
    const told = (await bench.services.db.orm.select().from(outbox)).filter(
      ({ name }) => name === "wallet/auto-withdraw.missed",
    );
    expect(told.map(({ data }) => data.userId)).toEqual(
      expect.arrayContaining([homeless.userId, stopped.userId]),
    );
  });

  test("turned off after it was announced, it does nothing", async () => {
    const { driver } = await willing(50_000);
    expect(await turnOffAutoWithdraw(driver.call())).toMatchObject({ enabled: false, nextAt: null });
    await turn(driver);
    expect(await sentBy(driver)).toEqual([]);
  });

  test("whatever balance and threshold, total and rest are the balance, and nothing is sent below the threshold", async () => {
    const balances = fc.integer({ min: 0, max: 4_000_000 });
    const thresholds = fc.integer({ min: 10_000, max: 4_000_000 });
    await fc.assert(
      fc.asyncProperty(balances, thresholds, async (balance, threshold) => {
        const { driver } = await willing(balance, { threshold });
        const outcome = await turn(driver);
        const [sent] = await sentBy(driver);
        expect(outcome === "SENT").toBe(balance >= threshold);
        expect((await wallet(driver)).balance + (sent?.total ?? 0)).toBe(balance);
      }),
      { numRuns: 15 },
    );
  });
});

test("the call of the evening reaches each driver who wants it, batch by batch", async () => {
  const wanting = await Promise.all([willing(1), willing(1), willing(1)]);
  const { driver: unwilling } = await willing(1);
  await turnOffAutoWithdraw(unwilling.call());
  const on = "2027-01-04";
  let after: string | null = null;
  do after = await callTurns(bench.services, on, after, 2);
  while (after !== null);
  const called = (await bench.services.db.orm.select().from(outbox))
    .filter(({ name, data }) => name === "wallet/auto-withdraw.due" && data.day === on)
    .map(({ data }) => data.userId);
  expect(new Set(called).size).toBe(called.length);
  expect(called).toEqual(expect.arrayContaining(wanting.map(({ driver }) => driver.userId)));
  expect(called).not.toContain(unwilling.userId);
});

describe("killed and started again", () => {
  const moments = [1, 2].flatMap((atCall) =>
    (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
  );

  test.each(moments)("at call $atCall, $when: sent once, and the books prove", async (crash) => {
    const { driver } = await willing(60_000);
    const on = `2028-01-0${crash.atCall + (crash.when === "after the step" ? 2 : 0)}`;
    bench.app.plan(crash);
    let after: string | null = null;
    do after = await callTurns(bench.services, on, after, 500);
    while (after !== null);
    await expect
      .poll(() => bench.runsOf("wallet/auto-withdraw.due", { userId: driver.userId, day: on }), {
        timeout: 20_000,
      })
      .toEqual(["Completed"]);
    expect(bench.app.crashed).toBe(true);
    expect(await sentBy(driver)).toHaveLength(1);
    const runs = await bench.services.db.orm
      .select()
      .from(autoWithdrawalRuns)
      .where(eq(autoWithdrawalRuns.userId, driver.userId));
    expect(runs).toMatchObject([{ day: on, outcome: "SENT" }]);
    await booksProve();
  });
});

import { paise } from "@drivopay/contracts/money";
import { newId } from "@drivopay/runtime/ids";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { creditPayment } from "./credit-payment.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import { settlePayout } from "./settle-payout.ts";
import { give, makeBankAccount, makeDriver, type TestDriver } from "./testing/fixtures.ts";
import { traceMoney } from "./trace-money.ts";
import { portionsOf } from "./trace-portions.ts";

let world: TestServices;
beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
});
afterAll(() => world.close());

const trace = (driver: TestDriver, id: string) => traceMoney(world.services.db, driver.walletId, id);

async function pay({ wallet }: TestDriver, gross: number, fee = 0, tax = 0) {
  const paymentId = newId();
  const payment = {
    ...{
      paymentId,
      walletId: wallet.id,
      userId: wallet.userId,
      gateway: "razorpay" as const,
      source: "QR" as const,
    },
    ...{ gross: paise(gross), fee: paise(fee), tax: paise(tax), description: "Airport" },
  };
  const { transactionId } = await world.services.db.transact((tx) => creditPayment(tx, payment));
  return { paymentId, transactionId };
}

async function withdraw(driver: TestDriver, bankAccountId: string, amount: number) {
  const asked = { amount: paise(amount), bankAccountId, mode: "NEFT" as const };
  return (await requestWithdrawal(driver.call(), asked)).withdrawalId;
}

test("a fare is followed through fee and tax and the balance into the withdrawals that it paid", async () => {
  const driver = await makeDriver(world);
  const bankAccountId = await makeBankAccount(world.services, driver.userId);
  const first = await pay(driver, 30_000, 200, 36);
  await pay(driver, 20_000);
  const one = await withdraw(driver, bankAccountId, 10_000);
  const two = await withdraw(driver, bankAccountId, 30_000);
  await claimForPayout(world.services, one);
  await settlePayout(world.services, {
    ...{ gatewayPayoutId: `pout_${one}`, referenceId: one, status: "processed", amount: paise(10_000) },
    ...{ utr: "632712345678", failureReason: null, queuedBecause: null },
  });
  const byTransaction = await trace(driver, first.transactionId);
  expect(byTransaction).toEqual(await trace(driver, first.paymentId));
  expect(byTransaction.steps.map(({ step, amount }) => [step, amount])).toEqual([
    ["PAID", 30_000],
    ["FEE", -200],
    ["TAX", -36],
    ["CREDITED", 29_764],
    ["WENT_OUT", -10_000],
    ["WENT_OUT", -19_764],
  ]);
  expect(byTransaction.steps[4]).toMatchObject({
    ...{ reference: "632712345678", label: "HDFC Bank ••••5678" },
    link: { to: "WITHDRAWAL", id: one },
  });
  expect((await trace(driver, two)).steps.map(({ step, amount }) => [step, amount])).toEqual([
    ["MADE_OF", 19_764],
    ["MADE_OF", 10_236],
    ["WITHDRAWN", -30_000],
    ["PAYOUT", 30_000],
  ]);
  expect((await trace(driver, one)).steps.at(-1)).toMatchObject({ step: "BANK", reference: "632712345678" });
});

test("a withdrawal that came back used nothing: the fare is in the balance again", async () => {
  const driver = await makeDriver(world);
  const bankAccountId = await makeBankAccount(world.services, driver.userId);
  const { paymentId } = await pay(driver, 30_000);
  const id = await withdraw(driver, bankAccountId, 30_000);
  await cancelWithdrawal(driver.call(), id);
  expect((await trace(driver, paymentId)).steps.at(-1)).toMatchObject({ step: "IN_BALANCE", amount: 30_000 });
  expect((await trace(driver, id)).steps.map(({ step }) => step)).toEqual(["WITHDRAWN", "CAME_BACK"]);
});

test("another driver's money is not found", async () => {
  const driver = await makeDriver(world);
  const { paymentId } = await pay(driver, 30_000);
  await expect(trace(await makeDriver(world), paymentId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("whatever comes, goes and comes back: every paisa has one place", async () => {
  const action = fc.record({
    kind: fc.constantFrom("in" as const, "out" as const, "cancel" as const),
    amount: fc.integer({ min: 100, max: 50_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 14 }), async (actions) => {
      const driver = await makeDriver(world);
      const bankAccountId = await makeBankAccount(world.services, driver.userId);
      const credits: string[] = [];
      const open: string[] = [];
      for (const { kind, amount } of actions) {
        if (kind === "in") credits.push((await pay(driver, amount)).paymentId);
        if (kind === "cancel" && open.length > 0) await cancelWithdrawal(driver.call(), open.pop() ?? "");
        const { balance } = await readWallet(world.services.db, driver.walletId);
        if (kind === "out" && amount <= balance) open.push(await withdraw(driver, bankAccountId, amount));
      }
      const steps = (await Promise.all(credits.map((id) => trace(driver, id)))).flatMap((way) => way.steps);
      const sumOf = (name: string) =>
        steps.filter(({ step }) => step === name).reduce((sum, { amount }) => sum + amount, 0);
      const { balance } = await readWallet(world.services.db, driver.walletId);
      expect(sumOf("IN_BALANCE")).toBe(balance);
      expect(sumOf("CREDITED") + sumOf("WENT_OUT")).toBe(balance);
      for (const id of open) {
        const { total } = await portionsOf(world.services.db, driver.walletId, id, "sources", 100);
        const [left] = (await trace(driver, id)).steps.filter(({ step }) => step === "WITHDRAWN");
        expect(total).toBe(-(left?.amount ?? 0));
      }
    }),
    { numRuns: 12 },
  );
});

test("a long list is cut, and says how many more there are", async () => {
  const driver = await makeDriver(world);
  const bankAccountId = await makeBankAccount(world.services, driver.userId);
  for (let fare = 0; fare < 53; fare += 1) await give(world.services, driver.wallet, paise(100));
  const way = await trace(driver, await withdraw(driver, bankAccountId, 5_300));
  expect(way.steps.filter(({ step }) => step === "MADE_OF")).toHaveLength(50);
  expect(way.more).toBe(3);
});

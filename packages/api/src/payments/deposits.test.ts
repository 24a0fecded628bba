import { paise } from "@drivopay/contracts/money";
import { afterAll, beforeAll, expect, test } from "vitest";
import { summariseMovements, traceMoney } from "../wallet/index.ts";
import { listPayments } from "./list-payments.ts";
import { openDeposit } from "./open-deposit.ts";
import { createPaymentsBench, emptyWallet, type PaymentsBench, patience, rupees } from "./test-services.ts";

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

test("a deposit fills the driver's own wallet, and is told apart from what passengers pay", async () => {
  const ctx = await t.driver();
  const deposit = await openDeposit(ctx, { amount: rupees(500) });
  expect(deposit).toMatchObject({ amount: 50_000, source: "DEPOSIT" });
  await t.pay({ upiUri: deposit.upiUri });
  await expect.poll(async () => (await t.process()) && (await t.balance(ctx)).balance, patience).toBe(50_000);
  const { payments } = await listPayments(ctx, { limit: 5 });
  expect(payments).toMatchObject([{ source: "DEPOSIT", amount: 50_000 }]);
  const { steps } = await traceMoney(t.services.db, ctx.driver.walletId, payments[0]?.id ?? "");
  expect(steps[0]).toMatchObject({ step: "ADDED", amount: 50_000, source: null });
  const now = Date.now();
  const { summary } = await summariseMovements(t.services.db, ctx.driver.walletId, {
    from: new Date(now - 86_400_000).toISOString(),
    to: new Date(now + 86_400_000).toISOString(),
    by: "day",
  });
  expect(summary.sources).toMatchObject([{ source: "DEPOSIT", amount: 50_000 }]);
  await t.expectBooksProve();
});

test("a deposit above a limit is refused before there is anything to pay, and tells what is left", async () => {
  const ctx = await t.driver();
  await expect(openDeposit(ctx, { amount: rupees(10_001) })).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
    params: { limit: "BALANCE_MAX", remaining: 1_000_000 },
  });
  await expect(openDeposit(ctx, { amount: paise(99) })).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL" });
});

test("a deposit that passes a limit by the time it is paid is held, never refused", async () => {
  const ctx = await t.driver();
  const two = [
    await openDeposit(ctx, { amount: rupees(6_000) }),
    await openDeposit(ctx, { amount: rupees(6_000) }),
  ];
  for (const { upiUri } of two) await t.pay({ upiUri });
  await expect
    .poll(async () => (await t.process()) && (await t.balance(ctx)), patience)
    .toEqual({ ...emptyWallet, balance: 600_000, pendingBalance: 600_000 });
  await t.expectBooksProve();
});

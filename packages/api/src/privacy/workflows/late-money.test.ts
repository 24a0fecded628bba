import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tellDriverWorkflows } from "../../notifications/workflows/tell-driver.ts";
import { announce } from "../../outbox/announce.ts";
import { paymentCaptured, refundReturned } from "../../payments/events.ts";
import type { GatewayPayout } from "../../wallet/ports.ts";
import { readWallet } from "../../wallet/read-wallet.ts";
import { requestWithdrawal } from "../../wallet/request-withdrawal.ts";
import { claimForPayout } from "../../wallet/send-payout.ts";
import { settlePayout } from "../../wallet/settle-payout.ts";
import { createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { makeBankAccount, makeDriver } from "../../wallet/testing/fixtures.ts";
import { closeAccount } from "../close-account.ts";
import { lateMoneyWorkflows } from "./late-money.ts";

const { cases, deliveries, notifications } = tables;
const patience = { timeout: 15_000, interval: 100 };
/** What ₹400 to a bank costs a driver with its fee and tax: all that is in the wallet. */
const everything = 40_354;
let bench: WalletBench;

beforeAll(async () => {
  bench = await createWalletBench((services) => [
    ...lateMoneyWorkflows(services),
    ...tellDriverWorkflows(services),
  ]);
});
afterAll(() => bench.close());

async function casesOf(referenceId: string) {
  const rows = await bench.services.db.orm.select().from(cases).where(eq(cases.referenceId, referenceId));
  return rows.map(({ kind, evidence }) => ({ kind, evidence }));
}

async function toldSoFar(userId: string) {
  const { orm } = bench.services.db;
  return {
    inbox: await orm.$count(notifications, eq(notifications.userId, userId)),
    deliveries: await orm.$count(deliveries, eq(deliveries.userId, userId)),
  };
}

test("a payout that comes back after its driver took everything out and left is a case, and nobody is told", async () => {
  const { services, world } = bench;
  const driver = await makeDriver(world, { balance: everything });
  const bankAccountId = await makeBankAccount(services, driver.userId, { registered: true });
  const amount = paise(40_000);
  const { withdrawalId } = await requestWithdrawal(driver.call(), { amount, bankAccountId });
  await claimForPayout(services, withdrawalId);
  const payout: GatewayPayout = {
    ...{ gatewayPayoutId: "pout_late", referenceId: withdrawalId, status: "processed", amount },
    ...{ failureReason: null, queuedBecause: null, utr: "532712345678" },
  };
  expect(await settlePayout(services, payout)).toBe("PROCESSED");
  const runsOf = (status: string) => bench.runsOf("wallet/withdrawal.changed", { withdrawalId, status });
  await expect.poll(() => runsOf("PROCESSED"), patience).toEqual(["Completed"]);
  await closeAccount(driver.call());

  expect(await settlePayout(services, { ...payout, status: "reversed" })).toBe("REVERSED");
  await expect.poll(() => runsOf("REVERSED"), patience).toEqual(["Completed", "Completed"]);
  expect(await casesOf(withdrawalId)).toMatchObject([
    {
      kind: "privacy.money-after-closing",
      evidence: { from: "WITHDRAWAL", userId: driver.userId, amount: everything },
    },
  ]);
  expect((await readWallet(services.db, driver.walletId)).balance).toBe(everything);
  expect(await toldSoFar(driver.userId)).toEqual({ inbox: 0, deliveries: 0 });
});

test("a refund that comes back to a driver who left is a case as well, and one to a driver who is there is none", async () => {
  const { db } = bench.services;
  const [gone, here] = await Promise.all([makeDriver(bench.world), makeDriver(bench.world)]);
  await closeAccount(gone.call());
  const refund = () => ({ refundId: newId(), paymentId: newId(), amount: 12_550 });
  const [late, usual] = [refund(), refund()];
  await announce(db, refundReturned, { ...late, userId: gone.userId });
  await announce(db, refundReturned, { ...usual, userId: here.userId });
  for (const { refundId } of [late, usual]) {
    await expect
      .poll(() => bench.runsOf("payments/refund.returned", { refundId }), patience)
      .toEqual(["Completed"]);
  }
  expect(await casesOf(late.refundId)).toMatchObject([{ evidence: { from: "REFUND", amount: 12_550 } }]);
  expect(await casesOf(usual.refundId)).toEqual([]);
});

test("a payment to a driver who left is a case, and is told to nobody", async () => {
  const { walletId, userId, call } = await makeDriver(bench.world);
  await closeAccount(call());
  const paymentId = newId();
  const payment = { paymentId, userId, walletId, amount: 12_550, held: false };
  await announce(bench.services.db, paymentCaptured, payment);
  await expect
    .poll(() => bench.runsOf("payments/payment.captured", { paymentId }), patience)
    .toEqual(["Completed", "Completed"]);
  expect(await casesOf(paymentId)).toMatchObject([{ evidence: { from: "PAYMENT", amount: 12_550 } }]);
  expect(await toldSoFar(userId)).toEqual({ inbox: 0, deliveries: 0 });
});

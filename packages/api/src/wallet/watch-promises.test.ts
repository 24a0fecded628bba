import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { driversWithLimitHolds, expiredReviews, expireReview } from "./end-holds.ts";
import { proveLedger } from "./ledger/verify.ts";
import { noteDowntime } from "./note-downtime.ts";
import { promiseArrival } from "./promise-arrival.ts";
import { readQuote } from "./quote-withdrawal.ts";
import { readSendable } from "./read-sendable.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import { settlePayout } from "./settle-payout.ts";
import { makeBankAccount, makeDriver } from "./testing/fixtures.ts";
import { breakPromise, overduePromises } from "./watch-promises.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";
import { watchPayoutBalance } from "./workflows/watch-payout-balance.ts";

const minuteMs = 60_000;
const { cases, outbox, withdrawals, withdrawalSteps } = tables;

let world: TestServices;
beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
});
afterAll(() => world.close());

async function asked(amount = 40_000, balance = 9_000_000) {
  const driver = await makeDriver(world, { balance });
  const bankAccountId = await makeBankAccount(world.services, driver.userId);
  const answer = await requestWithdrawal(driver.call(), { amount: paise(amount), bankAccountId });
  return { driver, bankAccountId, id: answer.withdrawalId };
}

const casesOf = async (id: string) =>
  (await world.services.db.orm.select().from(cases).where(eq(cases.referenceId, id))).map(({ kind }) => kind);
const shown = ({ driver, id }: Awaited<ReturnType<typeof asked>>) =>
  withdrawalOf(world.services.db, driver.userId, id);

const payout = (id: string, status: "queued" | "processing" | "processed") => ({
  ...{ gatewayPayoutId: `pout_${id}`, referenceId: id, status, amount: paise(40_000), utr: null },
  ...{ failureReason: null, queuedBecause: status === "queued" ? ("BANK_DOWN" as const) : null },
});

describe("a promise of arrival", () => {
  test("is stored with the withdrawal as the quote gave it", async () => {
    const made = await asked();
    const quote = await readQuote(made.driver.call(), { amount: paise(1_000) });
    expect((await shown(made)).arrivesBy).toBe(quote.arrivesBy.toISOString());
    expect((await shown(made)).promise).toBe("OPEN");
  });

  test("that is broken opens one case and tells the driver once, whoever looks and however often", async () => {
    const made = await asked();
    expect(await overduePromises(world.services)).not.toContain(made.id);
    world.clock.advance(33 * minuteMs);
    expect(await overduePromises(world.services)).toContain(made.id);
    await Promise.all(Array.from({ length: 10 }, () => breakPromise(world.services, made.id)));
    expect(await overduePromises(world.services)).not.toContain(made.id);
    expect(await casesOf(made.id)).toEqual(["wallet.promise-broken"]);
    const told = (await world.services.db.orm.select().from(outbox)).filter(
      ({ name, data }) => name === "wallet/promise.broken" && data.withdrawalId === made.id,
    );
    expect(told).toHaveLength(1);
    expect((await shown(made)).promise).toBe("BROKEN");
  });

  test("is not broken by a withdrawal that staff are still looking at", async () => {
    const made = await asked(6_000_000);
    world.clock.advance(33 * minuteMs);
    expect(await overduePromises(world.services)).not.toContain(made.id);
    await breakPromise(world.services, made.id);
    expect((await shown(made)).promise).toBe("OPEN");
  });

  test("is kept when the money arrives in time", async () => {
    const made = await asked();
    await claimForPayout(world.services, made.id);
    const later = new Date(Date.now() + 60 * minuteMs);
    await world.services.db.orm
      .update(withdrawals)
      .set({ arrivesBy: later })
      .where(eq(withdrawals.id, made.id));
    await settlePayout(world.services, payout(made.id, "processed"));
    expect((await shown(made)).promise).toBe("KEPT");
  });

  test("is made from what this bank took before, once there is enough of it", async () => {
    const driver = await makeDriver(world, { balance: 100_000 });
    const bankAccountId = await makeBankAccount(world.services, driver.userId);
    const now = world.services.clock.now();
    const past = Array.from({ length: 25 }, () => ({
      ...{
        id: newId(),
        userId: driver.userId,
        walletId: driver.walletId,
        bankAccountId,
        transactionId: newId(),
      },
      ...{
        status: "PROCESSED" as const,
        amount: paise(100),
        fee: paise(0),
        tax: paise(0),
        total: paise(100),
      },
      ...{ mode: "IMPS" as const, bankCode: "SLOW", arrivesBy: now, createdAt: now },
    }));
    const arrivedAt = new Date(now.getTime() + 10 * minuteMs);
    let minutes = 0;
    // A history without money behind it: looked at, and undone.
    const lookedAt = world.services.db.transact(async (tx) => {
      await tx.orm.insert(withdrawals).values(past);
      await tx.orm.insert(withdrawalSteps).values(
        past.flatMap(({ id }) => [
          { withdrawalId: id, status: "SENDING" as const, at: now },
          { withdrawalId: id, status: "PROCESSED" as const, at: arrivedAt },
        ]),
      );
      const { arrivesBy } = await promiseArrival(tx, { mode: "IMPS", bankCode: "SLOW" }, now);
      minutes = (arrivesBy.getTime() - now.getTime()) / minuteMs;
      throw new Error("undo");
    });
    await expect(lookedAt).rejects.toThrow("undo");
    expect(minutes).toBeGreaterThanOrEqual(12);
    expect(minutes).toBeLessThan(13.1);
  });

  test("allows for a bank that the gateway says is down, takes NEFT when that is quicker, and forgets it after", async () => {
    const driver = await makeDriver(world, { balance: 100_000 });
    const bankAccountId = await makeBankAccount(world.services, driver.userId);
    const ask = () => readQuote(driver.call(), { amount: paise(1_000), bankAccountId });
    const downtime = {
      ...{ downtimeId: "poutdown_1", modes: ["IMPS" as const], bankCode: "HDFC" },
      ...{ beganAt: world.services.clock.now(), endedAt: null },
    };
    const usual = await ask();
    await noteDowntime(world.services, { ...downtime, bankCode: "SBIN" });
    expect((await ask()).arrivesBy).toEqual(usual.arrivesBy);
    await noteDowntime(world.services, { ...downtime, downtimeId: "poutdown_2", modes: ["IMPS", "NEFT"] });
    const late = await ask();
    expect(late.arrivesBy.getTime() - usual.arrivesBy.getTime()).toBeGreaterThan(60 * minuteMs);
    const over = { ...downtime, downtimeId: "poutdown_2", endedAt: world.services.clock.now() };
    await noteDowntime(world.services, over);
    // The news of its beginning comes again, late.
    await noteDowntime(world.services, { ...downtime, downtimeId: "poutdown_2" });
    expect((await ask()).arrivesBy).toEqual(usual.arrivesBy);
  });

  test("a payout that waits at the gateway says why, and stops saying so when it goes on", async () => {
    const made = await asked();
    await claimForPayout(world.services, made.id);
    await settlePayout(world.services, payout(made.id, "queued"));
    expect(await shown(made)).toMatchObject({ status: "SENT", queuedBecause: "BANK_DOWN" });
    await settlePayout(world.services, payout(made.id, "processing"));
    expect(await shown(made)).toMatchObject({ status: "SENT", queuedBecause: null });
    await settlePayout(world.services, payout(made.id, "queued"));
    expect(await shown(made)).toMatchObject({ queuedBecause: null });
  });
});

describe("what can be sent", () => {
  test("is the balance less the fee, and says so", async () => {
    const driver = await makeDriver(world, { balance: 100_000 });
    const bankAccountId = await makeBankAccount(world.services, driver.userId);
    const sendable = await readSendable(driver.call(), bankAccountId);
    expect(sendable).toMatchObject({ amount: 99_646, fee: 300, tax: 54, boundBy: "BALANCE", moreAt: null });
    const answer = requestWithdrawal(driver.call(), { amount: paise(99_647), bankAccountId });
    await expect(answer).rejects.toMatchObject({ code: "INSUFFICIENT_BALANCE" });
    const all = { amount: paise(sendable.amount), bankAccountId };
    expect(await requestWithdrawal(driver.call(), all)).toMatchObject({ status: "HELD" });
  });

  test("to a new account is the cap, with the time from which more can be sent", async () => {
    const driver = await makeDriver(world, { balance: 5_000_000 });
    const coolingOffUntil = new Date(world.services.clock.now().getTime() + 3_600_000);
    const bankAccountId = await makeBankAccount(world.services, driver.userId, { coolingOffUntil });
    expect(await readSendable(driver.call(), bankAccountId)).toMatchObject({
      ...{ amount: 500_000, boundBy: "COOLING_OFF", moreAt: coolingOffUntil.toISOString() },
    });
  });

  test("without approved papers, or to an account that is not verified, is nothing", async () => {
    const small = await makeDriver(world, { balance: 100_000, tier: "MINIMUM" });
    const bank = await makeBankAccount(world.services, small.userId);
    expect(await readSendable(small.call(), bank)).toMatchObject({ amount: 0, boundBy: "KYC" });
    const driver = await makeDriver(world, { balance: 100_000 });
    const pending = await makeBankAccount(world.services, driver.userId, { state: "PENDING" });
    expect(await readSendable(driver.call(), pending)).toMatchObject({ amount: 0, boundBy: "UNVERIFIED" });
  });
});

describe("holds that end by themselves", () => {
  test("a review that nobody decides gives the money back after its days, once, with a case", async () => {
    const made = await asked(6_000_000);
    expect((await readWallet(world.services.db, made.driver.walletId)).holds).toMatchObject([
      { reason: "WITHDRAWAL", expiresAt: expect.any(String) },
    ]);
    expect(await expiredReviews(world.services, 100)).not.toContain(made.id);
    world.clock.advance(7 * 24 * 60 * minuteMs + minuteMs);
    expect(await expiredReviews(world.services, 100)).toContain(made.id);
    await Promise.all([expireReview(world.services, made.id), expireReview(world.services, made.id)]);
    expect(await shown(made)).toMatchObject({ status: "RETURNED", failureReason: "REVIEW_EXPIRED" });
    expect(await readWallet(world.services.db, made.driver.walletId)).toMatchObject({
      ...{ balance: 9_000_000, pendingBalance: 0, holds: [] },
    });
    expect(await casesOf(made.id)).toEqual(["wallet.review-expired"]);
    expect(await expiredReviews(world.services, 100)).not.toContain(made.id);
    expect(await driversWithLimitHolds(world.services, null, 10)).toEqual([]);
    expect((await proveLedger(world.services.db)).breaks).toEqual([]);
  });
});

test("a payout account that runs short is noticed, with one case a day", async () => {
  expect(await watchPayoutBalance(world.services)).toBe(false);
  const setBalance = (amount: number) =>
    fetch(`${world.sandbox.url}/_control/razorpay/balance`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ amount }),
    });
  await setBalance(99_999_999);
  expect(await watchPayoutBalance(world.services)).toBe(true);
  expect(await watchPayoutBalance(world.services)).toBe(true);
  const low = (await world.services.db.orm.select().from(cases)).filter(
    ({ kind }) => kind === "wallet.payout-account-low",
  );
  expect(low).toHaveLength(1);
});

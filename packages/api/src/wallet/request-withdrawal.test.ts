import { paise } from "@drivopay/contracts/money";
import { newId } from "@drivopay/runtime/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOnce } from "../middleware/idempotency.ts";
import { limitMoney } from "../middleware/limit-money.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { proveLedger } from "./ledger/verify.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import {
  makeBankAccount,
  makeDriver,
  makeDriverWithBank,
  outboxOf,
  type TestDriver,
} from "./testing/fixtures.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 20 });
});
afterAll(() => world.close());

const wallet = (driver: TestDriver) => readWallet(world.services.db, driver.walletId);
const booksProve = async () => expect((await proveLedger(world.services.db)).breaks).toEqual([]);

describe("a withdrawal", () => {
  test("whose process died before it could answer gives its answer at once to who asks again", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 100_000);
    const ctx = driver.call();
    const input = { amount: paise(50_000), bankAccountId };
    const asked = {
      ...{ principalId: driver.userId, key: ctx.request.idempotencyKey, path: "wallet.withdraw", input },
    };
    const held = Promise.withResolvers<unknown>();
    void runOnce(world.services, asked, async () => {
      held.resolve(await requestWithdrawal(ctx, input));
      return await new Promise<never>(() => undefined);
    });
    const answer = await held.promise;
    const again = () => runOnce(world.services, asked, () => Promise.reject(new Error("not a second time")));
    expect(await again()).toEqual(answer);
    expect((await wallet(driver)).pendingBalance).toBe(50_354);
  });

  test("holds amount, fee and tax, and tells workflow and pages in the same transaction", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 100_000);
    const asked = { amount: paise(50_000), bankAccountId };
    const { withdrawalId, transactionId, status } = await requestWithdrawal(driver.call(), asked);
    expect(status).toBe("HELD");
    expect(await wallet(driver)).toMatchObject({
      balance: 100_000 - 50_354,
      pendingBalance: 50_354,
      holds: [{ reason: "WITHDRAWAL", amount: 50_354 }],
    });
    expect(await withdrawalOf(world.services.db, driver.userId, withdrawalId)).toMatchObject({
      ...{ transactionId, amount: 50_000, fee: 300, tax: 54, total: 50_354, mode: "IMPS", cancellable: true },
      bankAccount: { accountNumberMasked: "••••5678" },
      timeline: [{ status: "HELD" }],
    });
    const events = await outboxOf(world.services, withdrawalId);
    expect(events.map(({ name }) => name).toSorted()).toEqual([
      "wallet/withdrawal.changed",
      "wallet/withdrawal.requested",
    ]);
    await booksProve();
  });

  test("with the same key, one after another or twenty at once, holds the money once", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 100_000);
    const key = newId();
    const ask = () => requestWithdrawal(driver.call(key), { amount: paise(10_000), bankAccountId });
    const answers = [await ask(), ...(await Promise.all(Array.from({ length: 20 }, ask)))];
    expect(new Set(answers.map(({ withdrawalId }) => withdrawalId)).size).toBe(1);
    expect((await wallet(driver)).pendingBalance).toBe(10_354);
    const other = { amount: paise(10_001), bankAccountId };
    await expect(requestWithdrawal(driver.call(key), other)).rejects.toMatchObject({
      code: "IDEMPOTENCY_CONFLICT",
    });
    await booksProve();
  });

  test("a hundred at once for one balance: as many as it holds, and not one more", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 3 * 10_354 + 5_000);
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        requestWithdrawal(driver.call(), { amount: paise(10_000), bankAccountId }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ code: "INSUFFICIENT_BALANCE", params: { available: 5_000 } });
      }
    }
    expect(await wallet(driver)).toMatchObject({ balance: 5_000, pendingBalance: 3 * 10_354 });
    await booksProve();
  });

  test("a hundred at once cannot pass the day's limit together", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 20_000_000);
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        requestWithdrawal(driver.call(), { amount: paise(3_000_000), bankAccountId }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({
      code: "LIMIT_EXCEEDED",
      params: {
        limit: "WITHDRAWAL_PER_DAY",
        remaining: 1_000_000,
        resetsAt: expect.stringMatching(/T18:30:00.000Z$/),
      },
    });
    await booksProve();
  });

  test("is refused before anything is written: no KYC, no verified account, another's account, too much", async () => {
    const asked = { amount: paise(10_000) };
    const minimum = await makeDriverWithBank(world, 50_000, "MINIMUM");
    const { driver, bankAccountId } = await makeDriverWithBank(world, 50_000);
    const unverified = await makeBankAccount(world.services, driver.userId, { state: "PENDING" });
    const refusals = [
      [minimum.driver, { ...asked, bankAccountId: minimum.bankAccountId }, "KYC_REQUIRED"],
      [driver, { ...asked, bankAccountId: unverified }, "BANK_ACCOUNT_UNVERIFIED"],
      [driver, { ...asked, bankAccountId: minimum.bankAccountId }, "NOT_FOUND"],
      [driver, { amount: paise(50_000), bankAccountId }, "INSUFFICIENT_BALANCE"],
      [driver, { amount: paise(99), bankAccountId }, "AMOUNT_TOO_SMALL"],
      [driver, { ...asked, bankAccountId, mode: "UPI" }, "VALIDATION_FAILED"],
    ] as const;
    for (const [who, input, code] of refusals) {
      await expect(requestWithdrawal(who.call(), input)).rejects.toMatchObject({ code });
    }
    expect(await wallet(driver)).toMatchObject({ balance: 50_000, pendingBalance: 0, version: 1 });
    const rich = await makeDriverWithBank(world, 15_000_000);
    const large = { amount: paise(10_000_001), bankAccountId: rich.bankAccountId };
    await expect(requestWithdrawal(rich.driver.call(), large)).rejects.toMatchObject({
      params: { limit: "WITHDRAWAL_PER_TRANSACTION", remaining: 10_000_000 },
    });
  });

  test("to a new beneficiary may be small, and no more than small in all", async () => {
    const driver = await makeDriver(world, { balance: 2_000_000 });
    const coolingOffUntil = new Date(world.clock.now().getTime() + 3_600_000);
    const bankAccountId = await makeBankAccount(world.services, driver.userId, { coolingOffUntil });
    const ask = (rupees: number) =>
      requestWithdrawal(driver.call(), { amount: paise(rupees * 100), bankAccountId });
    await ask(3_000);
    await expect(ask(2_001)).rejects.toMatchObject({
      code: "BANK_ACCOUNT_COOLING_OFF",
      params: { remaining: 200_000, until: coolingOffUntil.toISOString() },
    });
    await ask(2_000);
    world.clock.advance(3_600_001);
    await ask(6_000);
  });

  test("another driver's is as good as none", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 50_000);
    const stranger = await makeDriver(world);
    const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(100), bankAccountId });
    const notFound = { code: "NOT_FOUND" };
    await expect(withdrawalOf(world.services.db, stranger.userId, withdrawalId)).rejects.toMatchObject(
      notFound,
    );
    await expect(cancelWithdrawal(stranger.call(), withdrawalId)).rejects.toMatchObject(notFound);
  });
});

describe("cancelling", () => {
  test("gives all of it back, once, however often it is asked", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 50_000);
    const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(20_000), bankAccountId });
    const cancelled = await Promise.all(
      Array.from({ length: 5 }, () => cancelWithdrawal(driver.call(), withdrawalId)),
    );
    expect(cancelled.map(({ status }) => status)).toEqual(cancelled.map(() => "CANCELLED"));
    expect(await wallet(driver)).toMatchObject({ balance: 50_000, pendingBalance: 0, holds: [] });
    expect(await claimForPayout(world.services, withdrawalId)).toBe("CANCELLED");
    await booksProve();
  });

  test("is too late once the payout is being sent; of both at once, one wins", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 500_000);
    for (let round = 0; round < 10; round += 1) {
      const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(100), bankAccountId });
      const [cancelled, claimed] = await Promise.allSettled([
        cancelWithdrawal(driver.call(), withdrawalId),
        claimForPayout(world.services, withdrawalId),
      ]);
      const { status } = await withdrawalOf(world.services.db, driver.userId, withdrawalId);
      if (cancelled.status === "fulfilled") expect(status).toBe("CANCELLED");
      else expect([status, cancelled.reason]).toMatchObject(["SENDING", { code: "STATE_CONFLICT" }]);
      expect(claimed.status).toBe("fulfilled");
    }
    await booksProve();
  });
});

test("tries are counted, and without Redis none is let through", async () => {
  const driver = await makeDriver(world);
  for (let tries = 0; tries < 10; tries += 1) await limitMoney(driver.call(), "wallet.withdraw");
  await expect(limitMoney(driver.call(), "wallet.withdraw")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  const gone = world.services.redis.duplicate({ lazyConnect: true });
  const call = driver.call();
  await expect(
    limitMoney({ ...call, services: { ...world.services, redis: gone } }, "wallet.withdraw"),
  ).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  gone.disconnect();
});

import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOnce } from "../middleware/idempotency.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { readLimits } from "./check-limits.ts";
import { proveLedger } from "./ledger/verify.ts";
import { limitWithdrawals } from "./limit-withdrawals.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { listWithdrawals, readWithdrawal, reviewWithdrawal } from "./review-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import { makeBankAccount, makeDriver, staffCall, type TestDriver } from "./testing/fixtures.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 20 });
});
afterAll(() => world.close());

const withBank = async (balance: number, tier: "FULL" | "MINIMUM" = "FULL") => {
  const driver = await makeDriver(world, { balance, tier });
  return { driver, bankAccountId: await makeBankAccount(world.services, driver.userId) };
};
const wallet = (driver: TestDriver) => readWallet(world.services.db, driver.walletId);
const booksProve = async () => expect((await proveLedger(world.services.db)).breaks).toEqual([]);
const outboxOf = async (withdrawalId: string) =>
  (await world.services.db.orm.select().from(tables.outbox)).filter(
    ({ data }) => data.withdrawalId === withdrawalId,
  );

describe("a withdrawal", () => {
  test("whose process died before it could answer gives its answer at once to who asks again", async () => {
    const { driver, bankAccountId } = await withBank(100_000);
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
    const { driver, bankAccountId } = await withBank(100_000);
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
    const events = await outboxOf(withdrawalId);
    expect(events.map(({ name }) => name).toSorted()).toEqual([
      "wallet/withdrawal.changed",
      "wallet/withdrawal.requested",
    ]);
    await booksProve();
  });

  test("with the same key, one after another or twenty at once, holds the money once", async () => {
    const { driver, bankAccountId } = await withBank(100_000);
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
    const { driver, bankAccountId } = await withBank(3 * 10_354 + 5_000);
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
    const { driver, bankAccountId } = await withBank(20_000_000);
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
    const minimum = await withBank(50_000, "MINIMUM");
    const { driver, bankAccountId } = await withBank(50_000);
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
    const rich = await withBank(15_000_000);
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
    const { driver, bankAccountId } = await withBank(50_000);
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
    const { driver, bankAccountId } = await withBank(50_000);
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
    const { driver, bankAccountId } = await withBank(500_000);
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

describe("review", () => {
  const flagged = async () => {
    const { driver, bankAccountId } = await withBank(9_000_000);
    const asked = { amount: paise(6_000_000), bankAccountId };
    return { driver, ...(await requestWithdrawal(driver.call(), asked)) };
  };

  test("a large first withdrawal waits for staff, who see it and may release it", async () => {
    const { driver, withdrawalId, status } = await flagged();
    expect(status).toBe("IN_REVIEW");
    expect(await claimForPayout(world.services, withdrawalId)).toBe("IN_REVIEW");
    const staff = staffCall(world.call);
    const queue = await listWithdrawals(staff, { limit: 100 });
    expect(queue.withdrawals.find(({ id }) => id === withdrawalId)).toMatchObject({ userName: "Asha Devi" });
    await readWithdrawal(staff, withdrawalId);
    const released = { withdrawalId, decision: "RELEASE" as const, reason: "Known driver" };
    expect(await reviewWithdrawal(staff, released)).toMatchObject({ status: "HELD", userId: driver.userId });
    await expect(reviewWithdrawal(staff, released)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    expect((await outboxOf(withdrawalId)).map(({ name }) => name)).toContain("wallet/withdrawal.reviewed");
    const audit = await world.services.db.orm
      .select()
      .from(tables.auditLogs)
      .where(eq(tables.auditLogs.actorId, staff.staff.staffId));
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["wallet.withdrawal-read", "wallet.withdrawal-changed"]),
    );
  });

  test("a refused one gives the money back", async () => {
    const { driver, withdrawalId } = await flagged();
    const refused = { withdrawalId, decision: "REFUSE" as const, reason: "Not the driver" };
    expect(await reviewWithdrawal(staffCall(world.call), refused)).toMatchObject({
      status: "RETURNED",
      failureReason: "REFUSED_IN_REVIEW",
    });
    expect(await wallet(driver)).toMatchObject({ balance: 9_000_000, pendingBalance: 0, holds: [] });
    await booksProve();
  });

  test("the queue goes on behind its cursor without skipping or repeating", async () => {
    const wanted = await Promise.all([flagged(), flagged(), flagged()]);
    const staff = staffCall(world.call);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listWithdrawals(staff, { limit: 2, ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.withdrawals.map(({ id }) => id));
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(wanted.map(({ withdrawalId }) => withdrawalId)));
  });
});

describe("risk rules, each by itself", () => {
  const reviewed = async (driver: TestDriver, withdrawalId: string) =>
    (await withdrawalOf(world.services.db, driver.userId, withdrawalId)).reviewReasons;
  const arrivedBefore = async (driver: TestDriver, bankAccountId: string) => {
    const first = await requestWithdrawal(driver.call(), { amount: paise(1_000), bankAccountId });
    await world.services.db.sql`
      update wallet.withdrawals set status = 'PROCESSED' where id = ${first.withdrawalId}`;
    return () =>
      world.services.db.sql`update wallet.withdrawals set status = 'HELD' where id = ${first.withdrawalId}`;
  };

  test("the sixth withdrawal of a day waits", async () => {
    const { driver, bankAccountId } = await withBank(1_000_000);
    const ask = () => requestWithdrawal(driver.call(), { amount: paise(1_000), bankAccountId });
    for (let times = 0; times < 5; times += 1) expect((await ask()).status).toBe("HELD");
    const sixth = await ask();
    expect(sixth.status).toBe("IN_REVIEW");
    expect(await reviewed(driver, sixth.withdrawalId)).toEqual(["VELOCITY"]);
  });

  test("more than ₹5,000 from a phone that is a day old at most waits; from an older one it goes", async () => {
    const { driver, bankAccountId } = await withBank(3_000_000);
    const deviceId = newId();
    const device = { id: deviceId, userId: driver.userId, name: "Redmi 12" };
    await world.services.db.orm.insert(tables.devices).values(device);
    const ask = (amount: number) => {
      const call = driver.call();
      const from = { ...call, driver: { ...call.driver, deviceId } };
      return requestWithdrawal(from, { amount: paise(amount), bankAccountId });
    };
    expect((await ask(500_000)).status).toBe("HELD");
    const flaggedOne = await ask(500_001);
    expect(await reviewed(driver, flaggedOne.withdrawalId)).toEqual(["NEW_DEVICE"]);
    const old = new Date(Date.now() - 25 * 3_600_000);
    await world.services.db.orm
      .update(tables.devices)
      .set({ createdAt: old })
      .where(eq(tables.devices.id, deviceId));
    expect((await ask(500_001)).status).toBe("HELD");
  });

  test("more than ₹25,000 to an account that nothing has reached waits; once something has, it goes", async () => {
    const { driver, bankAccountId } = await withBank(9_000_000);
    const ask = () => requestWithdrawal(driver.call(), { amount: paise(2_500_001), bankAccountId });
    expect(await reviewed(driver, (await ask()).withdrawalId)).toEqual(["FIRST_TO_BENEFICIARY"]);
    const undo = await arrivedBefore(driver, bankAccountId);
    expect((await ask()).status).toBe("HELD");
    await undo();
  });

  test("more than ₹50,000 always waits", async () => {
    const { driver, bankAccountId } = await withBank(9_000_000);
    const undo = await arrivedBefore(driver, bankAccountId);
    const large = await requestWithdrawal(driver.call(), { amount: paise(5_000_001), bankAccountId });
    expect(await reviewed(driver, large.withdrawalId)).toEqual(["LARGE_AMOUNT"]);
    await undo();
  });
});

test("tries are counted, and without Redis none is let through", async () => {
  const driver = await makeDriver(world);
  for (let tries = 0; tries < 10; tries += 1) await limitWithdrawals(driver.call());
  await expect(limitWithdrawals(driver.call())).rejects.toMatchObject({ code: "RATE_LIMITED" });
  const gone = world.services.redis.duplicate({ lazyConnect: true });
  const call = driver.call();
  await expect(
    limitWithdrawals({ ...call, services: { ...world.services, redis: gone } }),
  ).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  gone.disconnect();
});

test("limits tell what is used, what is left, when they start afresh, and why", async () => {
  const { driver, bankAccountId } = await withBank(1_000_000);
  await requestWithdrawal(driver.call(), { amount: paise(100_000), bankAccountId });
  const { tier, limits } = await readLimits(driver.call());
  expect(tier).toBe("FULL");
  expect(limits).toHaveLength(5);
  expect(limits.find(({ name }) => name === "WITHDRAWAL_PER_DAY")).toMatchObject({
    ...{ limit: 10_000_000, used: 100_000, remaining: 9_900_000 },
    resetsAt: expect.stringMatching(/T18:30:00.000Z$/),
    reason: "Set by RBI rules for approved drivers.",
  });
  const hindi = driver.call();
  const translated = await readLimits({ ...hindi, request: { ...hindi.request, locale: "hi" } });
  expect(translated.limits[0]?.reason).toMatch(/[\u0900-\u097f]/);
});

test("a limit counts from its date on: of those in force the newest, and none of the future", async () => {
  const { driver, bankAccountId } = await withBank(1_000_000);
  const rule = { tier: "FULL", name: "WITHDRAWAL_PER_TRANSACTION", source: "A test" } as const;
  const now = Date.now();
  await world.services.db.orm.insert(tables.limitRules).values([
    { ...rule, effectiveFrom: new Date(now + 3_600_000), amount: paise(1) },
    { ...rule, effectiveFrom: new Date(now - 3_600_000), amount: paise(300_000) },
    { ...rule, effectiveFrom: new Date(now - 7_200_000), amount: paise(100_000) },
  ]);
  const ask = (amount: number) => requestWithdrawal(driver.call(), { amount: paise(amount), bankAccountId });
  await expect(ask(300_001)).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
    params: { limit: "WITHDRAWAL_PER_TRANSACTION", remaining: 300_000 },
  });
  await expect(ask(300_000)).resolves.toMatchObject({ status: "HELD" });
});

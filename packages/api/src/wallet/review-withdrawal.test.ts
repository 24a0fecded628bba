import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { expiredReviews } from "./end-holds.ts";
import { proveLedger } from "./ledger/verify.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { listWithdrawals, readWithdrawal, reviewWithdrawal } from "./review-withdrawal.ts";
import { claimForPayout } from "./send-payout.ts";
import { makeDriverWithBank, outboxOf, staffCall, type TestDriver } from "./testing/fixtures.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 20 });
});
afterAll(() => world.close());

describe("review", () => {
  const flagged = async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 9_000_000);
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
    const { timeline } = await withdrawalOf(world.services.db, driver.userId, withdrawalId);
    expect(timeline.map(({ status, detail }) => [status, detail])).toEqual([
      ["HELD", null],
      ["IN_REVIEW", null],
      ["RELEASED", null],
    ]);
    // No return is promised any more, and the job that returns what nobody decided on passes it by.
    const { holds } = await readWallet(world.services.db, driver.walletId);
    expect(holds).toMatchObject([{ reason: "WITHDRAWAL", expiresAt: null }]);
    world.clock.advance(30 * 86_400_000);
    expect(await expiredReviews(world.services, 1_000)).not.toContain(withdrawalId);
    world.clock.advance(-30 * 86_400_000);
    expect((await outboxOf(world.services, withdrawalId)).map(({ name }) => name)).toContain(
      "wallet/withdrawal.reviewed",
    );
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
    expect(await readWallet(world.services.db, driver.walletId)).toMatchObject({
      balance: 9_000_000,
      pendingBalance: 0,
      holds: [],
    });
    expect((await proveLedger(world.services.db)).breaks).toEqual([]);
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
    const { driver, bankAccountId } = await makeDriverWithBank(world, 1_000_000);
    const ask = () => requestWithdrawal(driver.call(), { amount: paise(1_000), bankAccountId });
    for (let times = 0; times < 5; times += 1) expect((await ask()).status).toBe("HELD");
    const sixth = await ask();
    expect(sixth.status).toBe("IN_REVIEW");
    expect(await reviewed(driver, sixth.withdrawalId)).toEqual(["VELOCITY"]);
  });

  test("more than ₹5,000 from a phone that is a day old at most waits; from an older one it goes", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 3_000_000);
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
    const { driver, bankAccountId } = await makeDriverWithBank(world, 9_000_000);
    const ask = () => requestWithdrawal(driver.call(), { amount: paise(2_500_001), bankAccountId });
    expect(await reviewed(driver, (await ask()).withdrawalId)).toEqual(["FIRST_TO_BENEFICIARY"]);
    const undo = await arrivedBefore(driver, bankAccountId);
    expect((await ask()).status).toBe("HELD");
    await undo();
  });

  test("more than ₹50,000 always waits", async () => {
    const { driver, bankAccountId } = await makeDriverWithBank(world, 9_000_000);
    const undo = await arrivedBefore(driver, bankAccountId);
    const large = await requestWithdrawal(driver.call(), { amount: paise(5_000_001), bankAccountId });
    expect(await reviewed(driver, large.withdrawalId)).toEqual(["LARGE_AMOUNT"]);
    await undo();
  });
});

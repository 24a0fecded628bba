import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { readLimits } from "./check-limits.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { makeDriverWithBank } from "./testing/fixtures.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

test("limits tell what is used, what is left, when they start afresh, and why", async () => {
  const { driver, bankAccountId } = await makeDriverWithBank(world, 1_000_000);
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
  const { driver, bankAccountId } = await makeDriverWithBank(world, 1_000_000);
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

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MortalStack, startMortalStack } from "./testing/mortal-stack.ts";
import { type Driver, driverWithMoney, expectWithdrawal, withdraw } from "./testing/people.ts";
import { expectBooksToProve } from "./testing/stack.ts";

type Withdrawer = Driver & { readonly bankAccountId: string };

let stack: MortalStack;
/** More than five withdrawals a day would wait for staff. */
let good: Withdrawer[];
let failing: Withdrawer;
let next = 0;
beforeAll(async () => {
  stack = await startMortalStack();
  const patient = { retries: 9 };
  const drivers = [1, 2, 3, 4].map(() => driverWithMoney(stack, patient));
  failing = await driverWithMoney(stack, { ...patient, accountNumber: "50100012900011" });
  good = await Promise.all(drivers);
});
afterAll(async () => {
  await stack.close();
});

const workflow = "fnId=drivopay-withdrawal&";
const both = ["before", "after"] as const;
const points = [
  { wire: "inward", match: "/trpc/wallet.withdraw", nth: 1, when: "after" } as const,
  ...[1, 2, 3, 4, 5].flatMap((nth) =>
    both.map((when) => ({ wire: "inward", match: workflow, nth, when }) as const),
  ),
  ...both.map((when) => ({ wire: "outward", match: "/v1/payouts", nth: 1, when }) as const),
  ...both.map((when) => ({ wire: "inward", match: "/webhook/razorpayx", nth: 2, when }) as const),
];

async function expectSentOnce(driver: Withdrawer, id: string, before: number): Promise<void> {
  await expectWithdrawal(driver, id, "PROCESSED", 40_000);
  expect(await stack.payoutsOf(id)).toMatchObject([{ status: "processed" }]);
  expect(await driver.api.wallet.get.query()).toMatchObject({
    ...{ balance: before - 10_354, pendingBalance: 0 },
  });
}

describe("api-worker killed in the middle of a withdrawal: the money is sent once, and the books prove", () => {
  test.each(points)("$when $match, call $nth", async ({ wire, ...cut }) => {
    const driver = good[next++ % good.length];
    if (!driver) throw new Error("There is no driver");
    const before = (await driver.api.wallet.get.query()).balance;
    const death = await stack.killAt(stack[wire], cut);
    const id = await withdraw(driver, 10_000);
    await expectSentOnce(driver, id, before);
    expect(death.happened).toBe(true);
    await expectBooksToProve(stack.services);
  });

  test.each([
    { wire: "outward", match: "/v1/payouts", nth: 1, when: "after" },
    { wire: "inward", match: workflow, nth: 4, when: "after" },
    { wire: "inward", match: "/webhook/razorpayx", nth: 2, when: "before" },
  ] as const)("a payout that fails is given back once: $when $match", async ({ wire, ...cut }) => {
    const death = await stack.killAt(stack[wire], cut);
    const id = await withdraw(failing, 10_000);
    await expectWithdrawal(failing, id, "RETURNED", 40_000);
    expect(death.happened).toBe(true);
    expect(await failing.api.wallet.get.query()).toMatchObject({ balance: 100_000, pendingBalance: 0 });
    expect(await stack.payoutsOf(id)).toMatchObject([{ status: "failed" }]);
    await expectBooksToProve(stack.services);
  });
});

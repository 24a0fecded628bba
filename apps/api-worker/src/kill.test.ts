import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Death, type MortalStack, startMortalStack } from "./testing/mortal-stack.ts";
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
  failing = await driverWithMoney(stack, { ...patient });
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

/** The bank hears of the payout, and decides. */
async function bankDecides(id: string, outcome: "processed" | "failed"): Promise<void> {
  await vi.waitFor(async () => expect(await stack.payoutsOf(id)).toHaveLength(1), { timeout: 20_000 });
  await stack.decidePayout(id, outcome);
}

/**
 * The fifth call comes when the bank has answered a run that waits, or when its minute is over. Where a call before it
 * had to be made twice, the fifth has come already.
 */
async function letTheRunWait(death: Death): Promise<void> {
  await vi.waitFor(() => expect(death.happened || stack.inward.seen === 4).toBe(true), { timeout: 20_000 });
}

async function expectDeath(death: Death): Promise<void> {
  if (!death.happened) stack.inngest.clock.advance(61_000);
  await vi.waitFor(() => expect(death.happened).toBe(true), { timeout: 20_000 });
}

describe("api-worker killed in the middle of a withdrawal: the money is sent once, and the books prove", () => {
  test.each(points)("$when $match, call $nth", async ({ wire, ...cut }) => {
    const driver = good[next++ % good.length];
    if (!driver) throw new Error("There is no driver");
    const before = (await driver.api.wallet.get.query()).balance;
    const death = await stack.killAt(stack[wire], cut);
    const id = await withdraw(driver, 10_000);
    if (cut.nth === 5) await letTheRunWait(death);
    await bankDecides(id, "processed");
    await expectWithdrawal(driver, id, "PROCESSED", 30_000);
    await expectDeath(death);
    expect(await stack.payoutsOf(id)).toMatchObject([{ status: "processed" }]);
    const after = { balance: before - 10_354, pendingBalance: 0 };
    expect(await driver.api.wallet.get.query()).toMatchObject(after);
    await expectBooksToProve(stack.services);
  });

  test.each([
    { wire: "outward", match: "/v1/payouts", nth: 1, when: "after" },
    { wire: "inward", match: workflow, nth: 4, when: "after" },
    { wire: "inward", match: "/webhook/razorpayx", nth: 2, when: "before" },
  ] as const)("a payout that fails is given back once: $when $match", async ({ wire, ...cut }) => {
    const death = await stack.killAt(stack[wire], cut);
    const id = await withdraw(failing, 10_000);
    await bankDecides(id, "failed");
    await expectWithdrawal(failing, id, "RETURNED", 30_000);
    await expectDeath(death);
    expect(await failing.api.wallet.get.query()).toMatchObject({ balance: 100_000, pendingBalance: 0 });
    expect(await stack.payoutsOf(id)).toMatchObject([{ status: "failed" }]);
    await expectBooksToProve(stack.services);
  });
});

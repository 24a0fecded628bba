import { paise } from "@drivopay/contracts/money";
import type { WithdrawalStatus } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { resolveCase } from "../../admin/cases.ts";
import type { Services } from "../../services.ts";
import type { TestServices } from "../../test-services.ts";
import { proveLedger } from "../ledger/verify.ts";
import { readWallet } from "../read-wallet.ts";
import { requestWithdrawal } from "../request-withdrawal.ts";
import { reviewWithdrawal } from "../review-withdrawal.ts";
import { type Crash, createWalletBench, type WalletBench } from "../test-services.ts";
import { makeBankAccount, makeDriver, staffCall } from "../testing/fixtures.ts";
import { withdrawalById } from "../withdrawal-repo.ts";
import { withdrawalWorkflow } from "./withdrawal.ts";
import { overdueWithdrawals, takeUp } from "./withdrawal-janitor.ts";

const startBalance = 100_000;
const Payouts = z.array(z.looseObject({ id: z.string(), referenceId: z.string() }));

let bench: WalletBench;
let world: TestServices;
let services: Services;

beforeAll(async () => {
  bench = await createWalletBench((given) => [withdrawalWorkflow(given)]);
  ({ world, services } = bench);
});
beforeEach(async () => {
  bench.webhooksArrive = true;
  bench.app.plan(null);
  await world.faults();
});
afterAll(() => bench.close());

async function withdraw(accountNumber: string, amount = 40_000, balance = startBalance) {
  const driver = await makeDriver(world, { balance });
  const bankAccountId = await makeBankAccount(services, driver.userId, { accountNumber, registered: true });
  const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(amount), bankAccountId });
  return { driver, withdrawalId };
}

const statusOf = async (id: string): Promise<WithdrawalStatus> =>
  (await withdrawalById(services.db, id)).status;

const ended = (withdrawalId: string) => bench.runsOf("wallet/withdrawal.requested", { withdrawalId });

async function payoutsOf(withdrawalId: string) {
  const response = await fetch(`${world.sandbox.url}/_control/payouts`);
  return Payouts.parse(await response.json()).filter(({ referenceId }) => referenceId === withdrawalId);
}

async function endsAs(made: Awaited<ReturnType<typeof withdraw>>, status: WithdrawalStatus) {
  await expect
    .poll(
      async () => {
        // A run killed as it began to wait may miss the bank's news; it asks by itself a minute later.
        if ((await statusOf(made.withdrawalId)) === status) bench.inngest.clock.advance(61_000);
        return await ended(made.withdrawalId);
      },
      { timeout: 30_000, interval: 300 },
    )
    .toEqual(["Completed"]);
  await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe(status);
  expect(await payoutsOf(made.withdrawalId)).toHaveLength(1);
  const left = status === "PROCESSED" ? startBalance - 40_354 : startBalance;
  expect(await readWallet(services.db, made.driver.walletId)).toMatchObject({
    ...{ balance: left, pendingBalance: 0, holds: [] },
  });
  expect((await proveLedger(services.db)).breaks).toEqual([]);
}

const good = "50100012345678";
const failing = "50100012900011";
const comingBack = "50100012900013";

describe("the withdrawal workflow", () => {
  test("sends the money, and ends when the bank has said so", async () => {
    await endsAs(await withdraw(good), "PROCESSED");
  });

  test("gives the money back when the bank refuses it", async () => {
    await endsAs(await withdraw(failing), "RETURNED");
  });

  test("gives it back as well when the bank returns it after it had arrived", async () => {
    const made = await withdraw(comingBack);
    await endsAs(made, "REVERSED");
    const kinds = (await services.db.orm.select().from(tables.transactions))
      .filter(({ referenceId }) => referenceId === made.withdrawalId)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(["WITHDRAWAL_HELD", "WITHDRAWAL_PROCESSED", "WITHDRAWAL_REVERSED"]);
  });

  test("asks the gateway when no webhook comes", async () => {
    bench.webhooksArrive = false;
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("SENT");
    // The payout is done at the bank by now; only nobody told us.
    await new Promise((resolve) => setTimeout(resolve, 500));
    bench.inngest.clock.advance(61_000);
    await endsAs(made, "PROCESSED");
  });

  test("waits for staff where risk rules say so, and goes on when they release it", async () => {
    const made = await withdraw(good, 6_000_000, 9_000_000);
    await expect.poll(() => ended(made.withdrawalId), { timeout: 10_000 }).toEqual(["Running"]);
    const { withdrawalId } = made;
    const decision = { withdrawalId, decision: "RELEASE" as const, reason: "Known driver" };
    await reviewWithdrawal(staffCall(world.call), decision);
    // The decision may come before the run waits for it; then the run looks again by itself.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((await statusOf(withdrawalId)) === "HELD") bench.inngest.clock.advance(86_400_000);
    await expect.poll(() => statusOf(withdrawalId), { timeout: 20_000 }).toBe("PROCESSED");
  });
});

describe("killed and started again", () => {
  const moments = [1, 2, 3, 4, 5].flatMap((atCall) =>
    (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
  );

  test.each(moments)("at call $atCall, $when: one payout, and the books prove", async (crash) => {
    bench.app.plan(crash);
    const made = await withdraw(good);
    await endsAs(made, "PROCESSED");
    expect(bench.app.crashed).toBe(true);
  });

  test.each([
    [good, "PROCESSED"],
    [failing, "RETURNED"],
  ] as const)("after the gateway took the payout and before we wrote it down (%s)", async (number, end) => {
    bench.app.plan({ atCall: 0, when: "between gateway and database" });
    const made = await withdraw(number);
    await endsAs(made, end);
    expect(bench.app.crashed).toBe(true);
  });
});

describe("a gateway that misbehaves", () => {
  test("answers 500: the money stays held, and the payout is made when the gateway is back", async () => {
    const fault = { provider: "razorpay", match: "POST /v1/payouts", rate: 1 };
    await world.faults({ ...fault, kind: "error", status: 500 });
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("SENDING");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await readWallet(services.db, made.driver.walletId)).pendingBalance).toBe(40_354);
    await world.faults();
    await endsAs(made, "PROCESSED");
  });

  test("does the work and never answers: the bank's news ends it, and the repeat pays nothing", async () => {
    await world.faults({ provider: "razorpay", match: "POST /v1/payouts", rate: 1, kind: "timeout" });
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("PROCESSED");
    await world.faults();
    await endsAs(made, "PROCESSED");
  });

  test("sends its webhooks twice and out of order", async () => {
    await world.faults(
      { provider: "razorpay", match: "payout.*", kind: "duplicate-webhook", rate: 1 },
      { provider: "razorpay", match: "payout.*", kind: "reorder-webhooks", rate: 1 },
    );
    await endsAs(await withdraw(good), "PROCESSED");
    await endsAs(await withdraw(failing), "RETURNED");
  });
});

test("the janitor takes up what was dropped after five minutes, and calls a person after the last look", async () => {
  await bench.stopRelay();
  const made = await withdraw(good);
  const stuck = await withdraw("50100012900015");
  const age = (minutes: number) =>
    services.db.orm.update(tables.withdrawals).set({ updatedAt: new Date(Date.now() - minutes * 60_000) });
  const look = async () => {
    const due = await overdueWithdrawals(services);
    for (const { id, look: times } of due) await takeUp(services, id, times);
    return due.map(({ id }) => id);
  };
  const ours = async () =>
    (await look()).filter((id) => [made, stuck].some((one) => one.withdrawalId === id));
  expect(await ours()).toEqual([]);
  await age(6);
  expect(await ours()).toHaveLength(2);
  await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("PROCESSED");
  expect(await statusOf(stuck.withdrawalId)).toBe("SENT");
  for (const minutes of [6, 61, 1_441, 10_000]) {
    await age(minutes);
    await ours();
  }
  const called = () =>
    services.db.orm
      .select()
      .from(tables.cases)
      .where(eq(tables.cases.referenceId, stuck.withdrawalId))
      .orderBy(tables.cases.id);
  const [first, ...more] = await called();
  expect([first, more]).toMatchObject([{ kind: "wallet.withdrawal-stuck", state: "OPEN" }, []]);
  // Resolved though the money is still held: the next day calls again, once.
  await resolveCase(staffCall(world.call), { caseId: first?.id ?? "", resolution: "The bank will say" });
  await age(3 * 1_440 - 1);
  expect(await ours()).toEqual([]);
  await age(3 * 1_440 + 1);
  expect(await ours()).toEqual([stuck.withdrawalId]);
  await age(4 * 1_440 + 1);
  expect(await ours()).toEqual([stuck.withdrawalId]);
  expect((await called()).map(({ state }) => state)).toEqual(["RESOLVED", "OPEN"]);
  expect((await readWallet(services.db, stuck.driver.walletId)).pendingBalance).toBe(40_354);
  expect((await proveLedger(services.db)).breaks).toEqual([]);
});

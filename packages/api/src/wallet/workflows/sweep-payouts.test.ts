import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { proveLedger } from "../ledger/verify.ts";
import { readWallet } from "../read-wallet.ts";
import { requestWithdrawal } from "../request-withdrawal.ts";
import { claimForPayout, sendPayout } from "../send-payout.ts";
import { type Crash, createWalletBench, type WalletBench } from "../test-services.ts";
import { makeBankAccount, makeDriver } from "../testing/fixtures.ts";
import { withdrawalById } from "../withdrawal-repo.ts";
import { callPayoutSweepWorkflow, payoutSweepWorkflow } from "./sweep-payouts.ts";

const { transactions } = tables;
const balance = 100_000;
const dayMs = 86_400_000;
const soon = { timeout: 30_000, interval: 200 };
/** The bank takes the money, and sends it back a moment later. */
const comingBack = "50100012900013";

let bench: WalletBench;
beforeAll(async () => {
  bench = await createWalletBench((services) => [
    callPayoutSweepWorkflow(services),
    payoutSweepWorkflow(services),
  ]);
});
beforeEach(() => bench.app.plan(null));
afterAll(() => bench.close());

/** A withdrawal that the bank has returned after it was processed, of which the gateway could not tell us. */
async function returnedUnheard() {
  const { services, world } = bench;
  await world.faults({ provider: "razorpay", kind: "drop-webhook", match: "payout.reversed" });
  const driver = await makeDriver(world, { balance });
  const account = { accountNumber: comingBack, registered: true };
  const bankAccountId = await makeBankAccount(services, driver.userId, account);
  const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(40_000), bankAccountId });
  await claimForPayout(services, withdrawalId);
  await sendPayout(services, withdrawalId);
  const payoutOf = async () => {
    const { gatewayPayoutId } = await withdrawalById(services.db, withdrawalId);
    return await services.payoutGateway.readPayout(gatewayPayoutId ?? "");
  };
  await expect.poll(async () => (await payoutOf()).status, soon).toBe("reversed");
  await expect.poll(() => statusOf(withdrawalId), soon).toBe("PROCESSED");
  return { driver, withdrawalId };
}

const statusOf = async (id: string) => (await withdrawalById(bench.services.db, id)).status;

const moments = [1, 2, 3, 4, 5, 6].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)(
  "killed at call $atCall, $when: the money of a reversal nobody told of comes back once",
  async (crash) => {
    const { driver, withdrawalId } = await returnedUnheard();
    bench.app.plan(crash);
    bench.inngest.clock.advance(dayMs);
    await expect.poll(() => statusOf(withdrawalId), soon).toBe("REVERSED");
    await expect.poll(() => bench.app.crashed, soon).toBe(true);
    const posted = await bench.services.db.orm
      .select({ kind: transactions.kind })
      .from(transactions)
      .where(eq(transactions.referenceId, withdrawalId));
    expect(posted.map(({ kind }) => kind).toSorted()).toEqual([
      "WITHDRAWAL_HELD",
      "WITHDRAWAL_PROCESSED",
      "WITHDRAWAL_REVERSED",
    ]);
    expect(await readWallet(bench.services.db, driver.walletId)).toMatchObject({
      ...{ balance, pendingBalance: 0, holds: [] },
    });
    expect((await proveLedger(bench.services.db)).breaks).toEqual([]);
  },
);

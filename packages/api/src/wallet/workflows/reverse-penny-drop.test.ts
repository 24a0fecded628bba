import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { proveLedger } from "../ledger/verify.ts";
import { readWallet } from "../read-wallet.ts";
import { reversePennyDropById } from "../reverse-penny-drop-repo.ts";
import { startReversePennyDrop } from "../start-reverse-penny-drop.ts";
import { type Crash, createWalletBench, type WalletBench } from "../test-services.ts";
import { makeBankAccount, makeDriver } from "../testing/fixtures.ts";
import { reversePennyDropWorkflow } from "./reverse-penny-drop.ts";

const soon = { timeout: 30_000, interval: 200 };
let bench: WalletBench;

beforeAll(async () => {
  bench = await createWalletBench((services) => [reversePennyDropWorkflow(services)]);
});
beforeEach(() => {
  bench.webhooksArrive = true;
  bench.app.plan(null);
});
afterAll(() => bench.close());

async function asked() {
  const driver = await makeDriver(bench.world);
  const bankAccountId = await makeBankAccount(bench.services, driver.userId, {
    ...{ state: "FAILED", registered: true, accountNumber: "50100012345678" },
  });
  const call = driver.call();
  const rupee = await startReversePennyDrop({ ...call, services: bench.services }, bankAccountId);
  return { driver, rupee };
}

async function pay(upiUri: string) {
  await fetch(`${bench.world.sandbox.url}/_control/upi/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upiUri }),
  });
}

const stateOf = async (id: string) => (await reversePennyDropById(bench.services.db, id))?.state;
const runs = (reversePennyDropId: string) =>
  bench.runsOf("wallet/reverse-penny-drop.started", { reversePennyDropId });

test("nobody pays: the wait ends, and a rupee that the bank tells of hours later still counts", async () => {
  bench.webhooksArrive = false;
  const { driver, rupee } = await asked();
  await expect
    .poll(async () => {
      bench.inngest.clock.advance(60_000);
      return await stateOf(rupee.id);
    }, soon)
    .toBe("EXPIRED");
  await pay(rupee.upiUri);
  await expect
    .poll(async () => {
      bench.inngest.clock.advance(3_600_000);
      return (await readWallet(bench.services.db, driver.walletId)).balance;
    }, soon)
    .toBe(100);
});

const moments = [1, 2].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)("killed at call $atCall, $when: one rupee in the wallet, one verdict", async (crash) => {
  bench.webhooksArrive = false;
  bench.app.plan(crash);
  const { driver, rupee } = await asked();
  await pay(rupee.upiUri);
  await expect
    .poll(async () => {
      bench.inngest.clock.advance(61_000);
      return await runs(rupee.id);
    }, soon)
    .toEqual(["Completed"]);
  expect(bench.app.crashed).toBe(true);
  expect(await stateOf(rupee.id)).toBe("OTHER_ACCOUNT");
  expect((await readWallet(bench.services.db, driver.walletId)).balance).toBe(100);
  const settled = (
    await bench.services.db.orm
      .select()
      .from(tables.auditLogs)
      .where(eq(tables.auditLogs.action, "wallet.reverse-penny-drop-settled"))
  ).filter(({ newValue }) => JSON.stringify(newValue).includes(rupee.id));
  expect(settled).toHaveLength(1);
  expect((await proveLedger(bench.services.db)).breaks).toEqual([]);
});

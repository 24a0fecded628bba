import type { BankAccountState } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addBankAccount } from "../add-bank-account.ts";
import { bankAccountById } from "../bank-account-repo.ts";
import { type Crash, createWalletBench, type WalletBench } from "../test-services.ts";
import { makeDriver } from "../testing/fixtures.ts";
import { verifyBankAccountWorkflow } from "./verify-bank-account.ts";

let bench: WalletBench;

beforeAll(async () => {
  bench = await createWalletBench((given) => [verifyBankAccountWorkflow(given)]);
});
beforeEach(async () => {
  bench.webhooksArrive = true;
  bench.app.plan(null);
  await bench.world.faults();
});
afterAll(() => bench.close());

async function add(accountNumber: string): Promise<string> {
  const driver = await makeDriver(bench.world);
  const account = { accountNumber, ifscCode: "HDFC0000053", accountHolderName: "Asha Devi" };
  return (await addBankAccount(driver.call(), account)).id;
}

const stateOf = async (id: string) => (await bankAccountById(bench.services.db, id)).state;
const runs = (bankAccountId: string) => bench.runsOf("wallet/bank-account.added", { bankAccountId });
async function endsAs(id: string, state: BankAccountState): Promise<void> {
  await expect
    .poll(
      async () => {
        // A run killed as it began to wait may miss the bank's news; it asks by itself half a minute later.
        if ((await stateOf(id)) === state) bench.inngest.clock.advance(31_000);
        return await runs(id);
      },
      { timeout: 30_000, interval: 300 },
    )
    .toEqual(["Completed"]);
  expect(await stateOf(id)).toBe(state);
}

test("a matching name verifies the account, another name does not", async () => {
  const [good, bad] = await Promise.all([add("50100012345678"), add("50100012900001")]);
  await endsAs(good, "VERIFIED");
  await endsAs(bad, "FAILED");
});

test("the gateway is asked when no webhook comes", async () => {
  bench.webhooksArrive = false;
  const id = await add("50100012345678");
  await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe("VERIFYING");
  await new Promise((resolve) => setTimeout(resolve, 800));
  bench.inngest.clock.advance(31_000);
  await endsAs(id, "VERIFIED");
});

test("without any answer the wait ends, and the driver may try again", async () => {
  const id = await add("50100012900004");
  await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe("VERIFYING");
  await expect
    .poll(
      async () => {
        bench.inngest.clock.advance(6 * 3_600_000);
        return await stateOf(id);
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe("FAILED");
  expect((await bankAccountById(bench.services.db, id)).failureReason).toBe("NO_ANSWER");
});

const moments = [1, 2, 3].flatMap((atCall) =>
  (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
);

test.each(moments)("killed at call $atCall, $when: one penny drop, one verdict", async (crash) => {
  bench.app.plan(crash);
  const id = await add("50100012345678");
  await endsAs(id, "VERIFIED");
  expect(bench.app.crashed).toBe(true);
  const decisions = (
    await bench.services.db.orm.select().from(tables.auditLogs).where(eq(tables.auditLogs.entityId, id))
  ).filter(({ action }) => action === "wallet.bank-account-decided");
  expect(decisions).toHaveLength(1);
});

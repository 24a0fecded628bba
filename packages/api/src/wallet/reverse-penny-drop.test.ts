import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { addBankAccount } from "./add-bank-account.ts";
import { bankAccountOf } from "./bank-account-repo.ts";
import { proveLedger } from "./ledger/verify.ts";
import { listMovements } from "./movements.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { askReversePennyDrop, expireReversePennyDrop } from "./settle-reverse-penny-drop.ts";
import { readReversePennyDrop, startReversePennyDrop } from "./start-reverse-penny-drop.ts";
import { makeBankAccount, makeDriver, type TestDriver } from "./testing/fixtures.ts";
import { traceMoney } from "./trace-money.ts";
import { askValidation, registerBeneficiary, startValidation } from "./verify-bank-account.ts";

let world: TestServices;
beforeAll(async () => {
  world = await createTestServices({ poolSize: 12 });
});
afterAll(() => world.close());

/** An account whose penny drop has failed: the bank answered with another person's name. */
async function failedAccount(
  options: { readonly tier?: "FULL" | "MINIMUM"; readonly balance?: number; readonly typed?: string } = {},
) {
  const driver = await makeDriver(world, options);
  const { id } = await addBankAccount(driver.call(), {
    ...{
      accountNumber: "50100012900001",
      ifscCode: "HDFC0000053",
      accountHolderName: options.typed ?? "Asha Devi",
    },
  });
  await registerBeneficiary(world.services, id);
  await startValidation(world.services, id);
  await expect.poll(() => askValidation(world.services, id), { timeout: 5_000 }).toBe("FAILED");
  return { driver, bankAccountId: id };
}

async function payRupee(upiUri: string, vpa = "asha@okaxis", outcome = "success") {
  const response = await fetch(`${world.sandbox.url}/_control/upi/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upiUri, vpa, outcome }),
  });
  expect(response.status).toBe(200);
}

const balanceOf = async ({ walletId }: TestDriver) => (await readWallet(world.services.db, walletId)).balance;
const accountOf = ({ userId }: TestDriver, id: string) => bankAccountOf(world.services.db, userId, id);
const creditsOf = (id: string) =>
  world.services.db.orm.$count(tables.transactions, eq(tables.transactions.referenceId, id));

test("a rupee paid from the account proves it, though the penny drop failed, and is in the wallet once", async () => {
  const { driver, bankAccountId } = await failedAccount();
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  expect(rupee).toMatchObject({ state: "WAITING", amount: 100, qrCode: expect.stringContaining("<svg") });
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("WAITING");
  await payRupee(rupee.upiUri);
  const answers = Array.from({ length: 8 }, () => askReversePennyDrop(world.services, rupee.id));
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["VERIFIED"]));
  expect(await readReversePennyDrop(driver.call(), bankAccountId)).toMatchObject({
    ...{ state: "VERIFIED", payerAccountMasked: "••••0001", registeredName: "ASHA DEVI" },
  });
  expect(await accountOf(driver, bankAccountId)).toMatchObject({ state: "VERIFIED", isPrimary: true });
  expect(await balanceOf(driver)).toBe(100);
  expect(await creditsOf(rupee.id)).toBe(1);
  const { transactions } = await listMovements(world.services.db, driver.walletId, { limit: 5 });
  expect(transactions).toMatchObject([{ amount: 100, source: "DEPOSIT" }]);
  const { steps } = await traceMoney(world.services.db, driver.walletId, rupee.id);
  expect(steps).toMatchObject([
    { step: "PROVED", amount: 100, source: null, label: "••••0001", reference: expect.any(String) },
    ...[{ step: "CREDITED", amount: 100 }, { step: "IN_BALANCE" }],
  ]);
  expect((await proveLedger(world.services.db)).breaks).toEqual([]);
});

test("the account can be paid afterwards, after its cooling-off as any other", async () => {
  const { driver, bankAccountId } = await failedAccount({ balance: 100_000 });
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri);
  await askReversePennyDrop(world.services, rupee.id);
  expect((await accountOf(driver, bankAccountId)).coolingOffUntil?.getTime()).toBeGreaterThan(Date.now());
  const asked = { amount: paise(10_000), bankAccountId };
  expect(await requestWithdrawal(driver.call(), asked)).toMatchObject({ status: "HELD" });
});

test.each([
  ["other-account@okaxis", "OTHER_ACCOUNT"],
  ["name-mismatch@okaxis", "NAME_MISMATCH"],
  ["unknown-payer@okaxis", "FAILED"],
])("paid by %s it proves nothing (%s), and the rupee is the driver's all the same", async (vpa, state) => {
  const { driver, bankAccountId } = await failedAccount();
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri, vpa);
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe(state);
  expect((await accountOf(driver, bankAccountId)).state).toBe("FAILED");
  expect(await balanceOf(driver)).toBe(100);
  const next = await startReversePennyDrop(driver.call(), bankAccountId);
  expect(next.id).not.toBe(rupee.id);
});

test("a payment that failed brings nothing, and another try is open", async () => {
  const { driver, bankAccountId } = await failedAccount();
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri, "asha@okaxis", "failure");
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("FAILED");
  expect(await balanceOf(driver)).toBe(0);
});

test("asked for again while one waits it is the same rupee, also when many ask at once", async () => {
  const { driver, bankAccountId } = await failedAccount();
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => startReversePennyDrop(driver.call(), bankAccountId)),
  );
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  expect(new Set(asked.map(({ upiUri }) => upiUri)).size).toBe(1);
});

test("a request whose answer was lost is found again", async () => {
  const { driver, bankAccountId } = await failedAccount();
  await world.faults({
    ...{
      provider: "razorpay",
      kind: "timeout",
      match: "POST /v1/fund_accounts/validations",
      latencyMs: 30_000,
    },
  });
  const lost = startReversePennyDrop(driver.call(), bankAccountId);
  await expect(lost).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  await world.faults();
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri);
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("VERIFIED");
}, 30_000);

test("a rupee that comes after its time still proves the account", async () => {
  const { driver, bankAccountId } = await failedAccount();
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  expect(await expireReversePennyDrop(world.services, rupee.id)).toBe("EXPIRED");
  await payRupee(rupee.upiUri);
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("VERIFIED");
  expect(await balanceOf(driver)).toBe(100);
});

test("above a limit the rupee waits as any other money does", async () => {
  const { driver, bankAccountId } = await failedAccount({ tier: "MINIMUM", balance: 1_000_000 });
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri);
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("VERIFIED");
  expect(await readWallet(world.services.db, driver.walletId)).toMatchObject({
    ...{ balance: 1_000_000, pendingBalance: 100, holds: [{ reason: "LIMIT_EXCEEDED", amount: 100 }] },
  });
  expect((await proveLedger(world.services.db)).breaks).toEqual([]);
});

test("a stranger's account proves nothing, though the stranger's name was typed", async () => {
  const { driver, bankAccountId } = await failedAccount({ typed: "Suresh Gupta" });
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await payRupee(rupee.upiUri);
  expect(await askReversePennyDrop(world.services, rupee.id)).toBe("NAME_MISMATCH");
  expect(await accountOf(driver, bankAccountId)).toMatchObject({ state: "FAILED" });
});

test("a verified account needs no proof, and another driver's is not found", async () => {
  const driver = await makeDriver(world);
  const verified = await makeBankAccount(world.services, driver.userId);
  await expect(startReversePennyDrop(driver.call(), verified)).rejects.toMatchObject({
    code: "STATE_CONFLICT",
  });
  const { bankAccountId } = await failedAccount();
  for (const ask of [startReversePennyDrop, readReversePennyDrop]) {
    await expect(ask(driver.call(), bankAccountId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

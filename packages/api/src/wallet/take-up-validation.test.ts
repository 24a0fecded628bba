import { tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { addBankAccount } from "./add-bank-account.ts";
import { bankAccountById } from "./bank-account-repo.ts";
import { readReversePennyDrop, startReversePennyDrop } from "./start-reverse-penny-drop.ts";
import { overdueValidations, takeUpValidation } from "./take-up-validation.ts";
import { makeBankAccount, makeDriver } from "./testing/fixtures.ts";

const { bankAccounts, cases, reversePennyDrops } = tables;
let world: TestServices;
beforeAll(async () => {
  world = await createTestServices();
});
beforeEach(() => world.faults());
afterAll(() => world.close());

async function minutesPass(minutes: number): Promise<void> {
  const { orm } = world.services.db;
  const by = sql`make_interval(mins => ${minutes})`;
  await orm.update(bankAccounts).set({ createdAt: sql`${bankAccounts.createdAt} - ${by}` });
  await orm.update(reversePennyDrops).set({
    createdAt: sql`${reversePennyDrops.createdAt} - ${by}`,
    expiresAt: sql`${reversePennyDrops.expiresAt} - ${by}`,
  });
}

async function look(): Promise<number> {
  const due = await overdueValidations(world.services);
  for (const open of due) await takeUpValidation(world.services, open);
  return due.length;
}

async function added(accountNumber: string) {
  const driver = await makeDriver(world);
  const { id } = await addBankAccount(driver.call(), {
    ...{ accountNumber, ifscCode: "HDFC0000053", accountHolderName: "Asha Devi" },
  });
  return id;
}

const casesOf = async (referenceId: string) =>
  (await world.services.db.orm.select().from(cases).where(eq(cases.referenceId, referenceId))).map(
    ({ kind }) => kind,
  );

test("an account whose workflow was lost is taken up from where it stood", async () => {
  const id = await added("50100012345678");
  expect(await look()).toBe(0);
  await minutesPass(6);
  await look();
  expect((await bankAccountById(world.services.db, id)).state).toBe("VERIFYING");
  await new Promise((resolve) => setTimeout(resolve, 600));
  await minutesPass(60);
  await look();
  expect((await bankAccountById(world.services.db, id)).state).toBe("VERIFIED");
  expect(await casesOf(id)).toEqual([]);
});

test("without any answer the wait ends after a day, with a case", async () => {
  const id = await added("50100012900004");
  for (const minutes of [6, 60, 1_440]) {
    await minutesPass(minutes);
    await look();
  }
  expect(await bankAccountById(world.services.db, id)).toMatchObject({
    ...{ state: "FAILED", failureReason: "NO_ANSWER" },
  });
  expect(await casesOf(id)).toEqual(["wallet.bank-account-unverified"]);
  await minutesPass(2_000);
  expect(await look()).toBe(0);
});

test("a rupee that nobody paid expires without a case; one that cannot be asked for is one", async () => {
  const driver = await makeDriver(world);
  const account = { state: "FAILED" as const, registered: true };
  const bankAccountId = await makeBankAccount(world.services, driver.userId, account);
  const rupee = await startReversePennyDrop(driver.call(), bankAccountId);
  await minutesPass(11);
  await look();
  expect(await readReversePennyDrop(driver.call(), bankAccountId)).toMatchObject({ state: "EXPIRED" });
  await minutesPass(60);
  await look();
  await world.faults({
    provider: "razorpay",
    kind: "error",
    match: "/v1/fund_accounts/validations/*",
    status: 500,
  });
  await minutesPass(1_440);
  await look();
  expect(await casesOf(rupee.id)).toEqual(["wallet.reverse-penny-drop-unknown"]);
});

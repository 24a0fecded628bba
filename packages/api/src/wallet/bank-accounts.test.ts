import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { addBankAccount } from "./add-bank-account.ts";
import { listBankAccounts, removeBankAccount, setPrimaryBankAccount } from "./change-bank-account.ts";
import { lookupIfsc } from "./lookup-ifsc.ts";
import { nameSimilarity } from "./name-similarity.ts";
import { makeDriver, type TestDriver } from "./testing/fixtures.ts";
import {
  askValidation,
  giveUpValidation,
  registerBeneficiary,
  settleValidation,
  startValidation,
} from "./verify-bank-account.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

const add = (driver: TestDriver, accountNumber = "50100012345678") =>
  addBankAccount(driver.call(), {
    ...{ accountNumber, ifscCode: "HDFC0000053", accountHolderName: "Asha Devi" },
  });

/** All that the workflow does, with the gateway asked until it knows. */
async function verify(id: string): Promise<string> {
  await registerBeneficiary(world.services, id);
  await startValidation(world.services, id);
  await expect
    .poll(() => askValidation(world.services, id), { timeout: 10_000, interval: 100 })
    .not.toBe("VERIFYING");
  return await askValidation(world.services, id);
}

describe("adding", () => {
  test("keeps the number sealed, shows its end, names the bank, and starts the penny drop", async () => {
    const driver = await makeDriver(world);
    const added = await add(driver);
    expect(added).toMatchObject({
      ...{ accountNumberMasked: "••••5678", bankName: "HDFC Bank", state: "PENDING", isPrimary: false },
    });
    const [row] = await world.services.db.orm
      .select()
      .from(tables.bankAccounts)
      .where(eq(tables.bankAccounts.id, added.id));
    expect(JSON.stringify(row)).not.toContain("50100012345678");
    const events = (await world.services.db.orm.select().from(tables.outbox)).filter(
      ({ data }) => data.bankAccountId === added.id,
    );
    expect(events.map(({ name }) => name)).toEqual(["wallet/bank-account.added"]);
  });

  test("the same account is linked once a driver, also by ten calls at once; another driver may have it", async () => {
    const [driver, other] = await Promise.all([makeDriver(world), makeDriver(world)]);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => add(driver)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(add(driver)).rejects.toMatchObject({ code: "BANK_ACCOUNT_EXISTS" });
    await expect(add(other)).resolves.toMatchObject({ state: "PENDING" });
  });

  test("an IFSC that no branch has is refused", async () => {
    await expect(lookupIfsc("HDFC0987654")).rejects.toMatchObject({ code: "IFSC_UNKNOWN" });
    await expect(lookupIfsc("ZZZZ0000001")).rejects.toMatchObject({ code: "IFSC_UNKNOWN" });
    expect(await lookupIfsc("SBIN0000001")).toMatchObject({ bankName: "State Bank of India" });
  });
});

describe("the penny drop, by the real adapter to the emulated gateway", () => {
  test("verifies a matching name; the first verified becomes the primary, and cools off for a day", async () => {
    const driver = await makeDriver(world);
    const [first, second] = [await add(driver), await add(driver, "50100012345679")];
    expect(await verify(first.id)).toBe("VERIFIED");
    expect(await verify(second.id)).toBe("VERIFIED");
    const accounts = await listBankAccounts(driver.call());
    expect(accounts.map(({ id, isPrimary }) => [id, isPrimary])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    const coolsMs = new Date(accounts[0]?.coolingOffUntil ?? 0).getTime() - world.clock.now().getTime();
    expect(coolsMs).toBeGreaterThan(23 * 3_600_000);
  });

  test.each([
    ["50100012900001", "NAME_MISMATCH"],
    ["50100012900002", "INVALID_ACCOUNT"],
    ["50100012900003", "REFUSED"],
  ])("%s fails with %s, and may be tried again", async (number, failureReason) => {
    const driver = await makeDriver(world);
    const { id } = await add(driver, number);
    expect(await verify(id)).toBe("FAILED");
    expect(await listBankAccounts(driver.call())).toMatchObject([{ id, failureReason, isPrimary: false }]);
    const again = await add(driver, number);
    expect((await listBankAccounts(driver.call())).map((account) => account.id)).toEqual([again.id]);
  });

  test("a stranger's account is not linked by typing the stranger's name", async () => {
    const driver = await makeDriver(world);
    const stranger = { accountNumber: "50100012345670", ifscCode: "HDFC0000053" };
    const { id } = await addBankAccount(driver.call(), { ...stranger, accountHolderName: "Suresh Gupta" });
    expect(await verify(id)).toBe("FAILED");
    expect(await listBankAccounts(driver.call())).toMatchObject([{ id, failureReason: "NAME_MISMATCH" }]);
  });

  test("initials in the bank's name still match", async () => {
    const { id } = await add(await makeDriver(world), "50100012900005");
    expect(await verify(id)).toBe("VERIFIED");
  });

  test("an answer counts once, and one that comes after we gave up still counts", async () => {
    const driver = await makeDriver(world);
    const { id } = await add(driver, "50100012900004");
    await registerBeneficiary(world.services, id);
    expect(await startValidation(world.services, id)).toBe("VERIFYING");
    expect(await giveUpValidation(world.services, id)).toBe("FAILED");
    const [row] = await world.services.db.orm
      .select()
      .from(tables.bankAccounts)
      .where(eq(tables.bankAccounts.id, id));
    const answer = {
      ...{ gatewayValidationId: row?.gatewayValidationId ?? "", status: "completed" as const },
      ...{
        accountStatus: "active" as const,
        registeredName: "ASHA DEVI",
        nameMatchScore: null,
        payerAccount: null,
        utr: null,
      },
    };
    const states = await Promise.all(
      Array.from({ length: 5 }, () => settleValidation(world.services, answer)),
    );
    expect(states).toEqual(states.map(() => "VERIFIED"));
    const invalid = { ...answer, accountStatus: "invalid" as const };
    expect(await settleValidation(world.services, invalid)).toBe("VERIFIED");
    expect(await settleValidation(world.services, { ...answer, gatewayValidationId: "fav_x" })).toBeNull();
  });

  test("names are compared word by word, where the gateway does not tell", () => {
    expect(nameSimilarity("Asha Devi", "ASHA DEVI")).toBe(100);
    expect(nameSimilarity("Asha Devi", "ASHA D")).toBe(100);
    expect(nameSimilarity("Asha Devi", "SURESH GUPTA")).toBe(0);
    expect(nameSimilarity("आशा देवी", "आशा देवी")).toBe(100);
    expect(nameSimilarity("Asha Devi", "")).toBe(0);
  });
});

describe("changing", () => {
  test("the primary is one; removed, it passes to another verified account", async () => {
    const driver = await makeDriver(world);
    const [first, second] = [await add(driver), await add(driver, "50100012345679")];
    await expect(setPrimaryBankAccount(driver.call(), first.id)).rejects.toMatchObject({
      code: "BANK_ACCOUNT_UNVERIFIED",
    });
    await verify(first.id);
    await verify(second.id);
    await setPrimaryBankAccount(driver.call(), second.id);
    expect((await listBankAccounts(driver.call())).map(({ isPrimary }) => isPrimary)).toEqual([true, false]);
    await removeBankAccount(driver.call(), second.id);
    expect(await listBankAccounts(driver.call())).toMatchObject([{ id: first.id, isPrimary: true }]);
  });

  test("another driver's account is as good as none", async () => {
    const [driver, stranger] = await Promise.all([makeDriver(world), makeDriver(world)]);
    const { id } = await add(driver);
    const notFound = { code: "NOT_FOUND" };
    await expect(removeBankAccount(stranger.call(), id)).rejects.toMatchObject(notFound);
    await expect(setPrimaryBankAccount(stranger.call(), id)).rejects.toMatchObject(notFound);
  });
});

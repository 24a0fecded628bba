import { paise } from "@drivopay/contracts/money";
import { newId } from "@drivopay/runtime/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authRouter } from "../auth/router.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { transactionsRouter } from "../transactions/router.ts";
import { createCallerFactory, mergeRouters, router } from "../trpc.ts";
import { proveLedger } from "./ledger/verify.ts";
import { setTier } from "./open-wallet.ts";
import { walletOf } from "./repo.ts";
import { walletRouter } from "./router.ts";
import { give, makeBankAccount } from "./testing/fixtures.ts";

const callerOf = createCallerFactory(
  mergeRouters(
    router({ auth: authRouter }),
    router({ wallet: walletRouter, transactions: transactionsRouter }),
  ),
);
const pin = "246813";
let world: TestServices;
let serial = 0;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
});
afterAll(() => world.close());

/** A driver who signed up by the front door, with ₹1,000 and a verified account. */
async function signUp() {
  serial += 1;
  const phone = `+9197${String(30_000_000 + serial)}`;
  const { auth } = callerOf(world.call());
  await auth.register({ phone, name: "Asha Devi" });
  const { user, accessToken } = await auth.verifyOtp({ phone, otp: await world.codeFor(phone) });
  const caller = (idempotencyKey: string | null = newId()) =>
    callerOf(world.call({ kind: "bearer", token: accessToken }, { idempotencyKey }));
  await caller().auth.setPin({ pin });
  const { services } = world;
  const { id } = await walletOf(services.db, user.id);
  await setTier(services.db, id, "FULL");
  await give(services, { id, userId: user.id }, paise(100_000));
  return { caller, bankAccountId: await makeBankAccount(services, user.id) };
}

describe("a withdrawal, as a client asks for it", () => {
  test("needs the PIN and an idempotency key; a repeat answers the same and holds the money once", async () => {
    const { caller, bankAccountId } = await signUp();
    const asked = { amount: paise(10_000), bankAccountId, pin };
    const { pin: _, ...without } = asked;
    await expect(caller().wallet.withdraw(without as typeof asked)).rejects.toMatchObject({
      cause: { code: "PIN_REQUIRED" },
    });
    await expect(caller().wallet.withdraw({ ...asked, pin: "975310" })).rejects.toMatchObject({
      cause: { code: "PIN_INVALID" },
    });
    await expect(caller(null).wallet.withdraw(asked)).rejects.toMatchObject({
      cause: { code: "IDEMPOTENCY_KEY_REQUIRED" },
    });
    const key = newId();
    const first = await caller(key).wallet.withdraw(asked);
    expect(await caller(key).wallet.withdraw(asked)).toEqual(first);
    await expect(caller(key).wallet.withdraw({ ...asked, amount: paise(10_001) })).rejects.toMatchObject({
      cause: { code: "IDEMPOTENCY_CONFLICT" },
    });
    const wallet = await caller().wallet.get();
    expect(wallet).toMatchObject({ balance: 89_646, pendingBalance: 10_354, currency: "INR" });
    expect((await caller().wallet.withdrawal({ id: first.withdrawalId })).withdrawal.status).toBe("HELD");
    const { transaction } = await caller().transactions.get({ id: first.transactionId });
    expect(transaction).toMatchObject({ kind: "WITHDRAWAL_HELD", status: "PENDING", amount: -10_354 });
    await caller().wallet.cancelWithdrawal({ id: first.withdrawalId });
    expect((await caller().wallet.get()).balance).toBe(100_000);
    expect((await proveLedger(world.services.db)).breaks).toEqual([]);
  });

  test.each([0, -1, 0.5, 2 ** 53, Number.NaN])("an amount of %d is none", async (amount) => {
    const { caller, bankAccountId } = await signUp();
    const asked = { amount: amount as ReturnType<typeof paise>, bankAccountId, pin };
    await expect(caller().wallet.withdraw(asked)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await caller().wallet.get()).balance).toBe(100_000);
  });

  test("another driver's account and withdrawal are as good as none", async () => {
    const [driver, stranger] = [await signUp(), await signUp()];
    const notFound = { cause: { code: "NOT_FOUND" } };
    const theirs = { amount: paise(100), bankAccountId: driver.bankAccountId, pin };
    await expect(stranger.caller().wallet.withdraw(theirs)).rejects.toMatchObject(notFound);
    const { withdrawalId, transactionId } = await driver.caller().wallet.withdraw(theirs);
    const { wallet, transactions } = stranger.caller();
    await expect(wallet.withdrawal({ id: withdrawalId })).rejects.toMatchObject(notFound);
    await expect(wallet.cancelWithdrawal({ id: withdrawalId })).rejects.toMatchObject(notFound);
    await expect(transactions.get({ id: transactionId })).rejects.toMatchObject(notFound);
  });
});

test("every answer keeps to its contract", async () => {
  const { caller } = await signUp();
  const { wallet, transactions } = caller();
  const account = {
    accountNumber: "50100012345678",
    ifscCode: "hdfc0000053",
    accountHolderName: "Asha Devi",
  };
  expect((await wallet.bankAccounts.add({ ...account, pin })).bankAccount.state).toBe("PENDING");
  expect((await wallet.bankAccounts.list()).bankAccounts).toHaveLength(2);
  expect(await wallet.bankAccounts.lookupIfsc({ ifscCode: "SBIN0000001" })).toMatchObject({ branch: null });
  expect((await wallet.limits()).limits).toHaveLength(5);
  expect((await wallet.quoteWithdrawal({ amount: paise(10_000) })).total).toBe(10_354);
  expect((await wallet.stats()).total).toEqual({ earned: 0, withdrawn: 0, payments: 0 });
  expect((await wallet.transactions({ limit: 20 })).pagination.total).toBe(1);
  expect((await transactions.list({ limit: 20, source: "ADJUSTMENT" })).transactions).toHaveLength(1);
  const year = { from: "2026-01-01T00:00:00Z", to: "2028-01-01T00:00:00Z" };
  expect((await transactions.summary({ ...year, by: "month" })).summary).toMatchObject({ credited: 100_000 });
});

import { randomUUID } from "node:crypto";
import { TraceAnswer } from "@drivopay/contracts/trace";
import {
  AutoWithdrawAnswer,
  BankAccountAnswer,
  LimitList,
  Sendable,
  WalletStats,
  WithdrawAnswer,
  WithdrawalQuote,
} from "@drivopay/contracts/wallet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Driver, driverWithMoney, expectWithdrawal, registerDriver } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
let asha: Driver & { readonly bankAccountId: string };
let ravi: Driver;
beforeAll(async () => {
  stack = await startStack();
  asha = await driverWithMoney(stack);
  ravi = await registerDriver(stack, { name: "Ravi Kumar" });
});
afterAll(() => stack.close());

const patience = { timeout: 15_000, interval: 50 };
const call = (path: string, method = "GET", body?: unknown, driver: Driver = asha, headers = {}) =>
  rest(stack, path, {
    ...{ token: driver.tokens.accessToken, method, headers },
    ...(body === undefined ? {} : { body }),
  });
const json = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, text]);
  return JSON.parse(text);
};

test("limits and figures are told with what is left, why, and when they start afresh", async () => {
  const { limits, tier } = LimitList.parse(await json(await call("/wallet/limits")));
  expect(tier).toBe("FULL");
  for (const { limit, used, remaining, reason } of limits) {
    expect(remaining).toBe(limit - used);
    expect(reason).not.toBe("");
  }
  expect(limits.filter(({ name }) => name.endsWith("_DAY")).every(({ resetsAt }) => resetsAt !== null)).toBe(
    true,
  );
  const { today, thisMonth, total } = WalletStats.parse(await json(await call("/wallet/stats")));
  expect(today.earned).toBe(100_000);
  expect([thisMonth.earned, total.earned]).toEqual([100_000, 100_000]);
});

test("what can be sent is told after the fee, and the quote keeps within it", async () => {
  const path = `/wallet/bank-accounts/${asha.bankAccountId}/sendable`;
  const sendable = Sendable.parse(await json(await call(path)));
  expect(sendable).toMatchObject({ amount: 99_646, boundBy: "BALANCE", mode: "IMPS" });
  const asked = { amount: sendable.amount, bankAccountId: asha.bankAccountId };
  const quote = WithdrawalQuote.parse(await json(await call("/wallet/withdraw/quote", "POST", asked)));
  expect(quote).toMatchObject({ total: 100_000, mode: "IMPS" });
  expect(Date.parse(quote.arrivesBy)).toBeGreaterThan(Date.now());
  await expectProblem(await call(path, "GET", undefined, ravi), 404, "NOT_FOUND");
});

test("a limit that stands in the way is named, with what is left", async () => {
  const asked = { amount: 50_000_001, mode: "IMPS" };
  const refused = await expectProblem(
    await call("/wallet/withdraw/quote", "POST", asked),
    409,
    "LIMIT_EXCEEDED",
  );
  expect(refused).toMatchObject({ params: { limit: "IMPS_PER_TRANSFER", remaining: 50_000_000 } });
});

test("a UPI address is linked with the PIN, shown masked, verified, and paid by UPI; its money is followed to the end", async () => {
  const address = { upiAddress: "Asha.Devi@okhdfcbank", accountHolderName: "Asha Devi" };
  const path = "/wallet/upi-addresses";
  await expectProblem(await call(path, "POST", { ...address, pin: "000000" }), 401, "PIN_INVALID");
  const wrong = { ...address, upiAddress: "asha devi", pin: asha.pin };
  await expectProblem(await call(path, "POST", wrong), 400, "VALIDATION_FAILED");
  const { bankAccount } = BankAccountAnswer.parse(
    await json(await call(path, "POST", { ...address, pin: asha.pin })),
  );
  expect(bankAccount).toMatchObject({ type: "UPI", accountNumberMasked: "as•••@okhdfcbank", ifscCode: "" });
  await expectProblem(await call(path, "POST", { ...address, pin: asha.pin }), 409, "BANK_ACCOUNT_EXISTS");
  await expect
    .poll(async () => {
      const { bankAccounts } = await asha.api.wallet.bankAccounts.list.query();
      return bankAccounts.find(({ id }) => id === bankAccount.id)?.state;
    }, patience)
    .toBe("VERIFIED");
  const key = { "idempotency-key": randomUUID() };
  const asked = { amount: 10_000, bankAccountId: bankAccount.id, pin: asha.pin };
  const answer = await json(await call("/wallet/withdraw", "POST", asked, asha, key));
  const { withdrawalId } = WithdrawAnswer.parse(answer);
  await expectWithdrawal(asha, withdrawalId, "PROCESSED");
  const { withdrawal } = await asha.api.wallet.withdrawal.query({ id: withdrawalId });
  expect(withdrawal).toMatchObject({ mode: "UPI", promise: "KEPT", automatic: false });
  const { trace } = TraceAnswer.parse(await json(await call(`/transactions/${withdrawalId}/trace`)));
  expect(trace.steps.map(({ step }) => step)).toEqual(["MADE_OF", "WITHDRAWN", "FEE", "TAX", "BANK"]);
  expect(trace.steps.at(-1)).toMatchObject({ amount: 10_000, reference: withdrawal.utr });
  await expectProblem(
    await call(`/transactions/${withdrawalId}/trace`, "GET", undefined, ravi),
    404,
    "NOT_FOUND",
  );
});

test("auto-withdraw is turned on with the PIN and off without it", async () => {
  const path = "/wallet/auto-withdraw";
  const read = async (answer: Response) => AutoWithdrawAnswer.parse(await json(answer)).autoWithdraw;
  expect(await read(await call(path))).toEqual({
    enabled: false,
    threshold: null,
    nextAt: null,
    lastRun: null,
  });
  await expectProblem(await call(path, "POST", { threshold: 50_000 }), 401, "PIN_REQUIRED");
  const little = { threshold: 9_999, pin: asha.pin };
  await expectProblem(await call(path, "POST", little), 400, "VALIDATION_FAILED");
  const on = await read(await call(path, "POST", { threshold: 50_000, pin: asha.pin }));
  expect(on).toMatchObject({ enabled: true, threshold: 50_000 });
  expect(await read(await call(path, "DELETE"))).toMatchObject({ enabled: false, nextAt: null });
});

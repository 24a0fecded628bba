import { randomUUID } from "node:crypto";
import { errorCodeOf } from "@drivopay/client";
import { WithdrawAnswer } from "@drivopay/contracts/wallet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Driver, driverWithMoney, expectWithdrawal } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { SeverableProxy } from "./testing/severable-proxy.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

const wire = new SeverableProxy();
let stack: TestStack;
let driver: Driver & { readonly bankAccountId: string };
beforeAll(async () => {
  await wire.listen();
  stack = await startStack({ databaseWire: wire });
  driver = await driverWithMoney(stack);
});
afterAll(async () => {
  wire.mend();
  await stack.close();
  await wire.close();
});

const patience = { timeout: 20_000, interval: 100 };
const read = (path: string) => rest(stack, path, { token: driver.tokens.accessToken });
const withdraw = (key: string) =>
  rest(stack, "/wallet/withdraw", {
    token: driver.tokens.accessToken,
    body: { amount: 10_000, bankAccountId: driver.bankAccountId, pin: driver.pin },
    headers: { "idempotency-key": key },
  });

test("without Postgres reads and writes say so in their own words, and all goes on by itself when it is back", async () => {
  const key = randomUUID();
  wire.sever();
  await expectProblem(await read("/wallet"), 503, "PROVIDER_UNAVAILABLE");
  await expectProblem(await read("/transactions?limit=5"), 503, "PROVIDER_UNAVAILABLE");
  await expectProblem(await withdraw(key), 503, "PROVIDER_UNAVAILABLE");
  const login = await rest(stack, "/auth/login", { body: { phone: driver.phone } });
  expect([200, 429, 503]).toContain(login.status);
  expect(await driver.api.wallet.get.query().catch(errorCodeOf)).toBe("PROVIDER_UNAVAILABLE");
  const health = await fetch(`${stack.publicUrl}/health/ready`);
  expect([health.status, await health.json()]).toEqual([
    ...[503, { status: "failing", checks: { database: "failing", redis: "ok" } }],
  ]);
  expect((await fetch(`${stack.publicUrl}/health/live`)).status).toBe(200);

  wire.mend();
  await expect.poll(async () => (await read("/wallet")).status, patience).toBe(200);
  await expect.poll(async () => (await fetch(`${stack.publicUrl}/health/ready`)).status, patience).toBe(200);
  const answer = await withdraw(key);
  expect(answer.status).toBe(200);
  const { withdrawalId } = WithdrawAnswer.parse(await answer.json());
  await expectWithdrawal(driver, withdrawalId, "PROCESSED");
  expect((await driver.api.wallet.get.query()).balance).toBe(100_000 - 10_354);
  await expectBooksToProve(stack.services);
});

test("a connection that is lost while money moves leaves it moved once, or not at all", async () => {
  const before = (await driver.api.wallet.get.query()).balance;
  const key = randomUUID();
  // On a connection that is new, the statement is sent in words.
  wire.sever();
  wire.mend();
  await expect.poll(async () => (await read("/wallet")).status, patience).toBe(200);
  wire.plan({ match: "wallet.post_transaction", when: "after" });
  const tries: number[] = [];
  const again = async () => {
    tries.push((await withdraw(key)).status);
    return tries.at(-1);
  };
  await expect.poll(again, { timeout: 60_000, interval: 500 }).toBe(200);
  expect(wire.waits).toBe(false);
  expect(tries).toContain(503);
  expect((await driver.api.wallet.get.query()).balance).toBe(before - 10_354);
  await expectBooksToProve(stack.services);
}, 90_000);

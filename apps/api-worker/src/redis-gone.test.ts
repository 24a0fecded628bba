import { randomUUID } from "node:crypto";
import type { WalletEvent } from "@drivopay/contracts/live";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { collect } from "./testing/collect.ts";
import { OwnRedis } from "./testing/own-redis.ts";
import {
  type Driver,
  driverWithMoney,
  earn,
  expectWithdrawal,
  nextPhone,
  registerDriver,
  withdraw,
} from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

const redis = new OwnRedis();
let stack: TestStack;
let driver: Driver & { readonly bankAccountId: string };
beforeAll(async () => {
  await redis.start();
  stack = await startStack({ redisUrl: redis.url });
  driver = await driverWithMoney(stack);
});
afterEach(() => redis.thaw());
afterAll(async () => {
  await stack.close();
  await redis.kill();
});

const walletOf = ({ tokens }: Driver) => rest(stack, "/wallet", { token: tokens.accessToken });
const askForCode = () => rest(stack, "/auth/login", { body: { phone: nextPhone() } });
const askWithdrawal = () =>
  rest(stack, "/wallet/withdraw", {
    token: driver.tokens.accessToken,
    body: { amount: 1_000, bankAccountId: driver.bankAccountId, pin: driver.pin },
    headers: { "idempotency-key": randomUUID() },
  });

const askRefund = (paymentId: string) =>
  rest(stack, "/payments/refund", {
    token: driver.tokens.accessToken,
    body: { paymentId, reason: "The wrong fare" },
    headers: { "idempotency-key": randomUUID() },
  });

test("without Redis reads go on and open pages are told; codes and money are refused; nobody is logged out", async () => {
  const page = collect<WalletEvent>((handlers) => driver.api.live.wallet.subscribe({}, handlers));
  // On a busy machine what came before the page was opened may be told once more.
  await expect.poll(() => page.events.length).toBeGreaterThan(0);
  const paymentId = (await driver.api.payments.history.query({ limit: 1 })).payments[0]?.id ?? "";
  await redis.kill();

  expect((await walletOf(driver)).status).toBe(200);
  expect((await rest(stack, "/transactions", { token: driver.tokens.accessToken })).status).toBe(200);
  await expectProblem(await askForCode(), 503, "PROVIDER_UNAVAILABLE");
  await expectProblem(await askWithdrawal(), 503, "PROVIDER_UNAVAILABLE");
  await expectProblem(await askRefund(paymentId), 503, "PROVIDER_UNAVAILABLE");
  const health = await fetch(`${stack.publicUrl}/health/ready`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { status: "degraded", checks: { database: "ok", redis: "failing" } },
  ]);
  await earn(stack, driver, 700);
  await expect.poll(() => page.events.at(-1)?.wallet.balance, { timeout: 15_000 }).toBe(100_700);

  await redis.start();
  await expect.poll(async () => (await askForCode()).status, { timeout: 15_000 }).toBe(200);
  expect((await walletOf(driver)).status).toBe(200);
  await expectWithdrawal(driver, await withdraw(driver, 1_000), "PROCESSED");
  page.stop();
  await expectBooksToProve(stack.services);
});

test("a session ended while Redis was away does not come back with what Redis remembers", async () => {
  const leaving = await registerDriver(stack);
  const staying = await registerDriver(stack);
  expect((await walletOf(leaving)).status).toBe(200);
  expect((await walletOf(staying)).status).toBe(200);

  redis.freeze();
  await leaving.client.signOut();
  await expectProblem(await walletOf(leaving), 401, "SESSION_REVOKED");
  redis.thaw();

  await expect
    .poll(() => stack.services.redis.get("anything").catch(() => "away"), { timeout: 10_000 })
    .toBeNull();
  const refusedByNow = async () => (await walletOf(leaving)).status;
  await expect.poll(refusedByNow, { timeout: 5_000 }).toBe(401);
  expect(await refusedByNow()).toBe(401);
  expect((await walletOf(staying)).status).toBe(200);
});

import { paise } from "@drivopay/contracts/money";
import { hmacHex } from "@drivopay/runtime/crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { driverWithMoney, earn, expectWithdrawal, registerDriver, withdraw } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterEach(() => stack.faults());
afterAll(() => stack.close());

const Webhooks = z.array(z.looseObject({ eventId: z.string(), event: z.string(), body: z.string() }));
const aboutCode = (event: string) => async () =>
  Webhooks.parse(await stack.control(`webhooks?event=${event}`))[0];

test("Razorpay answers 500: a QR is refused as unavailable, a payout waits and goes once", async () => {
  const driver = await driverWithMoney(stack);
  await stack.faults({ provider: "razorpay", kind: "error", status: 500, rate: 1 });
  const refused = await rest(stack, "/payments/qr/generate", {
    ...{ token: driver.tokens.accessToken, body: { amount: 100 } },
  });
  await expectProblem(refused, 503, "PROVIDER_UNAVAILABLE");
  const id = await withdraw(driver);
  await expectWithdrawal(driver, id, "SENDING");
  await stack.faults();
  await expectWithdrawal(driver, id, "PROCESSED", 30_000);
  expect(await stack.payoutsOf(id)).toHaveLength(1);
});

test("Razorpay does the work and never answers: the payout is found, not made again", async () => {
  const driver = await driverWithMoney(stack);
  await stack.faults({ provider: "razorpay", match: "POST /v1/payouts", kind: "timeout", rate: 1 });
  const id = await withdraw(driver);
  await expectWithdrawal(driver, id, "PROCESSED", 30_000);
  await stack.faults();
  expect(await stack.payoutsOf(id)).toHaveLength(1);
  expect((await driver.api.wallet.get.query()).balance).toBe(59_646);
});

test("Razorpay tells everything twice and out of order: each fare and each payout counts once", async () => {
  await stack.faults(
    { provider: "razorpay", kind: "duplicate-webhook", rate: 1 },
    { provider: "razorpay", kind: "reorder-webhooks", rate: 1 },
  );
  const driver = await driverWithMoney(stack);
  await earn(stack, driver, 1_500);
  await expectWithdrawal(driver, await withdraw(driver), "PROCESSED", 30_000);
  expect((await driver.api.wallet.get.query()).balance).toBe(101_500 - 40_354);
  await expectBooksToProve(stack.services);
});

test("the same webhook twenty times at once is taken twenty times and counted once", async () => {
  const driver = await registerDriver(stack);
  await stack.faults({ provider: "razorpay", kind: "drop-webhook", rate: 1 });
  const { upiUri } = await driver.api.payments.qr.generate.mutate({ amount: paise(4_200) });
  await stack.pay(upiUri);
  await stack.faults();
  const webhook = await aboutCode("payment.captured")();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => deliver(webhook?.body ?? "", webhook?.eventId ?? "")),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  await expect
    .poll(async () => (await driver.api.wallet.get.query()).balance, { timeout: 10_000 })
    .toBe(4_200);
  const { payments } = await driver.api.payments.history.query({});
  expect(payments).toHaveLength(1);
  await expectBooksToProve(stack.services);
});

test("a webhook is answered before anything is made of it, even when nothing could be", async () => {
  const driver = await registerDriver(stack);
  await stack.faults({ provider: "razorpay", kind: "drop-webhook", rate: 1 });
  const { upiUri } = await driver.api.payments.qr.generate.mutate({ amount: paise(4_300) });
  await stack.pay(upiUri);
  const webhook = await aboutCode("payment.captured")();
  await stack.faults({ provider: "*", kind: "latency", latencyMs: 3_000, rate: 1 });
  const started = performance.now();
  const answer = await deliver(webhook?.body ?? "", webhook?.eventId ?? "");
  expect([answer.status, await answer.json()]).toEqual([200, { received: true }]);
  expect(performance.now() - started).toBeLessThan(2_000);
  await stack.faults();
  await expect
    .poll(async () => (await driver.api.wallet.get.query()).balance, { timeout: 15_000 })
    .toBe(4_300);
});

test("a webhook that is forged, changed, or of another gateway is refused, and an old one moves nothing", async () => {
  const driver = await registerDriver(stack);
  await stack.faults({ provider: "razorpay", kind: "drop-webhook", rate: 1 });
  const { upiUri } = await driver.api.payments.qr.generate.mutate({ amount: paise(4_400) });
  await stack.pay(upiUri);
  const { body = "", eventId = "" } = (await aboutCode("payment.captured")()) ?? {};
  const post = (text: string, signature: string, path = "razorpay") =>
    rest(stack, `/payments/webhook/${path}`, {
      raw: text,
      headers: { "x-razorpay-signature": signature, "x-razorpay-event-id": eventId },
    });
  const right = signatureOf(body);
  await expectProblem(await post(body, ""), 401, "SIGNATURE_INVALID");
  await expectProblem(await post(body, hmacHex("guessed", body)), 401, "SIGNATURE_INVALID");
  await expectProblem(await post(body.replace("4400", "9400"), right), 401, "SIGNATURE_INVALID");
  await expectProblem(await post(body, right, "razorpayx"), 401, "SIGNATURE_INVALID");
  await expectProblem(await post(body, right, "elsewhere"), 404, "NOT_FOUND");
  const weekOld = body.replace(
    /"created_at":\d+\}$/,
    `"created_at":${Math.floor(Date.now() / 1000) - 8 * 86_400}}`,
  );
  expect(weekOld).not.toBe(body);
  expect((await post(weekOld, signatureOf(weekOld))).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await driver.api.wallet.get.query()).balance).toBe(0);
  expect((await post(body, right)).status).toBe(200);
  await expect
    .poll(async () => (await driver.api.wallet.get.query()).balance, { timeout: 10_000 })
    .toBe(4_400);
  expect((await post(body, right)).status).toBe(200);
  expect((await driver.api.payments.history.query({})).payments).toHaveLength(1);
});

function signatureOf(body: string): string {
  return hmacHex(stack.env.RAZORPAY_WEBHOOK_SECRET ?? "", body);
}

function deliver(body: string, eventId: string): Promise<Response> {
  return rest(stack, "/payments/webhook/razorpay", {
    raw: body,
    headers: { "x-razorpay-signature": signatureOf(body), "x-razorpay-event-id": eventId },
  });
}

import { randomUUID } from "node:crypto";
import { WithdrawAnswer } from "@drivopay/contracts/wallet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { driverWithMoney, expectWithdrawal, nextPhone } from "./testing/people.ts";
import { type Recorded, RecordingProxy } from "./testing/recording-proxy.ts";
import { rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

const wire = new RecordingProxy();
let stack: TestStack;
beforeAll(async () => {
  await wire.listen();
  stack = await startStack({
    providersUrl: (sandboxUrl) => {
      wire.leadTo(sandboxUrl);
      return wire.url;
    },
  });
});
afterAll(async () => {
  await stack.close();
  await wire.close();
});

const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const ticket = () => `ticket-${randomUUID()}`;
const of = (requestId: string) =>
  wire.requests.filter(({ headers }) => headers["x-request-id"] === requestId);
const said = ({ method, path, headers }: Recorded) => [
  `${method} ${path.split("?")[0]}`,
  headers.traceparent,
];

test("a request's id and trace go with what is asked of providers for it", async () => {
  const driver = await driverWithMoney(stack);
  const forQr = ticket();
  await rest(stack, "/payments/qr/generate", {
    ...{ token: driver.tokens.accessToken, body: { amount: 100 } },
    headers: { "x-request-id": forQr, traceparent },
  });
  expect(of(forQr).map(said)).toEqual([["POST /razorpay/v1/payments/qr_codes", traceparent]]);
  const forCode = ticket();
  const headers = { "x-request-id": forCode };
  await rest(stack, "/auth/register", { body: { phone: nextPhone(), name: "Ravi Kumar" }, headers });
  const [text] = of(forCode).map(said);
  expect(text).toEqual([expect.stringMatching(/^POST \/twilio\/.+\/Messages.json$/), undefined]);
});

test("a workflow that a request set going asks the bank, and tells the driver, under the same id", async () => {
  const driver = await driverWithMoney(stack);
  const forWithdrawal = ticket();
  const answer = await rest(stack, "/wallet/withdraw", {
    token: driver.tokens.accessToken,
    body: { amount: 10_000, bankAccountId: driver.bankAccountId, pin: driver.pin },
    headers: { "x-request-id": forWithdrawal, traceparent, "idempotency-key": randomUUID() },
  });
  const { withdrawalId } = WithdrawAnswer.parse(await answer.json());
  await expectWithdrawal(driver, withdrawalId, "PROCESSED");
  expect(of(forWithdrawal).map(said)).toContainEqual(["POST /razorpay/v1/payouts", traceparent]);
});

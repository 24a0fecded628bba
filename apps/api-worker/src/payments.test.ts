import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { collect } from "./testing/collect.ts";
import { becomes, type Driver, registerDriver } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";

// Links, deposits, refunds and the second gateway, as an integrator has them over plain HTTP.

const Link = z.object({
  link: z.looseObject({ id: z.string(), url: z.string(), status: z.string(), amount: z.int() }),
});
const Qr = z.object({ qr: z.object({ upiUri: z.string(), qrCode: z.string(), expiresAt: z.string() }) });
const PaymentAnswer = z.looseObject({
  payment: z.looseObject({ id: z.string(), status: z.string(), refunded: z.int(), gateway: z.string() }),
  refunds: z.array(z.looseObject({ status: z.string() })),
  refundable: z.int(),
});

let stack: TestStack;
let driver: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null, cashfree: true });
  driver = await registerDriver(stack);
});
afterAll(() => stack.close());

const mine = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  rest(stack, path, { token: driver.tokens.accessToken, headers, ...(body === undefined ? {} : { body }) });
const balance = async () => (await driver.api.wallet.get.query()).balance;

test("a link is made, opened by a stranger, paid, seen paid live and in the driver's list", async () => {
  const key = { "idempotency-key": randomUUID() };
  const body = { amount: 12_550, description: "Airport", customer: { name: "Ravi", phone: "98123 45678" } };
  const { link } = Link.parse(await (await mine("/payments/links", body, key)).json());
  expect(link).toMatchObject({ status: "ACTIVE", customer: { phone: "+919812345678" } });
  expect(Link.parse(await (await mine("/payments/links", body, key)).json()).link.id).toBe(link.id);
  const token = link.url.slice(-22);

  const shown = await (await rest(stack, `/payments/pay/${token}`)).text();
  expect(JSON.parse(shown)).toMatchObject({ link: { payeeName: "Asha", amount: 12_550, status: "ACTIVE" } });
  for (const secret of [link.id, driver.userId, "Devi", "98123"]) expect(shown).not.toContain(secret);
  const page = collect<{ link: { status: string } }>((on) => driver.api.live.link.subscribe({ token }, on));
  const { qr } = Qr.parse(await (await rest(stack, `/payments/pay/${token}/qr`, { method: "POST" })).json());
  await stack.pay(qr.upiUri);
  await becomes("PAID", async () => page.events.at(-1)?.link.status);
  page.stop();
  expect(await balance()).toBe(12_550);
  expect(await (await mine("/payments/links?status=PAID")).json()).toMatchObject({
    links: [{ id: link.id }],
  });
  expect(await (await mine(`/payments/links/${link.id}`)).json()).toMatchObject({ link: { status: "PAID" } });
  await expectProblem(await mine(`/payments/links/${link.id}/cancel`, {}), 409, "STATE_CONFLICT");
  const again = await rest(stack, `/payments/pay/${token}/qr`, { method: "POST" });
  await expectProblem(again, 409, "STATE_CONFLICT");
  await expectProblem(await rest(stack, `/payments/pay/${"A".repeat(22)}`), 404, "NOT_FOUND");
});

test("a refund of a part is seen with its payment, and more than is left is refused", async () => {
  const [paid] = (await driver.api.payments.history.query({ limit: 1 })).payments;
  const refund = { paymentId: paid?.id, amount: 2_550, reason: "Wrong fare" };
  const key = { "idempotency-key": randomUUID() };
  expect((await mine("/payments/refund", refund, key)).status).toBe(200);
  const read = async () => PaymentAnswer.parse(await (await mine(`/payments/${paid?.id}`)).json());
  await becomes("PROCESSED", async () => (await read()).refunds[0]?.status);
  expect(await read()).toMatchObject({ payment: { status: "PARTIALLY_REFUNDED" }, refundable: 10_000 });
  const tooMuch = await mine(
    "/payments/refund",
    { ...refund, amount: 10_001 },
    { "idempotency-key": randomUUID() },
  );
  await expectProblem(tooMuch, 409, "REFUND_EXCEEDS_PAYMENT");
});

test("a deposit within the limits is paid in, above them it is refused before there is a QR", async () => {
  await expectProblem(await mine("/wallet/deposit", { amount: 1_000_001 }), 409, "LIMIT_EXCEEDED");
  const before = await balance();
  const answer = await mine("/wallet/deposit", { amount: 50_000 });
  const deposit = z.object({ upiUri: z.string(), source: z.literal("DEPOSIT") }).parse(await answer.json());
  await stack.pay(deposit.upiUri);
  await becomes(before + 50_000, balance);
});

test("with Razorpay down a fare is collected by Cashfree, told by its own signed webhook", async () => {
  await stack.faults({
    provider: "razorpay",
    kind: "error",
    match: "POST /v1/payments/qr_codes",
    status: 500,
  });
  const before = await balance();
  const { upiUri } = z
    .object({ upiUri: z.string() })
    .parse(await (await mine("/payments/qr/generate", { amount: 7_700 })).json());
  await stack.faults();
  await stack.pay(upiUri);
  await becomes(before + 7_700, balance);
  const [paid] = (await driver.api.payments.history.query({ limit: 1 })).payments;
  expect(paid).toMatchObject({ gateway: "cashfree", amount: 7_700 });
  await expectBooksToProve(stack.services);
});

test("a webhook that Cashfree did not sign is refused at its door", async () => {
  const raw = JSON.stringify({ type: "PAYMENT_SUCCESS_WEBHOOK", data: {} });
  const timestamp = String(Date.now());
  const send = (key: string) =>
    rest(stack, "/payments/webhook/cashfree", {
      raw,
      headers: {
        "x-webhook-timestamp": timestamp,
        "x-webhook-signature": createHmac("sha256", key).update(`${timestamp}${raw}`).digest("base64"),
        "x-idempotency-key": randomUUID(),
      },
    });
  await expectProblem(await send("guessed"), 401, "SIGNATURE_INVALID");
  expect(await (await send("test-cashfree-secret")).json()).toEqual({ received: true });
});

import { randomUUID } from "node:crypto";
import type { PaymentPage } from "@drivopay/api/payments/ports";
import { paise } from "@drivopay/contracts/money";
import { type Sandbox, startSandbox } from "@drivopay/sandbox";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createRazorpay } from "./index.ts";

const env = {
  RAZORPAY_KEY_ID: "rzp_test_adapter",
  RAZORPAY_KEY_SECRET: "adapter-key-secret",
  RAZORPAY_WEBHOOK_SECRET: "adapter-webhook-secret",
  RAZORPAYX_ACCOUNT_NUMBER: "7878780080316316",
  RAZORPAYX_WEBHOOK_SECRET: "adapter-webhook-secret",
};
const Paid = z.object({ paymentId: z.string() });
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    razorpay: {
      keyId: env.RAZORPAY_KEY_ID,
      keySecret: env.RAZORPAY_KEY_SECRET,
      webhookUrl: "http://127.0.0.1:9/",
      webhookSecret: env.RAZORPAY_WEBHOOK_SECRET,
      accountNumber: env.RAZORPAYX_ACCOUNT_NUMBER,
    },
    twilio: { accountSid: `AC${"0".repeat(32)}`, authToken: "unused" },
    payoutDelayMs: null,
    webhookRetryDelaysMs: [],
  });
});
afterAll(() => sandbox.close());
afterEach(() => control("DELETE", "/faults"));

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`${sandbox.url}/_control${path}`, { method, headers, ...content });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

const fault = (kind: string, match: string, more = {}) =>
  control("PUT", "/faults", [{ provider: "razorpay", kind, match, ...more }]);
const adapters = (options = {}) =>
  createRazorpay({ ...env, RAZORPAY_BASE_URL: `${sandbox.url}/razorpay` }, options);
const qrRequest = (qrId = randomUUID()) => ({
  qrId,
  kind: "SINGLE_USE" as const,
  amount: paise(12_550),
  payeeName: "Asha Devi",
  description: "Fare",
  expiresAt: new Date(Date.now() + 15 * 60_000),
  firstTriedAt: null,
});

test("a QR carries the amount, and the expiry that was granted", async () => {
  const { payments } = adapters();
  const qr = await payments.createQr(qrRequest());
  expect(qr.gatewayQrId).toMatch(/^qr_/);
  expect(qr.upiUri).toContain("am=125.50");
  expect(qr.expiresAt?.getTime()).toBeGreaterThan(Date.now());
});

test("a permanent QR tried again is found, not made twice", async () => {
  const { payments } = adapters();
  const request = { ...qrRequest(), kind: "PERMANENT" as const, amount: null, expiresAt: null };
  const first = await payments.createQr(request);
  const again = await payments.createQr({ ...request, firstTriedAt: new Date() });
  expect(again.gatewayQrId).toBe(first.gatewayQrId);
});

test("a QR whose answer was lost is found again", async () => {
  const { payments } = adapters({ timeoutMs: 300 });
  await fault("timeout", "POST /v1/payments/qr_codes");
  const qr = await payments.createQr(qrRequest());
  expect(qr.gatewayQrId).toMatch(/^qr_/);
});

test("a gateway that answers 500, or not at all, leaves the outcome unknown", async () => {
  await fault("error", "/v1/payments/qr_codes", { status: 500 });
  await expect(adapters().payments.createQr(qrRequest())).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
  const nobody = createRazorpay({ ...env, RAZORPAY_BASE_URL: "http://127.0.0.1:9" });
  await expect(nobody.payments.readPayment("pay_x")).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
});

test("an amount below the gateway's least is refused for good", async () => {
  const request = { ...qrRequest(), amount: paise(99) };
  await expect(adapters().payments.createQr(request)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
});

test("a refund retried with its key is one refund", async () => {
  const { payments } = adapters();
  const qr = await payments.createQr(qrRequest());
  await control("POST", "/upi/pay", { qrId: qr.gatewayQrId });
  const [payment] = await payments.paymentsOfQr(qr.gatewayQrId);
  expect(payment).toMatchObject({ status: "captured", amount: 12_550, gatewayQrId: qr.gatewayQrId });
  const request = {
    idempotencyKey: randomUUID(),
    gatewayPaymentId: payment?.gatewayPaymentId ?? "",
    amount: paise(5_000),
    reason: "Wrong fare",
  };
  const refunds = await Promise.all([payments.refund(request), payments.refund(request)]);
  expect(refunds[0]).toEqual(refunds[1]);
  expect(refunds[0]).toMatchObject({ amount: 5_000, reference: request.idempotencyKey });
});

test("a refund is found by the key it was asked for with, and none where there is none", async () => {
  const { payments } = adapters();
  const { gatewayQrId } = await payments.createQr(qrRequest());
  const { paymentId } = Paid.parse(await control("POST", "/upi/pay", { qrId: gatewayQrId }));
  const request = { gatewayPaymentId: paymentId, amount: paise(100), reason: "Wrong fare" };
  const keys = Array.from({ length: 105 }, () => randomUUID());
  for (const idempotencyKey of keys) await payments.refund({ ...request, idempotencyKey });
  for (const idempotencyKey of [keys[0], keys.at(-1)]) {
    if (!idempotencyKey) throw new Error("There is no key");
    expect(await payments.findRefund({ ...request, idempotencyKey })).toMatchObject({
      ...{ reference: idempotencyKey, amount: 100, status: "processed" },
    });
  }
  expect(await payments.findRefund({ ...request, idempotencyKey: randomUUID() })).toBeNull();
  await fault("error", "GET /v1/payments/*/refunds", { status: 400 });
  await expect(payments.findRefund({ ...request, idempotencyKey: randomUUID() })).rejects.toMatchObject({
    code: "PROVIDER_REJECTED",
  });
});

test("a link whose answer was lost is found by its reference, and asked for twice it is one", async () => {
  const request = {
    linkId: randomUUID(),
    amount: paise(12_550),
    payeeName: "Asha Devi",
    description: null,
    customer: { name: "Ravi", phone: "+919812345678", email: null },
    expiresAt: new Date(Date.now() + 86_400_000),
  };
  await fault("timeout", "POST /v1/payment_links");
  const lost = await adapters({ timeoutMs: 500 }).payments.createLink(request);
  await control("DELETE", "/faults");
  const { payments } = adapters();
  expect(await payments.createLink(request)).toEqual(lost);
  await control("POST", "/upi/pay", { linkId: lost.gatewayLinkId });
  expect(await payments.paymentsOfLink(lost.gatewayLinkId)).toMatchObject([
    {
      status: "captured",
      amount: 12_550,
      gatewayLinkId: lost.gatewayLinkId,
      notes: { linkId: request.linkId },
    },
  ]);
  await expect(payments.cancelLink(lost.gatewayLinkId)).resolves.toBeUndefined();
});

test("the list of payments tells each at least once, though more come in while it is read", async () => {
  const { payments } = adapters();
  const { gatewayQrId } = await payments.createQr({
    ...{ ...qrRequest(), kind: "PERMANENT" as const, amount: null, expiresAt: null },
  });
  const from = new Date(Date.now() - 3_000);
  const pay = async (count: number) => {
    for (let paid = 0; paid < count; paid += 1)
      await control("POST", "/upi/pay", { qrId: gatewayQrId, amount: 10_000 });
  };
  await pay(250);
  const { payments: before } = await wholeList(payments, from);
  const span = { from, to: new Date() };
  const seen = new Set<string>();
  let place: string | null = null;
  do {
    const page: PaymentPage | undefined = await payments.listPayments?.(span, place);
    if (!page) throw new Error("Razorpay has a list");
    for (const { gatewayPaymentId } of page.payments) seen.add(gatewayPaymentId);
    place = page.next;
    await pay(30);
  } while (place !== null && seen.size < 2_000);
  expect(before.length).toBeGreaterThanOrEqual(250);
  for (const id of before) expect(seen).toContain(id);
  await expect(payments.listPayments?.(span, "somewhere")).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

/** The ids on the whole list, read while nobody pays. */
async function wholeList({ listPayments }: ReturnType<typeof adapters>["payments"], from: Date) {
  const ids: string[] = [];
  let place: string | null = null;
  do {
    const page: PaymentPage | undefined = await listPayments?.({ from, to: new Date() }, place);
    ids.push(...(page?.payments.map(({ gatewayPaymentId }) => gatewayPaymentId) ?? []));
    place = page?.next ?? null;
  } while (place !== null);
  return { payments: [...new Set(ids)] };
}

test("closing a QR twice is closing it", async () => {
  const { payments } = adapters();
  const { gatewayQrId } = await payments.createQr(qrRequest());
  await payments.closeQr(gatewayQrId);
  await expect(payments.closeQr(gatewayQrId)).resolves.toBeUndefined();
});

const beneficiary = () => ({
  bankAccountId: randomUUID(),
  accountHolderName: "Asha Devi",
  destination: { type: "BANK_ACCOUNT" as const, accountNumber: "50100012345678", ifscCode: "HDFC0000053" },
  phone: "+919000000001",
});

test("a beneficiary twice is one, and a penny drop repeated is not paid again", async () => {
  const { payouts } = adapters();
  const request = beneficiary();
  const first = await payouts.createBeneficiary(request);
  expect(await payouts.createBeneficiary(request)).toEqual(first);
  const drop = { bankAccountId: request.bankAccountId, fundAccountId: first.fundAccountId };
  const { gatewayValidationId } = await payouts.validateBankAccount(drop);
  expect(await payouts.validateBankAccount(drop)).toMatchObject({ gatewayValidationId });
  expect(await payouts.readValidation(gatewayValidationId)).toMatchObject({ gatewayValidationId });
});

test("a UPI address is a beneficiary: it is verified by the name behind it and paid by UPI", async () => {
  const { payouts } = adapters();
  const destination = { type: "UPI" as const, upiAddress: "asha.devi@okhdfcbank" };
  const request = { ...beneficiary(), destination };
  const { fundAccountId } = await payouts.createBeneficiary(request);
  const { gatewayValidationId } = await payouts.validateBankAccount({
    bankAccountId: request.bankAccountId,
    fundAccountId,
  });
  await expect
    .poll(() => payouts.readValidation(gatewayValidationId), { timeout: 5_000 })
    .toMatchObject({ status: "completed", accountStatus: "active", registeredName: "ASHA DEVI" });
  const payout = { withdrawalId: randomUUID(), fundAccountId, amount: paise(50_000), narration: "DrivoPay" };
  expect(await payouts.sendPayout({ ...payout, mode: "UPI" })).toMatchObject({ amount: 50_000 });
  const byImps = { ...payout, withdrawalId: randomUUID(), mode: "IMPS" as const };
  await expect(payouts.sendPayout(byImps)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
});

test("a payout to a bank that is down waits, says so, and goes when the bank is back", async () => {
  const { payouts } = adapters();
  const { fundAccountId } = await payouts.createBeneficiary(beneficiary());
  const payout = { withdrawalId: randomUUID(), fundAccountId, amount: paise(50_000), narration: "DrivoPay" };
  const started = await control("POST", "/razorpay/downtimes", { method: ["IMPS"], bank: "HDFC" });
  const { id } = z.object({ id: z.string() }).parse(started);
  const sent = await payouts.sendPayout({ ...payout, mode: "IMPS" });
  expect(sent).toMatchObject({ status: "queued", queuedBecause: "BANK_DOWN" });
  await control("POST", `/razorpay/downtimes/${id}`, { status: "resolved" });
  expect(await payouts.readPayout(sent.gatewayPayoutId)).not.toMatchObject({ status: "queued" });
});

test("the balance of our account at the gateway is read, since payouts wait when it is short", async () => {
  await control("PUT", "/razorpay/balance", { amount: 123_400 });
  expect(await adapters().payouts.readBalance()).toBe(123_400);
  await control("PUT", "/razorpay/balance", { amount: 1_000_000_000 });
});

test("a payout whose answer was lost is not paid again: the key finds it, and so does its reference", async () => {
  const patient = adapters().payouts;
  const hasty = adapters({ timeoutMs: 300 }).payouts;
  const { fundAccountId } = await patient.createBeneficiary(beneficiary());
  const payout = {
    withdrawalId: randomUUID(),
    fundAccountId,
    amount: paise(50_000),
    mode: "IMPS" as const,
    narration: "DrivoPay: payout!",
  };
  expect(await patient.findPayout(payout.withdrawalId)).toBeNull();
  await fault("timeout", "POST /v1/payouts");
  await expect(hasty.sendPayout(payout)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  await control("DELETE", "/faults");
  const found = await patient.findPayout(payout.withdrawalId);
  const sent = await patient.sendPayout(payout);
  expect(sent.gatewayPayoutId).toBe(found?.gatewayPayoutId);
  expect(await patient.readPayout(sent.gatewayPayoutId)).toMatchObject({ referenceId: payout.withdrawalId });
  await expect(patient.sendPayout({ ...payout, amount: paise(60_000) })).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
});

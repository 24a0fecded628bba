import { randomUUID } from "node:crypto";
import { paise } from "@drivopay/contracts/money";
import { type Sandbox, startSandbox } from "@drivopay/sandbox";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createCashfree } from "./index.ts";

const keys = { CASHFREE_CLIENT_ID: "adapter-client", CASHFREE_CLIENT_SECRET: "adapter-secret" };
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    razorpay: {
      keyId: "rzp_test_unused",
      keySecret: "unused",
      webhookUrl: "http://127.0.0.1:9/",
      webhookSecret: "unused",
      accountNumber: "7878780080316316",
    },
    cashfree: {
      clientId: keys.CASHFREE_CLIENT_ID,
      clientSecret: keys.CASHFREE_CLIENT_SECRET,
      webhookUrl: "http://127.0.0.1:9/",
    },
    twilio: { accountSid: `AC${"0".repeat(32)}`, authToken: "unused" },
    webhookRetryDelaysMs: [],
  });
});
afterAll(() => sandbox.close());
afterEach(() => control("DELETE", "/faults"));

async function control(method: string, path: string, body?: unknown): Promise<void> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`${sandbox.url}/_control${path}`, { method, headers, ...content });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

const fault = (kind: string, match: string, more = {}) =>
  control("PUT", "/faults", [{ provider: "cashfree", kind, match, ...more }]);

function adapter(options = {}, env: Record<string, string> = {}) {
  const made = createCashfree({ ...keys, CASHFREE_BASE_URL: `${sandbox.url}/cashfree`, ...env }, options);
  if (!made) throw new Error("There are no keys");
  return made;
}

const qrRequest = (qrId = randomUUID()) => ({
  qrId,
  kind: "SINGLE_USE" as const,
  amount: paise(12_550),
  payeeName: "Asha Devi",
  description: "Fare",
  expiresAt: new Date(Date.now() + 15 * 60_000),
  firstTriedAt: null,
});
const linkRequest = (linkId = randomUUID()) => ({
  linkId,
  amount: paise(12_550),
  payeeName: "Asha Devi",
  description: null,
  customer: { name: "Ravi", phone: "+919812345678", email: null },
  expiresAt: new Date(Date.now() + 86_400_000),
});

test("without keys there is no Cashfree", () => {
  expect(createCashfree({})).toBeNull();
});

test("a QR is an order that a UPI app opens, for the amount and with the expiry that was granted", async () => {
  const qr = await adapter().createQr(qrRequest());
  expect(qr.upiUri).toMatch(/^upi:\/\/pay\?.*am=125\.50/);
  expect(qr.expiresAt?.getTime()).toBeGreaterThan(Date.now());
});

test("a QR whose answer was lost is found again, and asked for twice it is one", async () => {
  await fault("timeout", "POST /pg/orders");
  const request = qrRequest();
  const qr = await adapter({ timeoutMs: 500 }).createQr(request);
  expect(qr.gatewayQrId).toBe(request.qrId);
  await control("DELETE", "/faults");
  expect((await adapter().createQr(request)).upiUri).toBe(qr.upiUri);
});

test("a payment is read with its payer and bank reference, in paise", async () => {
  const gateway = adapter();
  const { gatewayQrId } = await gateway.createQr(qrRequest());
  await control("POST", "/upi/pay", { qrId: gatewayQrId, vpa: "rider.two@ybl" });
  const [payment] = await gateway.paymentsOfQr(gatewayQrId);
  expect(payment).toMatchObject({
    status: "captured",
    amount: 12_550,
    gatewayQrId,
    payerVpa: "rider.two@ybl",
  });
  expect(payment?.bankReference).toMatch(/^\d{12}$/);
  expect(await gateway.readPayment(payment?.gatewayPaymentId ?? "")).toEqual(payment);
  await expect(gateway.readPayment(`${gatewayQrId}/0`)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
  await expect(gateway.readPayment("pay_none")).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
});

test("a refund retried with its key is one refund, though the first answer was lost", async () => {
  const gateway = adapter({ timeoutMs: 500 });
  const { gatewayQrId } = await gateway.createQr(qrRequest());
  await control("POST", "/upi/pay", { qrId: gatewayQrId });
  const [payment] = await gateway.paymentsOfQr(gatewayQrId);
  const request = {
    idempotencyKey: randomUUID(),
    gatewayPaymentId: payment?.gatewayPaymentId ?? "",
    amount: paise(5_000),
    reason: "Wrong fare",
  };
  await fault("timeout", "POST /pg/orders/*/refunds");
  const first = await gateway.refund(request);
  await control("DELETE", "/faults");
  const again = await gateway.refund(request);
  expect(again.gatewayRefundId).toBe(first.gatewayRefundId);
  expect(again).toMatchObject({ amount: 5_000, reference: request.idempotencyKey });
  expect(await gateway.findRefund(request)).toMatchObject({
    ...{ gatewayRefundId: first.gatewayRefundId, reference: request.idempotencyKey, status: "processed" },
  });
  expect(await gateway.findRefund({ ...request, idempotencyKey: randomUUID() })).toBeNull();
  await expect(
    gateway.refund({ ...request, idempotencyKey: randomUUID(), amount: paise(7_551) }),
  ).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
});

test("closing a QR twice is closing it, and nobody can pay it then", async () => {
  const gateway = adapter();
  const { gatewayQrId } = await gateway.createQr(qrRequest());
  await gateway.closeQr(gatewayQrId);
  await expect(gateway.closeQr(gatewayQrId)).resolves.toBeUndefined();
  await expect(control("POST", "/upi/pay", { qrId: gatewayQrId })).rejects.toThrow("QR_CLOSED");
});

test("a link is one for its id, tells what was paid on it, and can be cancelled twice", async () => {
  const gateway = adapter();
  const request = linkRequest();
  const link = await gateway.createLink(request);
  expect(await gateway.createLink(request)).toEqual(link);
  expect(link.url).toMatch(/^http/);
  await control("POST", "/upi/pay", { linkId: link.gatewayLinkId });
  expect(await gateway.paymentsOfLink(link.gatewayLinkId)).toMatchObject([
    { status: "captured", amount: 12_550, gatewayLinkId: request.linkId, gatewayQrId: null },
  ]);
  await expect(gateway.cancelLink(link.gatewayLinkId)).resolves.toBeUndefined();
});

test("a QR for any amount is refused: another gateway has to make it", async () => {
  const gateway = adapter();
  expect(gateway.makesPermanentQrs).toBe(false);
  await expect(
    gateway.createQr({ ...qrRequest(), kind: "PERMANENT", amount: null, expiresAt: null }),
  ).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
});

test("500, silence, wrong keys and haste leave the outcome unknown; a malformed request is refused", async () => {
  for (const status of [500, 429]) {
    await fault("error", "/pg/orders", { status });
    await expect(adapter().createQr(qrRequest())).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  }
  await control("DELETE", "/faults");
  const nobody = adapter({}, { CASHFREE_BASE_URL: "http://127.0.0.1:9" });
  await expect(nobody.createQr(qrRequest())).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  const stranger = adapter({}, { CASHFREE_CLIENT_SECRET: "wrong" });
  await expect(stranger.createQr(qrRequest())).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  await expect(adapter().createQr({ ...qrRequest(), amount: paise(99) })).rejects.toMatchObject({
    code: "PROVIDER_REJECTED",
  });
});

test("a gateway that fails again and again is known not to be healthy", async () => {
  await fault("error", "/pg/orders", { status: 500 });
  const gateway = adapter();
  expect(gateway.isHealthy()).toBe(true);
  for (let tries = 0; tries < 30 && gateway.isHealthy(); tries += 1) {
    await gateway.createQr(qrRequest()).catch(() => undefined);
  }
  expect(gateway.isHealthy()).toBe(false);
});

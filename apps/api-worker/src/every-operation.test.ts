import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { day, idOf, listOf, span, Tokens } from "./testing/answers.ts";
import { consent } from "./testing/consent.ts";
import { operations } from "./testing/documented.ts";
import { paperForm, paperTypes } from "./testing/papers.ts";
import { type Driver, driverWithMoney, nextPhone, staff } from "./testing/people.ts";
import { rest } from "./testing/rest.ts";
import { signedReports } from "./testing/signed-reports.ts";
import { expectBooksToProve, startStack, type TestStack } from "./testing/stack.ts";
import { Tour, type TourCall } from "./testing/tour.ts";

const patience = { timeout: 15_000, interval: 50 };
const monthMs = 31 * 24 * 60 * 60_000;
const pin = "246813";

let stack: TestStack;
let tour: Tour;
/** Asha's life is told by REST alone. Meena has money and a proved bank account. */
const asha = { phone: nextPhone(), token: "" };
let meena: Driver & { readonly bankAccountId: string };
beforeAll(async () => {
  stack = await startStack();
  tour = new Tour(stack);
  meena = await driverWithMoney(stack);
});
afterAll(() => stack.close());

/** Calls an operation as Asha where nobody else is named. */
const call = (operation: string, { token = asha.token, ...more }: TourCall = {}) =>
  tour.call(operation, { ...(token === "" ? {} : { token }), ...more });
const upload = (path: string, form: FormData) => tour.upload(path, form, asha.token);

const once = () => ({ "idempotency-key": randomUUID() });

/** A code may be asked for twice in half a minute here, so that the test need not wait. */
async function codeAfter(operation: string): Promise<string> {
  await stack.services.redis.del(["none", ...(await stack.services.redis.keys("otp-resend:*"))]);
  await call(operation, { token: "", body: { phone: asha.phone } });
  return stack.codeFor(asha.phone);
}

test("a driver registers, sets a PIN, signs in again, and has the PIN set anew", async () => {
  const { phone } = asha;
  await call("POST /auth/register", { body: { phone, name: "Asha Devi", language: "en" } });
  const registered = await call("POST /auth/verify-otp", {
    body: { phone, otp: await stack.codeFor(phone) },
  });
  asha.token = Tokens.parse(registered).accessToken;
  await call("POST /auth/pin", { body: { pin: "135792" } });
  const reset = await codeAfter("POST /auth/forgot-password");
  await call("POST /auth/reset-password", { token: "", body: { phone, otp: reset, pin } });
  const otp = await codeAfter("POST /auth/login");
  const body = { phone, otp, deviceName: "Redmi 12" };
  const signedIn = Tokens.parse(await call("POST /auth/verify-login-otp", { token: "", body }));
  const { refreshToken } = signedIn;
  const fresh = Tokens.parse(await call("POST /auth/refresh", { token: "", body: { refreshToken } }));
  asha.token = fresh.accessToken;
  await call("GET /auth/me");
  await call("POST /auth/devices/push-token", { body: { token: "fcm-of-asha", platform: "android" } });
  const devices = z
    .object({ devices: z.array(z.looseObject({ id: z.string(), current: z.boolean() })) })
    .parse(await call("GET /auth/devices")).devices;
  const other = devices.find(({ current }) => !current);
  if (other) await call(`DELETE /auth/devices/${other.id}`, { headers: { "x-pin": pin } });
});

test("the profile, its proved address and picture, consents, and the identity check with a paper sent anew", async () => {
  const email = `asha.${asha.phone.slice(-6)}@example.in`;
  await call("PATCH /users/me", { body: { email, vehicle: "KA 05 MX 9999" } });
  await call("POST /auth/email/send-code", { body: {} });
  const otp = await stack.codeFor(email, "email");
  await call("POST /auth/email/verify", { body: { otp } });
  await call("GET /users/me");
  const picture = paperForm("SELFIE");
  picture.delete("type");
  await upload("/users/me/photo", picture);
  await call("GET /users/me/photo");
  await call("DELETE /users/me/photo");
  await call("POST /users/me/consents", { body: { purpose: "KYC" } });
  await call("GET /users/me/consents");
  await call("DELETE /users/me/consents/KYC");
  await call("POST /users/me/consents", { body: { purpose: "KYC" } });

  const documentIds: string[] = [];
  for (const type of paperTypes)
    documentIds.push(idOf("document", await upload("/users/me/document", paperForm(type))));
  const numbers = { pan: "ABCPD1234E", aadhaarLast4: "2346", licenceNumber: "KA0120190001234" };
  await call("POST /users/me/kyc", { body: { ...numbers, vehicleNumber: "KA01AB1234", documentIds } });
  const { userId } = await userOf(asha.token);
  const ops = await staff(stack.services, "ops@drivopay.test");
  const [refused = "", ...kept] = documentIds;
  const documents = [{ documentId: refused, reason: "Too dark to read" }];
  await ops.admin.kyc.reject({ userId, reason: "The PAN card", documents });
  const anew = idOf("document", await upload("/users/me/document", paperForm("PAN")));
  await call("POST /users/me/kyc/resubmit", { body: { documentIds: [anew, ...kept] } });
  await ops.admin.kyc.startReview({ userId });
  await ops.admin.kyc.approve({ userId });
  expect(await call("GET /users/me/kyc")).toMatchObject({ kyc: { status: "APPROVED" } });
});

async function userOf(token: string): Promise<{ userId: string }> {
  return { userId: idOf("user", await call("GET /users/me", { token })) };
}

test("fares by QR, by the permanent QR, by a link and as a deposit; what was paid is found, and given back", async () => {
  const Shown = z.looseObject({ qrId: z.string(), upiUri: z.string() });
  const qr = Shown.parse(
    await call("POST /payments/qr/generate", { body: { amount: 60_000, description: "Fare" } }),
  );
  await stack.pay(qr.upiUri);
  await expect.poll(() => call(`GET /payments/qr/${qr.qrId}`), patience).toMatchObject({ status: "PAID" });
  Shown.parse(await call("GET /payments/qr/static"));
  await stack.pay(Shown.parse(await call("POST /wallet/deposit", { body: { amount: 5_000 } })).upiUri);

  const Link = z.object({ link: z.looseObject({ id: z.string(), url: z.string() }) });
  const body = { amount: 12_550, description: "Airport" };
  const { link } = Link.parse(await call("POST /payments/links", { body, headers: once() }));
  const page = `/payments/pay/${link.url.split("/").at(-1)}`;
  await call(`GET ${page}`, { token: "" });
  const { qr: ofLink } = z
    .object({ qr: z.looseObject({ upiUri: z.string() }) })
    .parse(await call(`POST ${page}/qr`, { token: "" }));
  await stack.pay(ofLink.upiUri);
  await expect
    .poll(() => call(`GET /payments/links/${link.id}`), patience)
    .toMatchObject({ link: { status: "PAID" } });
  const unpaid = idOf("link", await call("POST /payments/links", { body, headers: once() }));
  await call(`POST /payments/links/${unpaid}/cancel`, { body: {} });
  expect(listOf("links", await call("GET /payments/links?page=1&limit=5"))).toHaveLength(2);

  await expect
    .poll(async () => listOf("payments", await call("GET /payments/history?limit=9")).length, patience)
    .toBe(3);
  const [paid] = listOf("payments", await call("GET /payments/history?page=1&limit=1"));
  await call(`GET /payments/${paid?.id}`);
  const refund = { paymentId: paid?.id, amount: 500, reason: "The fare was typed wrong" };
  await call("POST /payments/refund", { body: refund, headers: once() });
});

test("trips of Uber and a statement of Rapido are brought in, read and summed, and Uber is let go", async () => {
  const made = { platform: "UBER", driverRef: "uber-of-asha", count: 3, amount: 40_000, cashShare: 0 };
  await stack.control("trips", "POST", made);
  const { authorizeUrl } = z
    .looseObject({ authorizeUrl: z.string() })
    .parse(await call("POST /platforms/connect", { body: { platform: "UBER" } }));
  const back = await consent(authorizeUrl, "uber-of-asha");
  await call(`GET ${back.pathname.replace("/api/v1", "")}${back.search}`, { token: "" });
  await call("POST /platforms/sync", { body: { platform: "UBER" } });
  const trips = async () =>
    listOf("earnings", await call(`GET /platforms/earnings?${span()}&page=1&limit=5`));
  await expect.poll(async () => (await trips()).length, patience).toBe(3);
  await call(`GET /platforms/earnings/summary?${span()}&by=day`);
  const [uber] = listOf("connections", await call("GET /platforms/connected"));
  await call(`DELETE /platforms/${uber?.id}`);
  const statement = new FormData();
  statement.set("platform", "RAPIDO");
  statement.set("file", new File([`Trip ID,Date,Net\nR-1,${day(-1).slice(0, 10)},120.50\n`], "october.csv"));
  await upload("/platforms/statements", statement);
  await call("GET /platforms/statements");
});

test("money goes to the bank: accounts, quote, withdrawal, one taken back, and every evening by itself", async () => {
  const account = {
    accountNumber: "50100012345678",
    ifscCode: "HDFC0000053",
    accountHolderName: "Asha Devi",
    pin,
  };
  await call("GET /wallet/ifsc/HDFC0000053");
  const bankAccountId = idOf("bankAccount", await call("POST /wallet/bank-accounts", { body: account }));
  const upi = { upiAddress: "asha.devi@okhdfcbank", accountHolderName: "Asha Devi", pin };
  const upiId = idOf("bankAccount", await call("POST /wallet/upi-addresses", { body: upi }));
  const verified = async () =>
    listOf("bankAccounts", await call("GET /wallet/bank-accounts")).filter(
      ({ state }) => state === "VERIFIED",
    );
  await expect.poll(async () => (await verified()).length, patience).toBe(2);
  await call(`POST /wallet/bank-accounts/${upiId}/primary`, { body: {} });
  await call(`DELETE /wallet/bank-accounts/${upiId}`);
  await call("GET /wallet");
  await call("GET /wallet/limits");
  await call("GET /wallet/stats");
  await call(`GET /wallet/bank-accounts/${bankAccountId}/sendable`);
  await call("POST /wallet/withdraw/quote", { body: { amount: 10_000, mode: "IMPS" } });
  const Asked = z.looseObject({ withdrawalId: z.string(), transactionId: z.string() });
  const asked = { amount: 10_000, bankAccountId, pin };
  const { withdrawalId } = Asked.parse(await call("POST /wallet/withdraw", { body: asked, headers: once() }));
  await expect
    .poll(() => call(`GET /wallet/withdrawals/${withdrawalId}`), patience)
    .toMatchObject({ withdrawal: { status: "PROCESSED" } });
  await call("POST /wallet/auto-withdraw", { body: { threshold: 50_000, pin } });
  await call("GET /wallet/auto-withdraw");
  await call("DELETE /wallet/auto-withdraw");

  // With the gateway away it is not sent yet, and can be taken back.
  await stack.faults({ provider: "razorpay", kind: "error", status: 500, rate: 1 });
  const token = meena.tokens.accessToken;
  const waiting = { amount: 1_000, bankAccountId: meena.bankAccountId, pin: meena.pin };
  const { withdrawalId: held } = Asked.parse(
    await call("POST /wallet/withdraw", { token, body: waiting, headers: once() }),
  );
  await call(`POST /wallet/withdrawals/${held}/cancel`, { token, body: {} });
  await stack.faults();
});

test("an account that the penny drop could not prove is proved by a rupee from the driver", async () => {
  const body = {
    ...{ accountNumber: "50100012900001", ifscCode: "HDFC0000053", accountHolderName: "Asha Devi", pin },
  };
  const id = idOf("bankAccount", await call("POST /wallet/bank-accounts", { body }));
  const state = async () =>
    listOf("bankAccounts", await call("GET /wallet/bank-accounts")).find((account) => account.id === id)
      ?.state;
  await expect.poll(state, patience).toBe("FAILED");
  const path = `/wallet/bank-accounts/${id}/reverse-penny-drop`;
  const Asked = z.looseObject({ reversePennyDrop: z.looseObject({ upiUri: z.string() }) });
  const { reversePennyDrop } = Asked.parse(await call(`POST ${path}`, { body: {} }));
  await stack.control("upi/pay", "POST", { upiUri: reversePennyDrop.upiUri });
  await expect
    .poll(() => call(`GET ${path}`), patience)
    .toMatchObject({ reversePennyDrop: { state: "VERIFIED", registeredName: "ASHA DEVI" } });
  expect(await state()).toBe("VERIFIED");
});

test("providers report with their signatures, and whoever looks after the server asks how it is", async () => {
  for (const { path, raw, headers } of signedReports(stack)) {
    await tour.succeeded("POST", path, await rest(stack, path, { raw, headers }));
  }
  for (const path of ["/health", "/health/ready", "/health/live", "/.well-known/jwks.json"]) {
    await tour.succeeded("GET", path, await fetch(stack.publicUrl + path));
  }
});

test("everything stands in the history, with its receipt and its trace, in files, and in a proof of income", async () => {
  await call("GET /wallet/transactions?page=1&limit=2");
  const [latest] = listOf("transactions", await call("GET /transactions?limit=5"));
  await call(`GET /transactions/${latest?.id}`);
  await call(`GET /transactions/${latest?.id}/receipt`);
  await call(`GET /transactions/${latest?.id}/trace`);
  await call(`GET /transactions/summary?${span()}&by=week`);
  await call(`GET /transactions/statement?${span()}&limit=5`);
  await call(`GET /transactions/balance-at?at=${day(0)}`);
  const asked = await call("POST /transactions/export", {
    body: { format: "CSV", from: day(-20), to: day(1) },
  });
  const id = idOf("export", asked);
  await expect
    .poll(() => call(`GET /transactions/export/${id}`), patience)
    .toMatchObject({ export: { status: "READY" } });
  const [file] = listOf("exports", await call("GET /transactions/exports?page=1&limit=5"));
  await call(`GET /transactions/verify/${String(file?.verificationCode)}`, { token: "" });

  stack.advance(monthMs);
  const body = { phone: asha.phone, otp: await codeAfter("POST /auth/login") };
  asha.token = Tokens.parse(await call("POST /auth/verify-login-otp", { token: "", body })).accessToken;
  const months = await call("GET /transactions/statements");
  const [month] = z.object({ months: z.array(z.looseObject({ month: z.string() })) }).parse(months).months;
  await call(`POST /transactions/statements/${month?.month}`, { body: {} });
  await call("GET /transactions/income?months=3");
  await call("POST /transactions/income-passport", { body: { months: 3, consent: true } });
});

test("the inbox is read, and what is told is chosen", async () => {
  const [newest] = listOf("notifications", await call("GET /notifications?page=1&limit=5"));
  await call(`PATCH /notifications/${newest?.id}/read`);
  await call("POST /notifications/read-all", { body: {} });
  await call("GET /notifications/preferences");
  await call("POST /notifications/preferences", { body: { quietHours: { from: "22:30", to: "06:00" } } });
});

test("a copy of everything is had, this device is signed out, and an account with nothing in it is closed", async () => {
  await call("POST /users/me/export", { body: { pin } });
  await call("GET /users/me/export");
  await call("POST /auth/logout", { body: {} });
  const phone = nextPhone();
  await call("POST /auth/register", { token: "", body: { phone, name: "Ravi Kumar" } });
  const body = { phone, otp: await stack.codeFor(phone) };
  const { accessToken: token } = Tokens.parse(await call("POST /auth/verify-otp", { token: "", body }));
  await call("POST /auth/pin", { token, body: { pin } });
  await call("DELETE /users/me", { token, headers: { "x-pin": pin } });
  await expectBooksToProve(stack.services);
});

test("no operation of the document was left out", () => {
  const known = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(known.filter((one) => !tour.answered.has(one))).toEqual([]);
});

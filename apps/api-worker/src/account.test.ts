import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Driver, nextPhone, registerDriver } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

const patience = { timeout: 15_000, interval: 50 };
let stack: TestStack;
let asha: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  asha = await registerDriver(stack);
});
afterAll(() => stack.close());

const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });
const Told = z.object({ message: z.string() });
const call = (token: string, path: string, method = "GET", body?: unknown, headers = {}) =>
  rest(stack, path, { token, method, headers, ...(body === undefined ? {} : { body }) });
const json = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, text]);
  return JSON.parse(text);
};

describe("what a driver may do with the own account, over REST", () => {
  test("registering, signing in, refreshing, and ending the session", async () => {
    const phone = nextPhone();
    const sent = await rest(stack, "/auth/register", { body: { phone, name: "Meena Rao", language: "hi" } });
    expect(await json(sent)).toMatchObject({ otpSent: true, message: expect.any(String) });
    const otp = await stack.codeFor(phone);
    const registered = await json(await rest(stack, "/auth/verify-otp", { body: { phone, otp } }));
    expect(registered).toMatchObject({
      user: { phone, name: "Meena Rao", language: "hi", status: "PENDING_KYC" },
    });
    const { accessToken, refreshToken } = Tokens.parse(registered);
    expect(await json(await call(accessToken, "/auth/me"))).toMatchObject({ user: { pinSet: false } });
    const pair = Tokens.parse(await json(await rest(stack, "/auth/refresh", { body: { refreshToken } })));
    Told.parse(await json(await call(pair.accessToken, "/auth/logout", "POST", {})));
    await expectProblem(await call(pair.accessToken, "/auth/me"), 401, "SESSION_REVOKED");
    await expectProblem(
      await rest(stack, "/auth/refresh", { body: { refreshToken: pair.refreshToken } }),
      ...([401, "SESSION_REVOKED"] as const),
    );
  });

  test("the profile, its languages and its proved address", async () => {
    const { accessToken } = asha.tokens;
    const email = "asha.rest@example.in";
    const changed = { email, language: "ta", vehicle: "ka 05 mx 9999" };
    expect(await json(await call(accessToken, "/users/me", "PATCH", changed))).toMatchObject({
      user: { email, emailVerified: false, language: "ta", vehicleNumber: "KA05MX9999" },
    });
    await expectProblem(
      await call(accessToken, "/users/me", "PATCH", { phone: "+919000000009" }),
      ...([400, "VALIDATION_FAILED"] as const),
    );
    await json(await call(accessToken, "/auth/email/send-code", "POST", {}));
    const otp = await stack.codeFor(email, "email");
    await expectProblem(
      await call(accessToken, "/auth/email/verify", "POST", { otp: otp === "111111" ? "222222" : "111111" }),
      ...([401, "OTP_INVALID"] as const),
    );
    expect(await json(await call(accessToken, "/auth/email/verify", "POST", { otp }))).toMatchObject({
      user: { emailVerified: true },
    });
    expect(await json(await call(accessToken, "/users/me"))).toMatchObject({ user: { language: "ta" } });
    await json(await call(accessToken, "/users/me", "PATCH", { language: "en" }));
    expect(await json(await call(accessToken, "/users/me/photo", "DELETE"))).toEqual({ photo: null });
    expect(await json(await call(accessToken, "/users/me/photo"))).toEqual({ photo: null });
  });

  test("consents are listed, given and taken back", async () => {
    const { accessToken } = asha.tokens;
    const given = await call(accessToken, "/users/me/consents", "POST", { purpose: "KYC" });
    expect(await json(given)).toMatchObject({
      consent: { purpose: "KYC", channel: "APP", withdrawnAt: null },
    });
    const terms = await call(accessToken, "/users/me/consents/TERMS", "DELETE");
    await expectProblem(terms, 409, "CONSENT_NEEDED");
    expect(await json(await call(accessToken, "/users/me/consents/KYC", "DELETE"))).toMatchObject({
      consent: { purpose: "KYC", withdrawnAt: expect.any(String) },
    });
    const { consents } = z
      .object({ consents: z.array(z.object({ purpose: z.string() })) })
      .parse(await json(await call(accessToken, "/users/me/consents")));
    expect(consents.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(["TERMS", "KYC"]));
  });

  test("devices: listed, reached by push, and signed out with the PIN in its header", async () => {
    const { phone, pin } = asha;
    const { accessToken } = asha.tokens;
    await stack.services.redis.del(await stack.services.redis.keys("otp-resend:*"));
    await json(await rest(stack, "/auth/login", { body: { phone } }));
    const body = { phone, otp: await stack.codeFor(phone), deviceName: "Old phone" };
    const other = Tokens.parse(await json(await rest(stack, "/auth/verify-login-otp", { body })));
    const push = { token: "fcm-token-of-a-test", platform: "android" };
    await json(await call(accessToken, "/auth/devices/push-token", "POST", push));
    const { devices } = z
      .object({ devices: z.array(z.object({ id: z.string(), name: z.string(), current: z.boolean() })) })
      .parse(await json(await call(accessToken, "/auth/devices")));
    const old = devices.find(({ name }) => name === "Old phone");
    await expectProblem(
      await call(accessToken, `/auth/devices/${old?.id}`, "DELETE"),
      ...([401, "PIN_REQUIRED"] as const),
    );
    await json(await call(accessToken, `/auth/devices/${old?.id}`, "DELETE", undefined, { "x-pin": pin }));
    await expectProblem(await call(other.accessToken, "/auth/me"), 401, "SESSION_REVOKED");
  });

  test("a PIN is changed with the present one, and set anew with a code", async () => {
    const { phone } = asha;
    const { accessToken } = asha.tokens;
    const changed = { pin: "905127", currentPin: asha.pin };
    Told.parse(await json(await call(accessToken, "/auth/pin", "POST", changed)));
    await expectProblem(
      await call(accessToken, "/auth/pin", "POST", { pin: "384756", currentPin: "111112" }),
      ...([401, "PIN_INVALID"] as const),
    );
    await stack.services.redis.del(await stack.services.redis.keys("otp-resend:*"));
    expect(await json(await rest(stack, "/auth/forgot-password", { body: { phone } }))).toMatchObject({
      otpSent: true,
    });
    const otp = await stack.codeFor(phone);
    Told.parse(
      await json(await rest(stack, "/auth/reset-password", { body: { phone, otp, pin: asha.pin } })),
    );
    await json(await call(accessToken, "/auth/pin", "POST", { pin: asha.pin, currentPin: asha.pin }));
  });

  test("a copy of everything comes by the workflow and is told of; then the account is closed", async () => {
    const { pin, phone } = asha;
    const { accessToken } = asha.tokens;
    await expectProblem(
      await call(accessToken, "/users/me/export", "POST", { pin: "111112" }),
      ...([401, "PIN_INVALID"] as const),
    );
    expect(await json(await call(accessToken, "/users/me/export", "POST", { pin }))).toMatchObject({
      export: { status: "PREPARING", url: null },
    });
    const Last = z.object({ export: z.object({ status: z.string(), url: z.string().nullable() }) });
    const last = async () => Last.parse(await json(await call(accessToken, "/users/me/export"))).export;
    await expect.poll(async () => (await last()).status, patience).toBe("READY");
    const file = await fetch((await last()).url ?? "");
    expect(file.headers.get("content-type")).toBe("application/zip");
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    await expect
      .poll(async () => JSON.stringify(await json(await call(accessToken, "/notifications"))), patience)
      .toContain("DATA_EXPORT_READY");
    await expectProblem(await call(accessToken, "/users/me", "DELETE"), 401, "PIN_REQUIRED");
    const { objectKey } = { objectKey: new URL((await last()).url ?? "").searchParams.get("key") ?? "" };
    Told.parse(await json(await call(accessToken, "/users/me", "DELETE", undefined, { "x-pin": pin })));
    expect((await call(accessToken, "/users/me")).status).toBeGreaterThanOrEqual(401);
    const gone = await stack.services.documents.signedUrl(objectKey, 60);
    await expect.poll(async () => (await fetch(gone)).status, patience).toBe(404);
    const again = await registerAnew(phone);
    expect(again).toMatchObject({ user: { phone, name: "Asha Devi", status: "PENDING_KYC", email: null } });
  });

  async function registerAnew(phone: string): Promise<unknown> {
    await stack.services.redis.del(await stack.services.redis.keys("otp-resend:*"));
    await json(await rest(stack, "/auth/register", { body: { phone, name: "Asha Devi" } }));
    return json(await rest(stack, "/auth/verify-otp", { body: { phone, otp: await stack.codeFor(phone) } }));
  }
});

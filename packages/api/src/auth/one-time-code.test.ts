import { tables } from "@drivopay/db";
import { newestCode } from "@drivopay/sandbox";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { requestStaffOtp, verifyStaffOtp } from "./index.ts";
import { authRouter } from "./router.ts";

const callerOf = createCallerFactory(authRouter);
let t: TestServices;
let serial = 0;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

const caller = (ipAddress = "203.0.113.7") => callerOf(t.call(null, { ipAddress }));
const freshPhone = () => `+9198${String(10_000_000 + ++serial)}`;
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

/** Thirty seconds later, as far as sending is concerned: Redis keeps that time, and its clock cannot be moved. */
async function afterResendWait(): Promise<void> {
  const keys = await t.services.redis.keys("otp-resend:*");
  if (keys.length > 0) await t.services.redis.del(keys);
}

async function registered(): Promise<{ phone: string }> {
  const phone = freshPhone();
  await caller().register({ phone, name: "Asha Devi" });
  await caller().verifyOtp({ phone, otp: await t.codeFor(phone) });
  await afterResendWait();
  return { phone };
}

test("a new driver registers with the code from the message, in her own language", async () => {
  const phone = freshPhone();
  const asked = await caller().register({ phone, name: "Asha Devi", language: "hi" });
  expect(asked.otpSent).toBe(true);
  const [text] = await t.textsTo(phone);
  expect(text).toMatch(/[ऀ-ॿ]/);
  const answer = await caller().verifyOtp({ phone, otp: await t.codeFor(phone) });
  expect(answer.user).toMatchObject({
    phone,
    ...{ name: "Asha Devi", language: "hi", status: "PENDING_KYC", kycStatus: "NOT_SUBMITTED" },
  });
  const me = await callerOf(t.call({ kind: "bearer", token: answer.accessToken })).me();
  expect(me.user.id).toBe(answer.user.id);
});

test("a code is good for one sign-in", async () => {
  const { phone } = await registered();
  await caller().login({ phone });
  const otp = await t.codeFor(phone);
  await caller().verifyLoginOtp({ phone, otp });
  await expect(caller().verifyLoginOtp({ phone, otp })).rejects.toThrow("OTP_EXPIRED");
});

test("of twenty who type the right code at once, one gets in", async () => {
  const { phone } = await registered();
  await caller().login({ phone });
  const otp = await t.codeFor(phone);
  const tries = Array.from({ length: 20 }, () => caller().verifyLoginOtp({ phone, otp }));
  const settled = await Promise.allSettled(tries);
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("five wrong tries use the code up, made in turn or all at once", async () => {
  const inTurn = await registered();
  await caller().login(inTurn);
  const code = await t.codeFor(inTurn.phone);
  for (let triesLeft = 4; triesLeft > 0; triesLeft -= 1) {
    await expect(caller().verifyLoginOtp({ ...inTurn, otp: wrong(code) })).rejects.toMatchObject({
      cause: { code: "OTP_INVALID", params: { triesLeft } },
    });
  }
  await expect(caller().verifyLoginOtp({ ...inTurn, otp: wrong(code) })).rejects.toThrow("OTP_ATTEMPTS");
  await expect(caller().verifyLoginOtp({ ...inTurn, otp: code })).rejects.toThrow("OTP_ATTEMPTS");

  const atOnce = await registered();
  await caller().login(atOnce);
  const right = await t.codeFor(atOnce.phone);
  const guesses = Array.from({ length: 50 }, () =>
    caller()
      .verifyLoginOtp({ ...atOnce, otp: wrong(right) })
      .catch((error: Error) => error.message),
  );
  const refused = await Promise.all(guesses);
  expect(refused.filter((code) => code === "OTP_INVALID")).toHaveLength(4);
  await expect(caller().verifyLoginOtp({ ...atOnce, otp: right })).rejects.toThrow("OTP_ATTEMPTS");
});

test("a code dies after five minutes, and when a newer one is sent", async () => {
  const { phone } = await registered();
  await caller().login({ phone });
  const first = await t.codeFor(phone);
  await afterResendWait();
  await caller().login({ phone });
  const second = await t.codeFor(phone);
  if (first !== second) {
    await expect(caller().verifyLoginOtp({ phone, otp: first })).rejects.toThrow("OTP_INVALID");
  }
  t.clock.advance(5 * 60 * 1000);
  await expect(caller().verifyLoginOtp({ phone, otp: second })).rejects.toThrow("OTP_EXPIRED");
  t.clock.advance(-5 * 60 * 1000);
});

test("a code for one thing proves no other", async () => {
  const { phone } = await registered();
  await caller().forgotPassword({ phone });
  const otp = await t.codeFor(phone);
  await expect(caller().verifyLoginOtp({ phone, otp })).rejects.toThrow("OTP_EXPIRED");
  await expect(caller().verifyOtp({ phone, otp })).rejects.toThrow("OTP_EXPIRED");
});

test("nobody can tell from the answers whether a phone is registered", async () => {
  const known = await registered();
  const unknown = { phone: freshPhone() };
  const answersOf = async (phone: string) => {
    const asked = await caller().login({ phone });
    const tried = await caller()
      .verifyLoginOtp({ phone, otp: wrong(await t.codeFor(phone)) })
      .catch((error: Error) => error.message);
    await afterResendWait();
    const registering = await caller().register({ phone, name: "Ravi Kumar" });
    await afterResendWait();
    const forgetting = await caller().forgotPassword({ phone });
    return { asked, tried, registering, forgetting };
  };
  expect(await answersOf(unknown.phone)).toEqual(await answersOf(known.phone));
});

test("a known phone that registers again signs in, and keeps its name", async () => {
  const { phone } = await registered();
  await caller().register({ phone, name: "Somebody Else" });
  const { user } = await caller().verifyOtp({ phone, otp: await t.codeFor(phone) });
  expect(user.name).toBe("Asha Devi");
});

test("a code is not sent again within 30 s, nor more than five times an hour", async () => {
  const phone = freshPhone();
  await caller().login({ phone });
  await expect(caller().login({ phone })).rejects.toMatchObject({
    cause: { code: "OTP_RESEND_TOO_SOON", params: { retryAfterSeconds: 30 } },
  });
  for (let sent = 1; sent < 5; sent += 1) {
    await afterResendWait();
    await caller().login({ phone });
  }
  await afterResendWait();
  await expect(caller().login({ phone })).rejects.toMatchObject({ cause: { code: "OTP_SENDS_EXCEEDED" } });
  expect(await t.textsTo(phone)).toHaveLength(5);
});

test("one address asks for as many codes an hour as the settings say", async () => {
  const strict = await createTestServices({ rateLimits: { otpPerIpPerHour: 3 } });
  try {
    const from = (ipAddress: string) => callerOf(strict.call(null, { ipAddress }));
    for (let sent = 0; sent < 3; sent += 1) await from("198.51.100.1").login({ phone: freshPhone() });
    await expect(from("198.51.100.1").login({ phone: freshPhone() })).rejects.toThrow("OTP_SENDS_EXCEEDED");
    await from("198.51.100.2").login({ phone: freshPhone() });
  } finally {
    await strict.close();
  }
});

test("when the provider fails the caller is told, may ask again at once, and the earlier wait does not count", async () => {
  const phone = freshPhone();
  await t.faults({ provider: "twilio", kind: "error", rate: 1, status: 500 });
  const failure = await caller()
    .login({ phone })
    .catch((error: unknown) => error);
  // Not a word of a bank: no text message could be sent.
  expect(failure).toMatchObject({ cause: { code: "PROVIDER_UNAVAILABLE", params: {} } });
  expect(failure).not.toMatchObject({ cause: { params: { reason: expect.anything() } } });
  await t.faults();
  await caller().login({ phone });
  const answer = await caller().verifyLoginOtp({ phone, otp: await t.codeFor(phone) });
  expect(answer.user.phone).toBe(phone);
});

test("without Redis no code is sent and none is proved, and both say so", async () => {
  const cut = await createTestServices();
  try {
    const phone = freshPhone();
    const from = callerOf(cut.call());
    await from.login({ phone });
    const otp = await cut.codeFor(phone);
    cut.services.redis.disconnect();
    await expect(from.login({ phone: freshPhone() })).rejects.toThrow("PROVIDER_UNAVAILABLE");
    await expect(from.verifyLoginOtp({ phone, otp })).rejects.toThrow("PROVIDER_UNAVAILABLE");
    await cut.services.redis.connect();
    await from.verifyLoginOtp({ phone, otp });
  } finally {
    await cut.close();
  }
});

test("neither the code nor the phone stands in Redis or in the security events", async () => {
  const phone = freshPhone();
  await caller().register({ phone, name: "Asha Devi", email: "asha@example.in" });
  const code = await t.codeFor(phone);
  const keys = await t.services.redis.keys("otp*");
  const hashes = keys.filter((key) => key.startsWith("otp:"));
  const held = JSON.stringify([keys, await Promise.all(hashes.map((key) => t.services.redis.hgetall(key)))]);
  await expect(caller().verifyOtp({ phone, otp: wrong(code) })).rejects.toThrow("OTP_INVALID");
  const events = await t.services.db.orm
    .select({ detail: tables.securityEvents.detail })
    .from(tables.securityEvents)
    .where(eq(tables.securityEvents.kind, "CODE_REFUSED"));
  expect(events.length).toBeGreaterThan(0);
  for (const text of [held, JSON.stringify(events)]) {
    expect(text).not.toContain(code);
    expect(text).not.toContain(phone.slice(3));
    expect(text).not.toContain("asha@example.in");
  }
});

test("staff sign in by a letter; an address that is nobody's gets the same answers and no letter", async () => {
  const email = "ops@drivopay.test";
  await t.services.db.orm
    .insert(tables.staff)
    .values({ id: crypto.randomUUID(), email, name: "Ops", role: "OPS" });
  const known = await requestStaffOtp(t.call(), { email });
  const unknown = await requestStaffOtp(t.call(), { email: "nobody@drivopay.test" });
  expect(unknown).toEqual(known);
  expect(t.letters.map(({ to }) => to)).toEqual([email]);
  const code = newestCode(t.letters.map(({ text }) => text)) ?? "";
  for (const address of [email, "nobody@drivopay.test"]) {
    const guess = verifyStaffOtp(t.call(), { email: address, otp: wrong(code) });
    await expect(guess).rejects.toMatchObject({ code: "OTP_INVALID" });
  }
  const signedIn = await verifyStaffOtp(t.call(), { email, otp: code });
  expect(signedIn.staff).toMatchObject({ email, role: "OPS" });
});

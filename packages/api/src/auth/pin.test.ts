import { tables } from "@drivopay/db";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Telling } from "../notifications/events.ts";
import { tellDriver } from "../notifications/tell-driver.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { verifyPin } from "./index.ts";
import { authRouter } from "./router.ts";

const callerOf = createCallerFactory(authRouter);
const minuteMs = 60_000;
let t: TestServices;
let serial = 0;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

async function driverWithPin(pin: string | null = "246813") {
  const phone = `+9196${String(20_000_000 + ++serial)}`;
  await callerOf(t.call()).register({ phone, name: "Asha Devi" });
  const { user, accessToken } = await callerOf(t.call()).verifyOtp({ phone, otp: await t.codeFor(phone) });
  const caller = () => callerOf(t.call({ kind: "bearer", token: accessToken }));
  if (pin !== null) await caller().setPin({ pin });
  return { phone, userId: user.id, caller, accessToken };
}

const check = (userId: string, pin: string) => verifyPin(t.services, userId, pin);

test("the right PIN proves the driver; a wrong one says how many tries are left", async () => {
  const { userId } = await driverWithPin();
  await check(userId, "246813");
  await expect(check(userId, "975310")).rejects.toMatchObject({
    code: "PIN_INVALID",
    params: { triesLeft: 4 },
  });
  await check(userId, "246813");
  await expect(check(userId, "975310")).rejects.toMatchObject({ params: { triesLeft: 4 } });
});

test("without a PIN there is nothing to prove", async () => {
  const { userId } = await driverWithPin(null);
  await expect(check(userId, "246813")).rejects.toMatchObject({ code: "PIN_NOT_SET" });
});

test("five wrong PINs lock for 15 minutes, also for the right one; five more for 30", async () => {
  const { userId } = await driverWithPin();
  const fail = () => check(userId, "975310").catch((error: { code: string }) => error.code);
  for (let tries = 0; tries < 4; tries += 1) expect(await fail()).toBe("PIN_INVALID");
  expect(await fail()).toBe("PIN_LOCKED");
  await expect(check(userId, "246813")).rejects.toMatchObject({ code: "PIN_LOCKED" });
  t.clock.advance(14 * minuteMs);
  await expect(check(userId, "246813")).rejects.toMatchObject({ code: "PIN_LOCKED" });
  t.clock.advance(2 * minuteMs);
  for (let tries = 0; tries < 5; tries += 1) await fail();
  t.clock.advance(29 * minuteMs);
  await expect(check(userId, "246813")).rejects.toMatchObject({ code: "PIN_LOCKED" });
  t.clock.advance(2 * minuteMs);
  await check(userId, "246813");
});

test("fifty wrong PINs at once lock as well, and count no more than they are", async () => {
  const { userId } = await driverWithPin();
  await Promise.allSettled(Array.from({ length: 50 }, () => check(userId, "975310")));
  await expect(check(userId, "246813")).rejects.toMatchObject({ code: "PIN_LOCKED" });
});

test("the right PIN at once in many requests is right in all of them", async () => {
  const { userId } = await driverWithPin();
  await Promise.all(Array.from({ length: 12 }, () => check(userId, "246813")));
});

test("a PIN that is easy to guess is refused", async () => {
  const { caller, phone } = await driverWithPin(null);
  const simple = ["000000", "123456", "654321", "890123", "121212", "123123", "112233", "112211", "123321"];
  for (const pin of [...simple, phone.slice(-6)]) {
    await expect(caller().setPin({ pin })).rejects.toThrow("PIN_TOO_SIMPLE");
  }
  await caller().setPin({ pin: "246813" });
});

test("a PIN is changed only with the current one", async () => {
  const { caller, userId } = await driverWithPin();
  await expect(caller().setPin({ pin: "314159" })).rejects.toThrow("PIN_REQUIRED");
  await expect(caller().setPin({ pin: "314159", currentPin: "271828" })).rejects.toThrow("PIN_INVALID");
  await caller().setPin({ pin: "314159", currentPin: "246813" });
  await check(userId, "314159");
});

test("a forgotten PIN is set anew with a code, which lifts the lock", async () => {
  const { phone, userId } = await driverWithPin();
  await Promise.allSettled(Array.from({ length: 6 }, () => check(userId, "975310")));
  await t.flushRedis();
  await callerOf(t.call()).forgotPassword({ phone });
  const otp = await t.codeFor(phone);
  await expect(callerOf(t.call()).resetPassword({ phone, otp, pin: "111111" })).rejects.toThrow("TOO_SIMPLE");
  await callerOf(t.call()).resetPassword({ phone, otp, pin: "314159" });
  await check(userId, "314159");
  await expect(callerOf(t.call()).resetPassword({ phone, otp, pin: "271828" })).rejects.toThrow(
    "OTP_EXPIRED",
  );
});

test("a PIN that is changed or set anew by code is told to the driver, each time, and the first one is not", async () => {
  const { caller, phone, userId } = await driverWithPin();
  const alerts = async () => {
    const { outbox } = tables;
    const rows = await t.services.db.orm
      .select()
      .from(outbox)
      .where(and(eq(outbox.name, "notifications/requested"), sql`${outbox.data}->>'userId' = ${userId}`));
    return rows.map(({ data }) => data);
  };
  expect(await alerts()).toEqual([]);
  await caller().setPin({ pin: "314159", currentPin: "246813" });
  await t.flushRedis();
  await callerOf(t.call()).forgotPassword({ phone });
  await callerOf(t.call()).resetPassword({ phone, otp: await t.codeFor(phone), pin: "271828" });
  const told = (await alerts()).map((data) => Telling.parse(data));
  expect(told).toMatchObject(Array(2).fill({ type: "SECURITY_ALERT", params: { about: "PIN" } }));
  for (const telling of told) await tellDriver(t.services, telling);
  const { notifications } = tables;
  const inbox = await t.services.db.orm
    .select({ title: notifications.title, body: notifications.body })
    .from(notifications)
    .where(eq(notifications.userId, userId));
  expect(inbox).toHaveLength(2);
  for (const message of inbox) expect(message).toMatchObject({ title: "Your PIN was changed" });
});

test("no PIN stands in the audit, the security events or the driver's row", async () => {
  const { userId } = await driverWithPin("739154");
  await check(userId, "860275").catch(() => undefined);
  const { orm } = t.services.db;
  const written = JSON.stringify([
    await orm.select().from(tables.auditLogs).where(eq(tables.auditLogs.entityId, userId)),
    await orm.select().from(tables.securityEvents).where(eq(tables.securityEvents.userId, userId)),
    await orm.select().from(tables.users).where(eq(tables.users.id, userId)),
  ]);
  expect(written).toContain("PIN_REFUSED");
  expect(written).toContain("$argon2id$");
  expect(written).not.toMatch(/739154|860275/);
});

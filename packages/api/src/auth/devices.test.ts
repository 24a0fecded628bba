import { tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Credentials } from "../context.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { authRouter } from "./router.ts";

const callerOf = createCallerFactory(authRouter);
let t: TestServices;
let serial = 0;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

const bearer = (token: string): Credentials => ({ kind: "bearer", token });
const as = (credentials: Credentials) => callerOf(t.call(credentials));

async function driver() {
  const phone = `+9194${String(10_000_000 + ++serial)}`;
  const anybody = callerOf(t.call());
  await anybody.register({ phone, name: "Asha Devi" });
  return { phone, ...(await anybody.verifyOtp({ phone, otp: await t.codeFor(phone) })) };
}

async function onceMore(phone: string) {
  await t.flushRedis();
  await callerOf(t.call()).login({ phone });
  return t.codeFor(phone);
}

const ended = (userId: string) =>
  t.services.db.orm
    .select()
    .from(tables.securityEvents)
    .where(and(eq(tables.securityEvents.userId, userId), eq(tables.securityEvents.kind, "SESSION_ENDED")));

test("a device is listed while it is signed in, and revoked by PIN with its trail in one go; somebody else's is not found", async () => {
  const first = await driver();
  const onFirst = as(bearer(first.accessToken));
  await onFirst.setPin({ pin: "246813" });
  const otp = await onceMore(first.phone);
  const second = await callerOf(t.call()).verifyLoginOtp({ phone: first.phone, otp, deviceName: "Moto G" });
  await as(bearer(second.accessToken)).devices.registerPushToken({
    token: "push-token-1",
    platform: "android",
  });
  const { devices } = await onFirst.devices.list();
  expect(devices.map(({ name, current, pushEnabled }) => [name, current, pushEnabled])).toContainEqual([
    "Moto G",
    false,
    true,
  ]);
  const id = devices.find(({ current }) => !current)?.id ?? "";
  await expect(onFirst.devices.revoke({ id, pin: "975310" })).rejects.toThrow("PIN_INVALID");
  const stranger = as(bearer((await driver()).accessToken));
  await stranger.setPin({ pin: "246813" });
  await expect(stranger.devices.revoke({ id, pin: "246813" })).rejects.toThrow("NOT_FOUND");
  const { orm } = t.services.db;
  const revocations = () =>
    orm.$count(
      tables.auditLogs,
      and(eq(tables.auditLogs.entityId, id), eq(tables.auditLogs.action, "auth.device-revoked")),
    );
  expect(await revocations()).toBe(0);
  await onFirst.devices.revoke({ id, pin: "246813" });
  expect(await revocations()).toBe(1);
  const [written] = await t.services.db.sql<{ together: boolean }[]>`
    select a.xmin::text = d.xmin::text as together from audit.audit_logs a, users.devices d
    where a.action = 'auth.device-revoked' and a.entity_id::text = ${id} and d.id::text = ${id}`;
  expect(written).toEqual({ together: true });
  const { ipAddress, userAgent } = t.call().request;
  expect(await ended(first.user.id)).toMatchObject([
    { ipAddress, userAgent, detail: { reason: "DEVICE_REVOKED" } },
  ]);
  await expect(onFirst.devices.revoke({ id, pin: "246813" })).rejects.toThrow("NOT_FOUND");
  expect(await revocations()).toBe(1);
  await expect(as(bearer(second.accessToken)).me()).rejects.toThrow("SESSION_REVOKED");
  expect((await onFirst.devices.list()).devices).toHaveLength(1);
});

test("signing out leaves from where it was done", async () => {
  const { accessToken, user } = await driver();
  await as(bearer(accessToken)).logout({});
  const { ipAddress, userAgent } = t.call().request;
  expect(ipAddress).not.toBeNull();
  expect(await ended(user.id)).toMatchObject([{ ipAddress, userAgent, detail: { reason: "LOGOUT" } }]);
});

import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq } from "drizzle-orm";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Credentials, StaffContext } from "../context.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { createDriver, setUserStatus, stateTtlSeconds } from "../users/index.ts";
import { authenticate, endAllSessions, identify, publicJwks, signInDriver } from "./index.ts";
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
  const phone = `+9197${String(10_000_000 + ++serial)}`;
  const anybody = callerOf(t.call());
  await anybody.register({ phone, name: "Asha Devi" });
  const answer = await anybody.verifyOtp({ phone, otp: await t.codeFor(phone) });
  return { phone, ...answer, me: () => as(bearer(answer.accessToken)).me() };
}

async function onceMore(phone: string) {
  const keys = await t.services.redis.keys("otp-resend:*");
  if (keys.length > 0) await t.services.redis.del(keys);
  await callerOf(t.call()).login({ phone });
  return t.codeFor(phone);
}

function staff(): StaffContext {
  const member = { kind: "STAFF", staffId: newId(), sessionId: newId(), role: "OPS" } as const;
  return { ...t.call(), staff: member };
}

const securityEvents = (userId: string, kind: string) =>
  t.services.db.orm
    .select()
    .from(tables.securityEvents)
    .where(and(eq(tables.securityEvents.userId, userId), eq(tables.securityEvents.kind, kind)));

test("refreshing gives the next pair, and the session goes on", async () => {
  const { refreshToken } = await driver();
  const next = await callerOf(t.call()).refresh({ refreshToken });
  expect(next.refreshToken).not.toBe(refreshToken);
  await as(bearer(next.accessToken)).me();
  await callerOf(t.call()).refresh({ refreshToken: next.refreshToken });
});

const elsewhere = () => callerOf(t.call(null, { ipAddress: "198.51.100.9" }));
const otherApp = () => callerOf(t.call(null, { userAgent: "another app" }));

test("a refresh token that somebody else sends again ends the session with everything that came of it", async () => {
  for (const thief of [elsewhere, otherApp]) {
    const { refreshToken, user } = await driver();
    const next = await callerOf(t.call()).refresh({ refreshToken });
    await expect(thief().refresh({ refreshToken })).rejects.toThrow("REFRESH_TOKEN_REUSED");
    await expect(as(bearer(next.accessToken)).me()).rejects.toThrow("SESSION_REVOKED");
    await expect(callerOf(t.call()).refresh({ refreshToken: next.refreshToken })).rejects.toThrow(
      "SESSION_REVOKED",
    );
    expect(await securityEvents(user.id, "REFRESH_TOKEN_REUSED")).toHaveLength(1);
  }
});

test("who lost the answer to a refresh gets the same successor again, for a minute and a half", async () => {
  const { refreshToken } = await driver();
  const lost = await callerOf(t.call()).refresh({ refreshToken });
  t.clock.advance(85_000);
  const again = await callerOf(t.call()).refresh({ refreshToken });
  expect(decodeJwt(again.refreshToken).jti).toBe(decodeJwt(lost.refreshToken).jti);
  await as(bearer(again.accessToken)).me();
  t.clock.advance(10_000);
  await expect(callerOf(t.call()).refresh({ refreshToken })).rejects.toThrow("REFRESH_TOKEN_REUSED");
  t.clock.advance(-95_000);
});

test("once the successor was used, its predecessor is a copy, however soon it comes", async () => {
  const { refreshToken } = await driver();
  const second = await callerOf(t.call()).refresh({ refreshToken });
  const third = await callerOf(t.call()).refresh({ refreshToken: second.refreshToken });
  await expect(callerOf(t.call()).refresh({ refreshToken })).rejects.toThrow("REFRESH_TOKEN_REUSED");
  await expect(as(bearer(third.accessToken)).me()).rejects.toThrow("SESSION_REVOKED");
});

test("of refreshes at once with one token, all of one app get one successor; one from elsewhere ends the session", async () => {
  const { refreshToken } = await driver();
  const same = await Promise.all(
    Array.from({ length: 5 }, () => callerOf(t.call()).refresh({ refreshToken })),
  );
  expect(new Set(same.map((pair) => decodeJwt(pair.refreshToken).jti)).size).toBe(1);
  const other = await driver();
  const both = await Promise.allSettled([
    callerOf(t.call()).refresh({ refreshToken: other.refreshToken }),
    elsewhere().refresh({ refreshToken: other.refreshToken }),
  ]);
  const won = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(won).toHaveLength(1);
  await expect(as(bearer(won[0]?.accessToken ?? "")).me()).rejects.toThrow("SESSION_REVOKED");
});

test("tokens end: the access token after an hour, the refresh token after thirty days", async () => {
  const { refreshToken, me } = await driver();
  await me();
  const hourMs = 60 * 60 * 1000;
  const monthMs = 30 * 24 * hourMs;
  t.clock.advance(hourMs);
  await expect(me()).rejects.toThrow("TOKEN_EXPIRED");
  t.clock.advance(monthMs - hourMs);
  await expect(callerOf(t.call()).refresh({ refreshToken })).rejects.toThrow("TOKEN_EXPIRED");
  t.clock.advance(-monthMs);
});

test("a token of another kind, another key, or altered is none", async () => {
  const { accessToken, refreshToken } = await driver();
  await expect(as(bearer(refreshToken)).me()).rejects.toThrow("UNAUTHENTICATED");
  await expect(callerOf(t.call()).refresh({ refreshToken: accessToken })).rejects.toThrow("UNAUTHENTICATED");
  const [head = "", body = "", signature = ""] = accessToken.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: newId() })).toString("base64url");
  await expect(as(bearer(`${head}.${forged}.${signature}`)).me()).rejects.toThrow("UNAUTHENTICATED");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  await expect(as(bearer(`${none}.${body}.`)).me()).rejects.toThrow("UNAUTHENTICATED");
  await expect(as(bearer("nonsense")).me()).rejects.toThrow("UNAUTHENTICATED");
});

test("the published keys hold no secret", async () => {
  const { keys } = await publicJwks(t.services);
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kid: "test-1", kty: "OKP", alg: "EdDSA", use: "sig" });
  expect(keys[0]).not.toHaveProperty("d");
});

test("a signed-in call reads one key from Redis and nothing from Postgres", async () => {
  const { accessToken } = await driver();
  const credentials = bearer(accessToken);
  await authenticate(t.services, await identify(t.services, credentials));
  const closed = { ...t.services, db: await closedDatabase() };
  const principal = await authenticate(closed, await identify(closed, credentials));
  expect(principal.kind).toBe("DRIVER");
});

async function closedDatabase() {
  const db = t.database.connect({ poolSize: 1 });
  await db.close();
  return db;
}

test("losing what Redis knew logs nobody out and lets no ended session in", async () => {
  const stays = await driver();
  const leaves = await driver();
  await stays.me();
  await as(bearer(leaves.accessToken)).logout();
  await expect(leaves.me()).rejects.toThrow("SESSION_REVOKED");
  await t.flushRedis();
  await stays.me();
  await expect(leaves.me()).rejects.toThrow("SESSION_REVOKED");
});

test("while Redis is away sessions go on, end and are refused by Postgres; when it is back nothing stale is let in", async () => {
  const stays = await driver();
  const leaves = await driver();
  await Promise.all([stays.me(), leaves.me()]);
  t.services.redis.disconnect();
  await stays.me();
  await endAllSessions(t.services, leaves.user.id, "ENDED_BY_STAFF");
  await expect(leaves.me()).rejects.toThrow("SESSION_REVOKED");
  await t.services.redis.connect();
  await expect
    .poll(
      async () =>
        leaves.me().then(
          () => "in",
          (error: Error) => error.message,
        ),
      { timeout: 10_000 },
    )
    .toBe("SESSION_REVOKED");
  await stays.me();
});

test("a state read before the end and written after it lets nobody in", async () => {
  const { user, accessToken, me } = await driver();
  await me();
  const { sessionId } = await identify(t.services, bearer(accessToken));
  const stale = await t.services.redis.get(`session:${sessionId}`);
  await endAllSessions(t.services, user.id, "ENDED_BY_STAFF");
  const written = await t.services.redis.set(
    `session:${sessionId}`,
    stale ?? "",
    "EX",
    stateTtlSeconds,
    "NX",
  );
  expect(written).toBeNull();
  await expect(me()).rejects.toThrow("SESSION_REVOKED");
});

test("suspending takes effect on the next request, and so does letting back in", async () => {
  const { user, me, refreshToken, phone } = await driver();
  await me();
  await setUserStatus(staff(), { userId: user.id, status: "SUSPENDED", reason: "A complaint" });
  await expect(me()).rejects.toThrow("ACCOUNT_SUSPENDED");
  await expect(callerOf(t.call()).refresh({ refreshToken })).rejects.toThrow("ACCOUNT_SUSPENDED");
  const otp = await onceMore(phone);
  await expect(callerOf(t.call()).verifyLoginOtp({ phone, otp })).rejects.toThrow("ACCOUNT_SUSPENDED");
  await setUserStatus(staff(), { userId: user.id, status: "ACTIVE", reason: "It was a mistake" });
  expect((await me()).user.status).toBe("PENDING_KYC");
});

test("a sign-in that races a suspension is refused or found by it", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { user, phone } = await driver();
    const otp = await onceMore(phone);
    const [signedIn] = await Promise.allSettled([
      signInDriver(t.call(), { phone, otp, purpose: "login" }),
      setUserStatus(staff(), { userId: user.id, status: "SUSPENDED", reason: "A complaint" }),
    ]);
    if (signedIn.status === "rejected") continue;
    const credentials: Credentials = { kind: "session", ...signedIn.value };
    await expect(as(credentials).me()).rejects.toThrow("ACCOUNT_SUSPENDED");
  }
});

test("a web session stands on its row, and on whose it is", async () => {
  const { phone, user } = await driver();
  const otp = await onceMore(phone);
  const { sessionId, userId } = await signInDriver(t.call(), { phone, otp, purpose: "login" });
  expect(userId).toBe(user.id);
  await as({ kind: "session", sessionId, userId }).me();
  const somebody = await driver();
  await expect(as({ kind: "session", sessionId, userId: somebody.user.id }).me()).rejects.toThrow(
    "UNAUTHENTICATED",
  );
  await as({ kind: "session", sessionId, userId }).logout({});
  await expect(as({ kind: "session", sessionId, userId }).me()).rejects.toThrow("SESSION_REVOKED");
});

test("a sign-in on a further device is told to the driver", async () => {
  const { phone, user } = await driver();
  const otp = await onceMore(phone);
  const { sessionId } = await signInDriver(t.call(), { phone, otp, purpose: "login" });
  const announced = await t.services.db.orm.select().from(tables.outbox);
  const alerts = announced.filter(({ data }) => data.userId === user.id && data.type === "SECURITY_ALERT");
  expect(alerts.map(({ data }) => data.dedupeKey)).toEqual([`sign-in:${sessionId}`]);
});

test("two who register one phone at once become one driver", async () => {
  const phone = "+919600000001";
  const actor = { ipAddress: null, userAgent: null };
  const asha = { phone, name: "Asha Devi", email: null, language: "en" } as const;
  const made = await Promise.all(
    Array.from({ length: 5 }, () => t.services.db.transact((tx) => createDriver(tx, actor, asha))),
  );
  expect(made.filter((one) => one !== null)).toHaveLength(1);
});

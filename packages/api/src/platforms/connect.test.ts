import { randomBytes } from "node:crypto";
import { tables } from "@drivopay/db";
import { keyRing, SealError } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectPlatform } from "./connect-platform.ts";
import { openTokens, rewrapTokens, sealTokens, wrappedBy } from "./credentials.ts";
import { disconnectPlatform } from "./disconnect-platform.ts";
import { finishConnect } from "./finish-connect.ts";
import { listConnections } from "./list-connections.ts";
import { rotateCredentials } from "./rotate-credentials.ts";
import { answerOf, createPlatformsBench, type PlatformsBench } from "./test-services.ts";

const minuteMs = 60_000;
let t: PlatformsBench;
beforeAll(async () => {
  t = await createPlatformsBench();
});
afterAll(() => t.close());

test("a driver connects each platform once, and the tokens stand nowhere in the clear", async () => {
  const driver = await t.driver();
  for (const platform of ["UBER", "OLA", "RAPIDO"] as const) {
    expect(await t.connect(driver.ctx, platform, `${platform.toLowerCase()}-a`)).toBe("CONNECTED");
    const again = await connectPlatform(driver.ctx, { platform });
    expect(again).toMatchObject({ connection: { platform, state: "CONNECTED" } });
  }
  const { connections } = await listConnections(driver.ctx);
  expect(connections.map(({ platform }) => platform)).toEqual(["OLA", "RAPIDO", "UBER"]);
  const kept = await t.services.db.orm.select().from(tables.platformConnections);
  for (const { id, credentialsSealed } of kept) {
    const { accessToken } = openTokens(t.services.settings.dataKeys, id, credentialsSealed ?? "");
    expect(accessToken.length).toBeGreaterThan(20);
    expect(credentialsSealed).not.toContain(accessToken);
  }
});

test("a state is good once, for ten minutes, and only for its platform", async () => {
  const driver = await t.driver();
  const back = await t.consent(driver.ctx, "UBER", "uber-b");
  expect(await finishConnect(t.services, answerOf("OLA", back))).toBe("EXPIRED");
  expect(await finishConnect(t.services, answerOf("UBER", back))).toBe("EXPIRED");
  const second = await t.consent(driver.ctx, "UBER", "uber-b");
  expect(await finishConnect(t.services, answerOf("UBER", second))).toBe("CONNECTED");
  expect(await finishConnect(t.services, answerOf("UBER", second))).toBe("EXPIRED");
  const stranger = answerOf("UBER", new URL("http://x.test/?state=never-made&code=c"));
  expect(await finishConnect(t.services, stranger)).toBe("EXPIRED");
});

test("a driver who says no is not connected; nor is one while the platform is down", async () => {
  const driver = await t.driver();
  const denied = await t.consent(driver.ctx, "OLA", "ola-c", "deny");
  expect(await finishConnect(t.services, answerOf("OLA", denied))).toBe("DENIED");
  const back = await t.consent(driver.ctx, "OLA", "ola-c");
  await t.faults({ provider: "ola", kind: "error", status: 503 });
  expect(await finishConnect(t.services, answerOf("OLA", back))).toBe("UNAVAILABLE");
  await t.faults();
  expect((await listConnections(driver.ctx)).connections).toEqual([]);
});

test("one account at a platform pays into one wallet, also when two drivers connect it at once", async () => {
  const drivers = await Promise.all([t.driver(), t.driver()]);
  const backs = await Promise.all(drivers.map(({ ctx }) => t.consent(ctx, "RAPIDO", "rapido-shared")));
  const outcomes = await Promise.all(
    backs.map((back) => finishConnect(t.services, answerOf("RAPIDO", back))),
  );
  expect(outcomes.toSorted()).toEqual(["CONNECTED", "TAKEN"]);
});

test("disconnecting revokes the key and forgets it, also when the platform does not answer", async () => {
  const [driver, other] = await Promise.all([t.driver(), t.driver()]);
  await t.connect(driver.ctx, "UBER", "uber-d");
  const { id } = await t.connectionOf(driver);
  await expect(disconnectPlatform(other.ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await t.faults({ provider: "uber", kind: "error", status: 500 });
  const { connection } = await disconnectPlatform(driver.ctx, { id });
  await t.faults();
  expect(connection.state).toBe("DISCONNECTED");
  expect(await t.connectionOf(driver)).toMatchObject({ credentialsSealed: null, isActive: false });
  await expect(disconnectPlatform(driver.ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await t.connect(other.ctx, "UBER", "uber-d")).toBe("CONNECTED");
});

test("a sealed token opens for its own connection alone, and after its ring's key was rotated", async () => {
  const key = () => randomBytes(32).toString("base64");
  const [old, fresh, id] = [key(), key(), newId()];
  const tokens = { accessToken: "access", refreshToken: null, expiresAt: new Date(Date.now() + minuteMs) };
  const sealed = sealTokens(keyRing({ old }), id, tokens);
  expect(openTokens(keyRing({ old }), id, sealed)).toEqual(tokens);
  expect(() => openTokens(keyRing({ old }), newId(), sealed)).toThrow(SealError);
  const rotated = keyRing({ fresh, old });
  const rewrapped = rewrapTokens(rotated, sealed);
  expect(rewrapped.startsWith(wrappedBy(rotated))).toBe(true);
  expect(rewrapped.split(" ")[2]).toBe(sealed.split(" ")[2]);
  expect(openTokens(keyRing({ fresh }), id, rewrapped)).toEqual(tokens);
});

test("rotation seals every connection with the current key and leaves nothing for the old one", async () => {
  const driver = await t.driver();
  await t.connect(driver.ctx, "OLA", "ola-e");
  const { dataKeys } = t.services.settings;
  const fresh = randomBytes(32);
  const ring = { currentId: "next", keys: new Map([["next", fresh], ...dataKeys.keys]) };
  const services = { db: t.services.db, settings: { ...t.services.settings, dataKeys: ring } };
  expect((await rotateCredentials(services, null)).rewrapped).toBeGreaterThan(0);
  expect(await rotateCredentials(services, null)).toEqual({ rewrapped: 0, next: null });
  const { id, credentialsSealed } = await t.connectionOf(driver);
  const alone = { currentId: "next", keys: new Map([["next", fresh]]) };
  expect(openTokens(alone, id, credentialsSealed ?? "").refreshToken).not.toBeNull();
  const all = await t.services.db.orm
    .select()
    .from(tables.platformConnections)
    .where(eq(tables.platformConnections.isActive, true));
  for (const row of all) expect(row.credentialsSealed?.startsWith(wrappedBy(ring))).toBe(true);
});

import { randomBytes } from "node:crypto";
import { tables } from "@drivopay/db";
import { keyRing, SealError } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { closeAccount } from "../privacy/close-account.ts";
import { setUserStatus } from "../users/set-user-status.ts";
import { type TestDriver, testStaff } from "../users/test-services.ts";
import { connectPlatform } from "./connect-platform.ts";
import { openTokens, rewrapTokens, sealTokens, wrappedBy } from "./credentials.ts";
import { disconnectPlatform } from "./disconnect-platform.ts";
import { credentialsOrphaned } from "./events.ts";
import { finishConnect } from "./finish-connect.ts";
import { listConnections } from "./list-connections.ts";
import { revokeCredentials } from "./revoke-credentials.ts";
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

const isOpenAt = async (driverRef: string) => {
  const accounts = z.array(z.looseObject({ driverRef: z.string(), connected: z.boolean() }));
  const known = accounts.parse(await t.control("GET", "/trips/drivers"));
  return known.find((account) => account.driverRef === driverRef)?.connected ?? false;
};

/** Ends at the platforms what was forgotten, as the workflow does. */
async function revokeOrphansOf({ userId }: TestDriver): Promise<void> {
  const announced = await t.services.db.orm
    .select()
    .from(tables.outbox)
    .where(eq(tables.outbox.name, "platforms/credentials.orphaned"));
  for (const { data } of announced.filter((event) => event.data.userId === userId)) {
    await revokeCredentials(t.services, credentialsOrphaned.schema.parse(data));
  }
}

test.each(["SUSPENDED", "BLOCKED"] as const)(
  "who is %s while at the platform is not connected, and the platform gets its key back",
  async (status) => {
    const driver = await t.driver();
    const ref = `ola-${status.toLowerCase()}`;
    const back = await t.consent(driver.ctx, "OLA", ref);
    const reason = "Looked at by a person";
    await setUserStatus(await testStaff(t), { userId: driver.userId, status, reason });
    expect(await finishConnect(t.services, answerOf("OLA", back))).toBe("EXPIRED");
    expect((await listConnections(driver.ctx)).connections).toEqual([]);
    expect(await isOpenAt(ref)).toBe(true);
    await revokeOrphansOf(driver);
    expect(await isOpenAt(ref)).toBe(false);
  },
);

test("leaving races with a consent: no key stays, neither here nor at the platform", async () => {
  for (let run = 0; run < 6; run += 1) {
    const driver = await t.driver();
    await t.connect(driver.ctx, "UBER", `uber-leaves-${run}`);
    const back = await t.consent(driver.ctx, "RAPIDO", `rapido-leaves-${run}`);
    await Promise.all([closeAccount(driver.ctx), finishConnect(t.services, answerOf("RAPIDO", back))]);
    const kept = await t.services.db.orm
      .select()
      .from(tables.platformConnections)
      .where(eq(tables.platformConnections.userId, driver.userId));
    for (const row of kept) expect(row).toMatchObject({ state: "DISCONNECTED", credentialsSealed: null });
    await revokeOrphansOf(driver);
    expect(await isOpenAt(`uber-leaves-${run}`)).toBe(false);
    expect(await isOpenAt(`rapido-leaves-${run}`)).toBe(false);
  }
});

test("signing in to another account ends the key to the one before", async () => {
  const driver = await t.driver();
  await t.connect(driver.ctx, "UBER", "uber-before");
  await t.services.db.orm
    .update(tables.platformConnections)
    .set({ state: "NEEDS_SIGN_IN" })
    .where(eq(tables.platformConnections.userId, driver.userId));
  expect(await t.connect(driver.ctx, "UBER", "uber-after")).toBe("CONNECTED");
  await revokeOrphansOf(driver);
  expect([await isOpenAt("uber-before"), await isOpenAt("uber-after")]).toEqual([false, true]);
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
  expect(await isOpenAt("uber-d")).toBe(true);
  await revokeOrphansOf(driver);
  expect(await isOpenAt("uber-d")).toBe(false);
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

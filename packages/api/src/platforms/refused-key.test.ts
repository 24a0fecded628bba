import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "../services.ts";
import { testPlatforms } from "../test-services.ts";
import { rewrapTokens } from "./credentials.ts";
import { finishConnect } from "./finish-connect.ts";
import { syncPage } from "./sync-page.ts";
import { answerOf, createPlatformsBench, type PlatformsBench } from "./test-services.ts";

const hourMs = 3_600_000;
let t: PlatformsBench;
beforeAll(async () => {
  t = await createPlatformsBench();
});
afterAll(() => t.close());
beforeEach(() => t.faults());

async function connected(platform: "UBER" | "OLA" | "RAPIDO", ref: string) {
  const driver = await t.driver();
  await t.connect(driver.ctx, platform, ref);
  return { ...driver, connectionId: (await t.connectionOf(driver)).id };
}

/** We, with a secret that the platforms do not know. */
const withWrongSecret = (): Services => ({
  ...t.services,
  earningsPlatforms: testPlatforms(t.sandbox.url, "not-our-secret"),
});

const casesOf = (platform: string) =>
  t.services.db.orm.$count(tables.cases, eq(tables.cases.dedupeKey, `platforms.client-refused:${platform}`));
const askedToSignIn = async (connectionId: string) =>
  (
    await t.services.db.orm
      .select()
      .from(tables.outbox)
      .where(eq(tables.outbox.name, "platforms/sign-in.needed"))
  ).filter(({ data }) => data.connectionId === connectionId).length;
const expire = (platform: string, driverRef: string) =>
  t.control("POST", "/trips/tokens", { platform, driverRef, action: "expire" });

test.each(["UBER", "OLA"] as const)(
  "%s: a wrong secret of ours is one case for staff, and signs no driver out",
  async (platform) => {
    const refs = ["one", "two"].map((name) => `${platform.toLowerCase()}-secret-${name}`);
    const drivers = await Promise.all(refs.map((ref) => connected(platform, ref)));
    const made = await Promise.all(refs.map((ref) => t.trips(platform, ref, { cashShare: 0 })));
    t.clock.advance(31 * 24 * hourMs);
    for (const { connectionId } of drivers) {
      expect(await syncPage(withWrongSecret(), connectionId)).toEqual({ state: "STOPPED", credited: 0 });
      expect(await askedToSignIn(connectionId)).toBe(0);
    }
    t.clock.advance(-31 * 24 * hourMs);
    for (const [index, driver] of drivers.entries()) {
      expect(await t.connectionOf(driver)).toMatchObject({ state: "CONNECTED", lastSyncFailed: true });
      await t.syncAll(driver.connectionId);
      expect((await t.balance(driver)).balance).toBe(made[index]?.due);
    }
    expect(await casesOf(platform)).toBe(1);
  },
);

test("who connects while our secret is wrong is not told to have come too late", async () => {
  const driver = await t.driver();
  const back = await t.consent(driver.ctx, "RAPIDO", "rapido-secret");
  expect(await finishConnect(withWrongSecret(), answerOf("RAPIDO", back))).toBe("UNAVAILABLE");
  expect(await casesOf("RAPIDO")).toBe(1);
});

test("an access token that the platform ends before its time is renewed, and the driver hears nothing", async () => {
  const driver = await connected("OLA", "ola-early");
  const { due } = await t.trips("OLA", "ola-early", { count: 3, cashShare: 0 });
  await expire("ola", "ola-early");
  expect(await t.syncAll(driver.connectionId)).toMatchObject({ credited: due, ended: "DONE" });
  expect((await t.connectionOf(driver)).state).toBe("CONNECTED");
  expect(await askedToSignIn(driver.connectionId)).toBe(0);
});

test("a platform that refuses the renewed token as well asks the driver to sign in, once", async () => {
  const driver = await connected("OLA", "ola-refuses");
  await t.faults({ provider: "ola", match: "GET /v1/drivers/*", kind: "error", status: 401 });
  expect(await syncPage(t.services, driver.connectionId)).toEqual({ state: "STOPPED", credited: 0 });
  expect(await syncPage(t.services, driver.connectionId)).toEqual({ state: "STOPPED", credited: 0 });
  expect((await t.connectionOf(driver)).state).toBe("NEEDS_SIGN_IN");
  expect(await askedToSignIn(driver.connectionId)).toBe(1);
});

test("a token renewed while the night's rotation seals the old one anew is not lost", async () => {
  const driver = await connected("OLA", "ola-rotated");
  const real = t.services.earningsPlatforms.OLA;
  if (!real) throw new Error("There is no Ola");
  const { dataKeys } = t.services.settings;
  const refresh: typeof real.refresh = async (refreshToken) => {
    const { id, credentialsSealed } = await t.connectionOf(driver);
    await t.services.db.orm
      .update(tables.platformConnections)
      .set({ credentialsSealed: rewrapTokens(dataKeys, credentialsSealed ?? "") })
      .where(eq(tables.platformConnections.id, id));
    return real.refresh(refreshToken);
  };
  const services = { ...t.services, earningsPlatforms: { OLA: { ...real, refresh } } };
  await expire("ola", "ola-rotated");
  await syncPage(services, driver.connectionId);
  await expire("ola", "ola-rotated");
  expect(await t.syncAll(driver.connectionId)).toMatchObject({ ended: "DONE" });
});

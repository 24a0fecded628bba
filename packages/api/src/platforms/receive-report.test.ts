import { createHmac, randomUUID } from "node:crypto";
import type { Platform } from "@drivopay/contracts/platforms";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syncRequested } from "./events.ts";
import { forgetOldReports } from "./forget-reports.ts";
import { receivePlatformReport } from "./receive-report.ts";
import { syncPage } from "./sync-page.ts";
import { createPlatformsBench, type PlatformsBench } from "./test-services.ts";

let t: PlatformsBench;
beforeAll(async () => {
  t = await createPlatformsBench();
});
afterAll(() => t.close());

const secret = "test-client-secret";
const hmac = (text: string, key = secret) => createHmac("sha256", key).update(text).digest("hex");
const nowSeconds = () => Math.floor(Date.now() / 1_000);

function ofUber(accountId: string | null, more: { eventId?: string; key?: string } = {}) {
  const body = JSON.stringify({
    ...{ event_type: "driver.trip_payment_updated", event_id: more.eventId ?? randomUUID() },
    ...{ event_time: nowSeconds(), meta: { user_id: accountId } },
  });
  return { body, headers: { "x-uber-signature": hmac(body, more.key) } };
}

function ofPartner(accountId: string, at = nowSeconds()) {
  const body = JSON.stringify({
    event: "earnings.finalized",
    event_id: randomUUID(),
    driver_id: accountId,
  });
  return { body, headers: { "x-partner-signature": `t=${at},v1=${hmac(`${at}.${body}`)}` } };
}

type Signed = { readonly body: string; readonly headers: Readonly<Record<string, string>> };
const deliver = (platform: string, { body, headers }: Signed) =>
  receivePlatformReport(t.services, {
    ...{ platform, rawBody: Buffer.from(body), ipAddress: "203.0.113.9" },
    header: (name) => headers[name] ?? null,
  });

async function connected(platform: Platform, ref: string) {
  const driver = await t.driver();
  await t.connect(driver.ctx, platform, ref);
  const { id } = await t.connectionOf(driver);
  await t.syncAll(id);
  const asked = async () => {
    const rows = await t.services.db.orm
      .select({ data: tables.outbox.data })
      .from(tables.outbox)
      .where(eq(tables.outbox.name, syncRequested.name));
    return rows.filter(({ data }) => syncRequested.schema.parse(data).connectionId === id).length;
  };
  return { ...driver, connectionId: id, asked };
}

test.each([
  ["UBER", ofUber],
  ["OLA", ofPartner],
  ["RAPIDO", ofPartner],
] as const)(
  "%s's word about a driver asks for one sync, however often it comes",
  async (platform, signed) => {
    const driver = await connected(platform, `${platform}-word`);
    const before = await driver.asked();
    const event = signed(`${platform}-word`);
    await Promise.all(Array.from({ length: 5 }, () => deliver(platform.toLowerCase(), event)));
    expect(await driver.asked()).toBe(before + 1);
    expect((await t.connectionOf(driver)).syncRequestedAt).not.toBeNull();
    const [kept] = await t.services.db.orm
      .select()
      .from(tables.platformEvents)
      .where(eq(tables.platformEvents.connectionId, driver.connectionId));
    expect(kept).toMatchObject({ platform, duplicates: 4 });
  },
);

test("what is not the platform's is refused, asks for nothing and leaves a security event", async () => {
  const driver = await connected("UBER", "uber-forged");
  const before = await driver.asked();
  const genuine = ofUber("uber-forged");
  for (const forged of [
    ofUber("uber-forged", { key: "another-secret" }),
    { ...genuine, body: genuine.body.replace("updated", "Updated") },
    { ...genuine, headers: {} },
    { ...genuine, headers: { "x-uber-signature": "not hex at all" } },
  ]) {
    await expect(deliver("uber", forged)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
  }
  const partner = ofPartner("uber-forged");
  const later = { "x-partner-signature": `t=1,v1=${hmac(`2.${partner.body}`)}` };
  await expect(deliver("ola", { ...partner, headers: later })).rejects.toMatchObject({
    code: "SIGNATURE_INVALID",
  });
  await expect(deliver("lyft", genuine)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await driver.asked()).toBe(before);
  const events = await t.services.db.orm
    .select()
    .from(tables.securityEvents)
    .where(eq(tables.securityEvents.kind, "platforms.webhook-forged"));
  expect(events).toHaveLength(5);
});

test("a genuine event about nobody of ours, or of words we cannot read, is taken and changes nothing", async () => {
  await expect(deliver("uber", ofUber("uber-stranger"))).resolves.toEqual({ received: true });
  await expect(deliver("uber", ofUber(null))).resolves.toEqual({ received: true });
  for (const body of ["", "not json", "[]", '"text"', '{"meta":7,"event_id":{}}', "\u0000"]) {
    const headers = { "x-uber-signature": hmac(body) };
    await expect(deliver("uber", { body, headers })).resolves.toEqual({ received: true });
  }
});

test("a platform's clock that is ten minutes off does not matter", async () => {
  const driver = await connected("RAPIDO", "rapido-skew");
  const before = await driver.asked();
  await deliver("rapido", ofPartner("rapido-skew", nowSeconds() + 600));
  expect(await driver.asked()).toBe(before + 1);
  await t.syncAll(driver.connectionId);
  await deliver("rapido", ofPartner("rapido-skew", nowSeconds() - 600));
  expect(await driver.asked()).toBe(before + 2);
});

test("a word that comes in mid-sync has the connection read once more, and its trip is credited", async () => {
  const driver = await connected("OLA", "ola-again");
  const first = await t.trips("OLA", "ola-again", { count: 120, amount: 20_000, cashShare: 0 });
  await deliver("ola", ofPartner("ola-again"));
  const before = await driver.asked();
  expect(await syncPage(t.services, driver.connectionId)).toMatchObject({ state: "MORE" });
  const late = await t.trips("OLA", "ola-again", { count: 1, amount: 30_000, cashShare: 0 });
  await deliver("ola", ofPartner("ola-again"));
  await deliver("ola", ofPartner("ola-again"));
  expect(await driver.asked()).toBe(before);
  await t.syncAll(driver.connectionId);
  expect(await driver.asked()).toBe(before + 1);
  expect(await t.connectionOf(driver)).toMatchObject({ syncAgain: false, syncRequestedAt: expect.any(Date) });
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(first.due + late.due);
  expect(await driver.asked()).toBe(before + 1);
  await t.expectBooksProve();
});

test("a platform that took its key back asks for a sign-in, and its words ask for nothing until then", async () => {
  const driver = await connected("UBER", "uber-revoked");
  const { due } = await t.trips("UBER", "uber-revoked", { count: 120, amount: 20_000, cashShare: 0 });
  await syncPage(t.services, driver.connectionId);
  const { balance } = await t.balance(driver);
  await t.control("POST", "/trips/tokens", {
    ...{ platform: "UBER", driverRef: "uber-revoked", action: "revoke" },
  });
  expect(await syncPage(t.services, driver.connectionId)).toMatchObject({ state: "STOPPED" });
  expect(await t.connectionOf(driver)).toMatchObject({ state: "NEEDS_SIGN_IN" });
  expect((await t.balance(driver)).balance).toBe(balance);
  const before = await driver.asked();
  await deliver("uber", ofUber("uber-revoked"));
  expect(await driver.asked()).toBe(before);
  await t.connect(driver.ctx, "UBER", "uber-revoked");
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(due);
  await t.expectBooksProve();
});

test("a platform's word is remembered for ninety days, then forgotten; sent again after that it asks once more", async () => {
  const driver = await connected("RAPIDO", "rapido-old");
  const event = ofPartner("rapido-old");
  await deliver("rapido", event);
  const asked = await driver.asked();
  const kept = () => t.services.db.orm.$count(tables.platformEvents);
  const before = await kept();
  const dayMs = 24 * 60 * 60 * 1_000;
  t.clock.advance(89 * dayMs);
  expect(await forgetOldReports(t.services)).toBe(0);
  await deliver("rapido", event);
  expect(await driver.asked()).toBe(asked);
  t.clock.advance(2 * dayMs);
  expect(await forgetOldReports(t.services)).toBe(before);
  expect(await forgetOldReports(t.services)).toBe(0);
  expect(await kept()).toBe(0);
  await t.syncAll(driver.connectionId);
  await deliver("rapido", event);
  expect(await driver.asked()).toBe(asked + 1);
});

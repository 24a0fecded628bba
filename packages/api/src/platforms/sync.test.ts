import { paise } from "@drivopay/contracts/money";
import { tables } from "@drivopay/db";
import { eq, like } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "../services.ts";
import { releaseLimitHolds, setTier } from "../wallet/index.ts";
import { listEarnings } from "./list-earnings.ts";
import type { EarningsPlatform, PlatformEarning } from "./ports.ts";
import { recordEarnings } from "./record-earnings.ts";
import { requestSync } from "./request-sync.ts";
import { summariseEarnings } from "./summarise-earnings.ts";
import { syncPage } from "./sync-page.ts";
import { createPlatformsBench, type PlatformsBench } from "./test-services.ts";

const dayMs = 86_400_000;
let t: PlatformsBench;
beforeAll(async () => {
  t = await createPlatformsBench();
});
afterAll(() => t.close());
beforeEach(() => t.faults());

const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
const month = () => ({ from: daysAgo(31), to: new Date(Date.now() + dayMs).toISOString() });

async function connected(platform: "UBER" | "OLA" | "RAPIDO", ref: string, tier?: "MINIMUM" | "FULL") {
  const driver = await t.driver(tier);
  await t.connect(driver.ctx, platform, ref);
  return { ...driver, connectionId: (await t.connectionOf(driver)).id };
}

const casesOf = async (kind: string) =>
  t.services.db.orm.select().from(tables.cases).where(like(tables.cases.kind, kind));

test.each(["UBER", "OLA"] as const)(
  "%s: a month of trips is credited to the paisa, once, over all pages and windows",
  async (platform) => {
    const driver = await connected(platform, `${platform.toLowerCase()}-month`);
    const made = await t.trips(platform, `${platform.toLowerCase()}-month`, {
      ...{ count: 130, from: daysAgo(29), to: daysAgo(0), amount: 20_000, cashShare: 0.2 },
    });
    const first = await t.syncAll(driver.connectionId);
    expect(first).toMatchObject({ credited: made.due, ended: "DONE" });
    expect(first.pages).toBeGreaterThan(1);
    expect((await t.balance(driver)).balance).toBe(made.due);
    expect(await t.syncAll(driver.connectionId)).toMatchObject({ credited: 0 });
    const { totals, pagination } = await listEarnings(driver.ctx, { ...month(), limit: 100 });
    expect([totals.due, pagination.total, pagination.hasMore]).toEqual([made.due, 130, true]);
    await t.expectBooksProve();
  },
);

test("an amended trip is posted as its difference, up and down, and a reversed one goes back", async () => {
  const driver = await connected("RAPIDO", "rapido-amend");
  const { trips, due } = await t.trips("RAPIDO", "rapido-amend", { count: 3, amount: 50_000, cashShare: 0 });
  await t.syncAll(driver.connectionId);
  const [up, down, gone] = trips;
  if (!up || !down || !gone) throw new Error("No trips");
  await t.control("POST", `/trips/${up.id}`, { outcome: "amend", amount: up.net + 1_000 });
  await t.control("POST", `/trips/${down.id}`, { outcome: "amend", amount: down.net - 2_500 });
  await t.control("POST", `/trips/${gone.id}`, { outcome: "reverse" });
  expect(await t.syncAll(driver.connectionId)).toMatchObject({ credited: 1_000 - 2_500 - gone.due });
  expect((await t.balance(driver)).balance).toBe(due - 1_500 - gone.due);
  const { earnings } = await listEarnings(driver.ctx, { ...month(), limit: 10 });
  expect(earnings.find(({ tripId }) => tripId === up.id)).toMatchObject({
    amended: true,
    amount: up.net + 1_000,
  });
  expect(earnings.find(({ tripId }) => tripId === gone.id)).toMatchObject({ state: "REVERSED", amount: 0 });
  await t.expectBooksProve();
});

test("what is taken back beyond the balance is a debt that the next trips pay", async () => {
  const driver = await connected("OLA", "ola-debt");
  const { trips } = await t.trips("OLA", "ola-debt", { amount: 30_000, cashShare: 1 });
  await t.syncAll(driver.connectionId);
  const owed = trips[0]?.due ?? 0;
  expect(owed).toBeLessThan(0);
  expect((await t.balance(driver)).balance).toBe(0);
  const next = await t.trips("OLA", "ola-debt", { amount: 40_000, cashShare: 0 });
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(next.due + owed);
  await t.expectBooksProve();
});

test("above the tier's limit earnings are held and never refused, amended in the hold, and freed by approval", async () => {
  const driver = await connected("RAPIDO", "rapido-limit", "MINIMUM");
  const { trips, due } = await t.trips("RAPIDO", "rapido-limit", { count: 8, amount: 300_000, cashShare: 0 });
  await t.syncAll(driver.connectionId);
  const before = await t.balance(driver);
  expect(before.balance + before.pendingBalance).toBe(due);
  expect(before.pendingBalance).toBeGreaterThan(0);
  for (const trip of trips) {
    await t.control("POST", `/trips/${trip.id}`, { outcome: "amend", amount: trip.net - 10_000 });
  }
  await t.syncAll(driver.connectionId);
  const { balance, pendingBalance } = await t.balance(driver);
  expect(balance + pendingBalance).toBe(due - 80_000);
  await t.services.db.transact((tx) => setTier(tx, driver.walletId, "FULL"));
  await releaseLimitHolds(t.services, driver.userId);
  expect(await t.balance(driver)).toEqual({ balance: due - 80_000, pendingBalance: 0 });
  await t.expectBooksProve();
});

test("what a platform has not made up its mind about is shown, and credited when it has", async () => {
  const driver = await connected("OLA", "ola-pending");
  const { trips } = await t.trips("OLA", "ola-pending", {
    ...{ pending: true, amount: 25_000, cashShare: 0, from: daysAgo(20), to: daysAgo(19) },
  });
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(0);
  const shown = await listEarnings(driver.ctx, { ...month(), limit: 5 });
  expect(shown.earnings[0]).toMatchObject({ state: "PENDING", amount: 0 });
  await t.control("POST", `/trips/${trips[0]?.id}`, { outcome: "finalise" });
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(trips[0]?.net);
});

test("pages that shift while they are read lose nothing and credit nothing twice", async () => {
  const driver = await connected("UBER", "uber-shift");
  const options = { amount: 10_000, cashShare: 0, from: daysAgo(2), to: daysAgo(1) };
  let due = (await t.trips("UBER", "uber-shift", { ...options, count: 120 })).due;
  for (let page = 0; page < 60; page += 1) {
    if ((await syncPage(t.services, driver.connectionId)).state !== "MORE") break;
    if (page % 3 === 2 && page < 9) {
      due += (
        await t.trips("UBER", "uber-shift", { ...options, count: 7, from: daysAgo(0.5), to: daysAgo(0) })
      ).due;
    }
  }
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(due);
  await t.expectBooksProve();
});

test("two syncs of one connection at once, and a page read twice, credit each trip once", async () => {
  const driver = await connected("OLA", "ola-twice");
  const { due } = await t.trips("OLA", "ola-twice", { count: 40, amount: 15_000 });
  await Promise.all([1, 2, 3].map(() => syncPage(t.services, driver.connectionId)));
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(due);
  await t.expectBooksProve();
});

test("an access token that has run out is renewed; a key that was revoked in mid-sync asks the driver to sign in", async () => {
  const driver = await connected("UBER", "uber-revoked");
  const { due } = await t.trips("UBER", "uber-revoked", {
    count: 90,
    from: daysAgo(3),
    to: daysAgo(1),
    amount: 10_000,
    cashShare: 0,
  });
  t.clock.advance(31 * dayMs);
  const renewed = (await t.connectionOf(driver)).credentialsSealed;
  await syncPage(t.services, driver.connectionId);
  expect((await t.connectionOf(driver)).credentialsSealed).not.toBe(renewed);
  t.clock.advance(-31 * dayMs);
  await t.services.db.orm
    .update(tables.platformConnections)
    .set({ cursor: null })
    .where(eq(tables.platformConnections.id, driver.connectionId));
  let credited = 0;
  for (let page = 0; credited === 0 && page < 10; page += 1) {
    credited += (await syncPage(t.services, driver.connectionId)).credited;
  }
  await t.control("POST", "/trips/tokens", { platform: "uber", driverRef: "uber-revoked", action: "revoke" });
  expect(await syncPage(t.services, driver.connectionId)).toEqual({ state: "STOPPED", credited: 0 });
  expect(await t.connectionOf(driver)).toMatchObject({ state: "NEEDS_SIGN_IN" });
  expect((await t.balance(driver)).balance).toBe(credited);
  const told = await t.services.db.orm
    .select()
    .from(tables.outbox)
    .where(eq(tables.outbox.name, "platforms/sign-in.needed"));
  expect(told).toHaveLength(1);
  await expect(requestSync(driver.ctx, {})).rejects.toMatchObject({ code: "PLATFORM_SIGN_IN_REQUIRED" });
  expect(await t.connect(driver.ctx, "UBER", "uber-revoked")).toBe("CONNECTED");
  await t.syncAll(driver.connectionId);
  expect((await t.balance(driver)).balance).toBe(due);
  await t.expectBooksProve();
});

test("a platform that is down, slow or asks to be left alone is not taken for one without trips", async () => {
  const driver = await connected("RAPIDO", "rapido-down");
  const { due } = await t.trips("RAPIDO", "rapido-down", { count: 4, amount: 20_000, cashShare: 0 });
  for (const [fault, params] of [
    [{ kind: "error", status: 503 }, {}],
    [{ kind: "error", status: 429 }, { retryAfterSeconds: 1 }],
  ] as const) {
    await t.faults({ provider: "rapido", ...fault });
    const failing = syncPage(t.services, driver.connectionId);
    await expect(failing).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE", params });
  }
  await t.faults();
  expect(await t.syncAll(driver.connectionId)).toMatchObject({ credited: due, ended: "DONE" });
});

const earning = (tripId: string, more: Partial<PlatformEarning> = {}): PlatformEarning => ({
  ...{ tripId, kind: "TRIP", state: "FINAL", gross: paise(10_000), fees: paise(-2_000), cash: paise(0) },
  earnedAt: new Date(Date.now() - dayMs),
  ...more,
});

/** The platform as it is, but for what it tells. */
function lying(page: Awaited<ReturnType<EarningsPlatform["earnings"]>>): Services {
  const real = t.services.earningsPlatforms.OLA;
  if (!real) throw new Error("There is no Ola");
  return { ...t.services, earningsPlatforms: { OLA: { ...real, earnings: async () => page } } };
}

test("rows that make no sense are set aside for a person, and the others are credited", async () => {
  const driver = await connected("OLA", "ola-lies");
  const services = lying({
    earnings: [earning("true-1"), earning("future-1", { earnedAt: new Date(Date.now() + 5 * dayMs) })],
    unreadable: [{ reference: "odd-1", reason: "Paid in USD" }],
    next: null,
  });
  expect(await syncPage(services, driver.connectionId)).toEqual({ state: "DONE", credited: 8_000 });
  const references = (await casesOf("platforms.row-unreadable")).map(({ evidence }) => evidence);
  expect(references).toMatchObject([{ reference: "odd-1" }, { reference: "future-1" }]);
});

test("a trip that is told for two drivers is paid to the first, and a person finds out whose it is", async () => {
  const [first, second] = [await connected("OLA", "ola-first"), await connected("OLA", "ola-second")];
  const services = lying({ earnings: [earning("shared-1")], unreadable: [], next: null });
  await syncPage(services, first.connectionId);
  await syncPage(services, second.connectionId);
  expect([(await t.balance(first)).balance, (await t.balance(second)).balance]).toEqual([8_000, 0]);
  expect(await casesOf("platforms.trip-of-two")).toHaveLength(1);
});

test("whatever platforms tell in whatever order, the wallet holds what they told last", async () => {
  const driver = await connected("OLA", "ola-any");
  const amounts = fc.record({
    trip: fc.integer({ min: 1, max: 5 }),
    gross: fc.integer({ min: 0, max: 40_000 }),
    fees: fc.integer({ min: -8_000, max: 0 }),
    cash: fc.integer({ min: 0, max: 30_000 }),
    state: fc.constantFrom("PENDING", "FINAL", "FINAL", "REVERSED"),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(amounts, { maxLength: 6 }), { maxLength: 6 }), async (pages) => {
      run += 1;
      const owner = { ...driver, platform: "OLA" as const };
      const last = new Map<string, number>();
      for (const page of pages) {
        const told = page.map(({ trip, gross, fees, cash, state }) =>
          earning(`any-${run}-${trip}`, { state, gross: paise(gross), fees: paise(fees), cash: paise(cash) }),
        );
        await t.services.db.transact((tx) => recordEarnings(tx, owner, told));
        for (const { tripId, state, gross, fees, cash } of told) {
          last.set(tripId, state === "FINAL" ? gross + fees - cash : 0);
        }
      }
      const rows = await t.services.db.orm
        .select()
        .from(tables.earnings)
        .where(like(tables.earnings.tripId, `any-${run}-%`));
      expect(new Map(rows.map(({ tripId, amount }) => [tripId, Number(amount)]))).toEqual(last);
    }),
    { numRuns: 25 },
  );
  await t.expectBooksProve();
});

test("earnings are summed by India's days and hours, and nobody sees another's", async () => {
  const [driver, other] = [await connected("OLA", "ola-sums"), await t.driver()];
  const at = (text: string) => new Date(text);
  const owner = { ...driver, platform: "OLA" as const };
  const told = [
    earning("sum-1", { earnedAt: at("2026-03-01T18:29:00Z") }),
    earning("sum-2", { earnedAt: at("2026-03-01T18:31:00Z"), cash: paise(10_000) }),
    earning("sum-3", { earnedAt: at("2026-03-02T03:00:00Z"), state: "REVERSED" }),
  ];
  await t.services.db.transact((tx) => recordEarnings(tx, owner, told));
  const span = { from: "2026-02-28T18:30:00Z", to: "2026-03-31T18:30:00Z", by: "day" as const };
  const { summary } = await summariseEarnings(driver.ctx, span);
  expect(summary.periods.map(({ from, earned }) => [from, earned])).toEqual([
    ["2026-02-28T18:30:00.000Z", 8_000],
    ["2026-03-01T18:30:00.000Z", 8_000],
  ]);
  expect(summary.hours).toEqual([
    { hour: 0, earned: 8_000, trips: 1, days: 1 },
    { hour: 23, earned: 8_000, trips: 1, days: 1 },
  ]);
  expect(summary.totals).toMatchObject({ due: 6_000, cash: 10_000, trips: 2 });
  expect((await summariseEarnings(other.ctx, span)).summary.periods).toEqual([]);
  await expect(listEarnings(driver.ctx, { from: span.to, to: span.from, limit: 5 })).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
  });
});

import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { announce } from "../../outbox/announce.ts";
import { testDriver } from "../../users/test-services.ts";
import { type Crash, createWalletBench, type WalletBench } from "../../wallet/test-services.ts";
import { notificationRequested, type Telling } from "../events.ts";
import { tellDriverWorkflows } from "./tell-driver.ts";

const { deliveries, devices, notifications, preferences, sessions, users } = tables;
const patience = { timeout: 20_000, interval: 50 };
let bench: WalletBench;
let phones = 0;

beforeAll(async () => {
  bench = await createWalletBench(tellDriverWorkflows);
});
afterAll(() => bench.close());
beforeEach(() => bench.world.faults());

interface Driver {
  readonly userId: string;
  readonly phone: string;
}

async function driverWith(pushToken: string | null): Promise<Driver> {
  const { userId } = await testDriver(bench.world);
  const { orm } = bench.services.db;
  phones += 1;
  const phone = `+9193000${String(10_000 + phones)}`;
  await orm.update(users).set({ phone }).where(eq(users.id, userId));
  if (pushToken !== null) {
    const deviceId = newId();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await orm.insert(devices).values({ id: deviceId, userId, name: "Phone", platform: "ios", pushToken });
    await orm.insert(sessions).values({ id: newId(), userId, deviceId, refreshTokenId: newId(), expiresAt });
  }
  return { userId, phone };
}

const arrived = (userId: string): Telling => ({
  ...{ userId, dedupeKey: `withdrawal:${newId()}`, type: "WITHDRAWAL_PROCESSED" },
  params: { amount: 12_550, account: "HDFC Bank ••••5678", utr: "432100000001" },
});

const ask = (telling: Telling) =>
  bench.services.db.transact((tx) => announce(tx, notificationRequested, telling));

async function outcomesOf(userId: string): Promise<string[]> {
  const rows = await bench.services.db.orm.select().from(deliveries).where(eq(deliveries.userId, userId));
  return rows.map(({ channel, status }) => `${channel} ${status}`).sort();
}

const runOf = ({ dedupeKey }: Telling) => bench.runsOf("notifications/requested", { dedupeKey });
const done = (telling: Telling) =>
  vi.waitFor(async () => expect(await runOf(telling)).toEqual(["Completed"]), patience);

describe("push first, a text message in its place", () => {
  test("what was pushed is not texted", async () => {
    const { userId, phone } = await driverWith(`phone-${newId()}`);
    const telling = arrived(userId);
    await ask(telling);
    await done(telling);
    expect(await outcomesOf(userId)).toEqual(["PUSH SENT"]);
    expect(await bench.world.textsTo(phone)).toEqual([]);
  });

  test("without a phone, or with one from which the app is gone, it is texted once", async () => {
    const [without, gone] = [await driverWith(null), await driverWith(`unregistered-${newId()}`)];
    const tellings = [arrived(without.userId), arrived(gone.userId)];
    await Promise.all(tellings.map(ask));
    await Promise.all(tellings.map(done));
    expect(await outcomesOf(without.userId)).toEqual(["SMS SENT"]);
    expect(await outcomesOf(gone.userId)).toEqual(["PUSH FAILED", "SMS SENT"]);
    for (const { phone } of [without, gone]) expect(await bench.world.textsTo(phone)).toHaveLength(1);
  });

  test.each([429, 500])(
    "while push answers %i to everybody, money is told by text at once",
    async (status) => {
      await bench.world.faults({ provider: "fcm", kind: "error", rate: 1, status });
      const { userId, phone } = await driverWith(`phone-${newId()}`);
      const telling: Telling = {
        ...{ userId, dedupeKey: `payment:${newId()}`, type: "PAYMENT_RECEIVED" },
        params: { amount: 5_000, balance: 5_000 },
      };
      await ask(telling);
      await done(telling);
      expect(await outcomesOf(userId)).toEqual(["PUSH FAILED", "SMS SENT"]);
      expect(await bench.world.textsTo(phone)).toHaveLength(1);
    },
  );
});

test("in the quiet hours the inbox has it at once, and everything else comes at their end", async () => {
  const token = `phone-${newId()}`;
  const { userId } = await driverWith(token);
  const indianMinute = Math.floor((Date.now() / 60_000 + 330) % 1440);
  await bench.services.db.orm.insert(preferences).values({
    ...{ userId, quietFromMinute: (indianMinute + 1430) % 1440, quietToMinute: (indianMinute + 60) % 1440 },
  });
  const telling = arrived(userId);
  await ask(telling);
  const toldOnce = () =>
    bench.services.db.orm
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, userId), eq(notifications.dedupeKey, telling.dedupeKey)));
  await vi.waitFor(async () => expect(await toldOnce()).toHaveLength(1), patience);
  const alert: Telling = {
    ...{ userId, dedupeKey: `sign-in:${newId()}`, type: "SECURITY_ALERT" },
    params: { device: "Chrome · Android" },
  };
  await ask(alert);
  await done(alert);
  expect(await outcomesOf(userId)).toEqual(["PUSH SENT", "SMS SENT"]);
  expect(await bench.world.pushesTo(token)).toHaveLength(1);
  expect(await runOf(telling)).toEqual(["Running"]);
  bench.inngest.clock.advance(61 * 60_000);
  await done(telling);
  expect(await bench.world.pushesTo(token)).toHaveLength(2);
});

describe("when the process dies", () => {
  const whens: Crash["when"][] = ["before the step", "after the step"];
  const crashes = [1, 2, 3, 4, 5].flatMap((atCall) => whens.map((when) => ({ atCall, when })));
  test.each(crashes)("at call $atCall, $when, the driver is told once by every way", async (crash) => {
    const { userId, phone } = await driverWith(`unregistered-${newId()}`);
    const telling = arrived(userId);
    bench.app.plan(crash);
    await ask(telling);
    await done(telling);
    expect(bench.app.crashed).toBe(true);
    bench.app.plan(null);
    expect(await outcomesOf(userId)).toEqual(["PUSH FAILED", "SMS SENT"]);
    expect(await bench.world.textsTo(phone)).toHaveLength(1);
    const inbox = await bench.services.db.orm
      .select()
      .from(notifications)
      .where(eq(notifications.userId, userId));
    expect(inbox).toHaveLength(1);
  });
});

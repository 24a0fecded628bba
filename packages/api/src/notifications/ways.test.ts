import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { testDriver } from "../users/test-services.ts";
import type { Telling } from "./events.ts";
import { deliveriesOf } from "./for-staff.ts";
import { pushDriver, pushOrAdmit } from "./push-driver.ts";
import { recipientIndexOf, suppress } from "./suppressions.ts";
import { tellDriver } from "./tell-driver.ts";
import { textDriver } from "./text-driver.ts";
import { writeDriver } from "./write-driver.ts";

const { devices, sessions, users } = tables;
let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
});
afterAll(() => world.close());
beforeEach(() => world.faults());

const arrived = (userId: string, dedupeKey = "withdrawal:1"): Telling => ({
  ...{ userId, dedupeKey, type: "WITHDRAWAL_PROCESSED" },
  params: { amount: 12_550, account: "HDFC Bank ••••5678", utr: "432100000001" },
});

/** A driver with a phone for each token. */
async function driverWith(...tokens: string[]): Promise<string> {
  const { userId } = await testDriver(world);
  for (const pushToken of tokens) {
    const deviceId = newId();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await world.services.db.orm
      .insert(devices)
      .values({ id: deviceId, userId, name: "Phone", platform: "android", pushToken });
    await world.services.db.orm
      .insert(sessions)
      .values({ id: newId(), userId, deviceId, refreshTokenId: newId(), expiresAt });
  }
  return userId;
}

async function tokensOf(userId: string) {
  const rows = await world.services.db.orm.select().from(devices).where(eq(devices.userId, userId));
  return rows.flatMap(({ pushToken }) => pushToken ?? []).sort();
}

async function deliveryOf(userId: string) {
  const [delivery] = await deliveriesOf(world.services.db, userId, 1);
  return delivery && { status: delivery.status, errorCode: delivery.errorCode, attempts: delivery.attempts };
}

const setUser = (userId: string, change: Partial<typeof users.$inferInsert>) =>
  world.services.db.orm.update(users).set(change).where(eq(users.id, userId));
const token = () => `phone-${newId()}`;

describe("push", () => {
  test("every phone of the driver shows it once, however often it is asked for", async () => {
    const [one, two] = [token(), token()];
    const userId = await driverWith(one, two);
    expect(await pushDriver(world.services, arrived(userId))).toBe("SENT");
    expect(await pushDriver(world.services, arrived(userId))).toBe("SENT");
    for (const phone of [one, two]) {
      expect(await world.pushesTo(phone)).toEqual(["₹125.50 is in HDFC Bank ••••5678. UTR 432100000001."]);
    }
    expect(await deliveryOf(userId)).toEqual({ status: "SENT", errorCode: null, attempts: 1 });
  });

  test("a phone from which the app is gone is forgotten; the other one is told", async () => {
    const alive = token();
    const userId = await driverWith(`unregistered-${newId()}`, alive);
    expect(await pushDriver(world.services, arrived(userId))).toBe("SENT");
    expect(await tokensOf(userId)).toEqual([alive]);
    expect(await world.pushesTo(alive)).toHaveLength(1);
  });

  test("a token that is none is forgotten only when the same message went to another phone", async () => {
    const invalid = `invalid-${newId()}`;
    const alone = await driverWith(invalid);
    expect(await pushDriver(world.services, arrived(alone))).toBe("REFUSED");
    expect(await tokensOf(alone)).toEqual([invalid]);
    const alive = token();
    const beside = await driverWith(`invalid-${newId()}`, alive);
    expect(await pushDriver(world.services, arrived(beside))).toBe("SENT");
    expect(await tokensOf(beside)).toEqual([alive]);
  });

  test.each(["quota", "internal"])(
    "%s: nothing is lost, the next try sends it, the token stays",
    async (why) => {
      const failing = `${why}-${newId()}`;
      const userId = await driverWith(failing);
      await expect(pushDriver(world.services, arrived(userId))).rejects.toMatchObject({
        code: "PROVIDER_UNAVAILABLE",
      });
      expect(await pushOrAdmit(world.services, arrived(userId))).toBe("UNAVAILABLE");
      expect(await tokensOf(userId)).toEqual([failing]);
      const mended = token();
      await world.services.db.orm
        .update(devices)
        .set({ pushToken: mended })
        .where(eq(devices.userId, userId));
      expect(await pushDriver(world.services, arrived(userId))).toBe("SENT");
      expect(await world.pushesTo(mended)).toHaveLength(1);
    },
  );

  test("a token of another project is neither tried again nor forgotten: our keys may be wrong", async () => {
    const foreign = `foreign-${newId()}`;
    const userId = await driverWith(foreign);
    expect(await pushDriver(world.services, arrived(userId))).toBe("REFUSED");
    expect(await tokensOf(userId)).toEqual([foreign]);
  });

  test("a phone that is signed out is told nothing", async () => {
    const phone = token();
    const userId = await driverWith(phone);
    await world.services.db.orm
      .update(sessions)
      .set({ revokedAt: new Date() })
      .where(eq(sessions.userId, userId));
    const { plan } = await tellDriver(world.services, arrived(userId));
    expect(plan).toMatchObject({ push: false, text: "YES" });
    expect(await pushDriver(world.services, arrived(userId))).toBe("REFUSED");
    expect(await world.pushesTo(phone)).toEqual([]);
  });
});

describe("text messages", () => {
  test("a text that the provider could not take is sent by the next try, once", async () => {
    const { userId } = await testDriver(world);
    await setUser(userId, { phone: "+919000077001" });
    await world.faults({ provider: "twilio", kind: "error", rate: 1, status: 503 });
    await expect(textDriver(world.services, arrived(userId))).rejects.toMatchObject({
      code: "PROVIDER_UNAVAILABLE",
    });
    await world.faults();
    expect(await textDriver(world.services, arrived(userId))).toBe("SENT");
    expect(await textDriver(world.services, arrived(userId))).toBe("SENT");
    expect(await world.textsTo("+919000077001")).toHaveLength(1);
  });

  test("a number that the provider refuses is not tried again, by this message or the next, for ninety days", async () => {
    const { userId } = await testDriver(world);
    // A number for which the sandbox answers 21610, the recipient has opted out.
    await setUser(userId, { phone: "+919999921610" });
    expect(await textDriver(world.services, arrived(userId))).toBe("REFUSED");
    expect(await textDriver(world.services, arrived(userId))).toBe("REFUSED");
    expect(await deliveryOf(userId)).toEqual({ status: "FAILED", errorCode: "21610", attempts: 1 });
    expect(await textDriver(world.services, arrived(userId, "withdrawal:2"))).toBe("REFUSED");
    expect(await deliveryOf(userId)).toMatchObject({ errorCode: "SUPPRESSED" });
    world.clock.advance(91 * 24 * 3_600_000);
    expect(await textDriver(world.services, arrived(userId, "withdrawal:3"))).toBe("REFUSED");
    expect(await deliveryOf(userId)).toMatchObject({ errorCode: "21610" });
    world.clock.advance(-91 * 24 * 3_600_000);
  });
});

describe("letters", () => {
  test("a letter says the same as text and as HTML, in the driver's language, with names made harmless", async () => {
    const { userId } = await testDriver(world);
    const email = `asha-${userId}@example.in`;
    await setUser(userId, { email, emailVerifiedAt: new Date(), language: "hi", name: "<b>Asha</b>" });
    expect(await writeDriver(world.services, arrived(userId))).toBe("SENT");
    expect(await writeDriver(world.services, arrived(userId))).toBe("SENT");
    const mine = world.letters.filter(({ to }) => to === email);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.text).toContain("₹125.50");
    expect(mine[0]?.text).toMatch(/\p{Script=Devanagari}/u);
    expect(mine[0]?.html).toContain('lang="hi"');
    expect(mine[0]?.html).toContain("&lt;b&gt;Asha");
    expect(mine[0]?.html).not.toContain("<b>Asha");
  });

  test("an address that was never proved, or that sends letters back, is written to no more", async () => {
    const { userId } = await testDriver(world);
    const email = `unproved-${userId}@example.in`;
    await setUser(userId, { email });
    expect((await tellDriver(world.services, arrived(userId))).plan.letter).toBe(false);
    expect(await writeDriver(world.services, arrived(userId))).toBe("REFUSED");
    await setUser(userId, { emailVerifiedAt: new Date() });
    const recipientIndex = recipientIndexOf(world.services, email);
    const address = { channel: "EMAIL", recipientIndex } as const;
    await suppress(world.services.db, address, { reason: "BOUNCED", now: world.services.clock.now() });
    expect((await tellDriver(world.services, arrived(userId))).plan.letter).toBe(true);
    expect(await writeDriver(world.services, arrived(userId))).toBe("REFUSED");
    expect(world.letters.filter(({ to }) => to === email)).toEqual([]);
  });
});

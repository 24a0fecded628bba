import { UpdatePreferencesInput } from "@drivopay/contracts/notification-preferences";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { testDriver } from "../users/test-services.ts";
import { readPreferences } from "./preferences.ts";
import { tellDriver } from "./tell-driver.ts";
import { updatePreferences } from "./update-preferences.ts";

let world: TestServices;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 10 });
});
afterAll(() => world.close());

const approved = (userId: string) => ({
  ...{ userId, type: "KYC_APPROVED" as const, dedupeKey: "kyc:1", params: {} },
});

test("without a choice all comes but the news of the product, which has to be asked for", async () => {
  const { ctx } = await testDriver(world);
  const { preferences } = await readPreferences(ctx);
  const off = preferences.choices.filter(({ enabled }) => !enabled);
  expect(off.map(({ category, channel }) => `${category} ${channel}`)).toEqual([
    ...["PRODUCT SMS", "PRODUCT EMAIL", "PRODUCT PUSH"],
  ]);
  const locked = preferences.choices.filter((choice) => choice.locked);
  expect(locked.map(({ category, channel }) => `${category} ${channel}`)).toEqual([
    ...["MONEY INBOX", "SECURITY INBOX"],
  ]);
  expect(preferences).toMatchObject({ quietHours: null, timeZone: "Asia/Kolkata" });
});

test("a change adds to the earlier ones, also when two are made at the same moment", async () => {
  const { ctx } = await testDriver(world);
  await updatePreferences(ctx, { quietHours: { from: "22:30", to: "06:00" } });
  await Promise.all([
    updatePreferences(ctx, { choices: [{ category: "MONEY", channel: "SMS", enabled: false }] }),
    updatePreferences(ctx, { choices: [{ category: "MONEY", channel: "PUSH", enabled: false }] }),
  ]);
  const { preferences } = await readPreferences(ctx);
  expect(preferences.quietHours).toEqual({ from: "22:30", to: "06:00" });
  const off = preferences.choices.filter(({ category, enabled }) => category === "MONEY" && !enabled);
  expect(off.map(({ channel }) => channel)).toEqual(["SMS", "PUSH"]);
  expect((await updatePreferences(ctx, { quietHours: null })).preferences.quietHours).toBeNull();
});

test("the record of money and safety cannot be turned off; nothing of such a change is kept", async () => {
  const { ctx } = await testDriver(world);
  const change = {
    choices: [
      { category: "ACCOUNT" as const, channel: "SMS" as const, enabled: false },
      { category: "MONEY" as const, channel: "INBOX" as const, enabled: false },
    ],
  };
  await expect(updatePreferences(ctx, change)).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
    fieldErrors: [{ path: "choices.1.enabled" }],
  });
  const { preferences } = await readPreferences(ctx);
  expect(
    preferences.choices.find((one) => one.category === "ACCOUNT" && one.channel === "SMS")?.enabled,
  ).toBe(true);
});

test("what a driver does not want in the inbox is not put there, and is planned by no other way either", async () => {
  const { ctx, userId } = await testDriver(world);
  const channels = ["INBOX", "SMS", "EMAIL", "PUSH"] as const;
  await updatePreferences(ctx, {
    choices: channels.map((channel) => ({ category: "ACCOUNT", channel, enabled: false })),
  });
  expect(await tellDriver(world.services, approved(userId))).toEqual({
    told: false,
    plan: { inbox: false, push: false, text: "NO", letter: false, notBefore: null },
  });
  await updatePreferences(ctx, { choices: [{ category: "ACCOUNT", channel: "INBOX", enabled: true }] });
  expect(await tellDriver(world.services, approved(userId))).toMatchObject({ told: true });
});

test("who changed what is written down", async () => {
  const { ctx, userId } = await testDriver(world);
  await updatePreferences(ctx, { quietHours: { from: "23:00", to: "05:00" } });
  const rows = await world.services.db.orm
    .select()
    .from(tables.auditLogs)
    .where(eq(tables.auditLogs.entityId, userId));
  const [row] = rows.filter(({ action }) => action === "notifications.preferences-changed");
  expect(row).toMatchObject({
    ...{ actorKind: "DRIVER", oldValue: { quietHours: null } },
    newValue: { quietHours: { from: "23:00", to: "05:00" } },
  });
});

test("times that are none, quiet hours of no length and unknown fields are refused", () => {
  for (const quietHours of [
    ...[{ from: "24:00", to: "06:00" }, { from: "9:00", to: "10:00" }, { from: "22:00" }],
    ...[
      { from: "22:00", to: "22:00" },
      { from: "22:00", to: "06:00", zone: "UTC" },
    ],
  ]) {
    expect(UpdatePreferencesInput.safeParse({ quietHours }).success).toBe(false);
  }
  expect(UpdatePreferencesInput.safeParse({ all: true }).success).toBe(false);
});

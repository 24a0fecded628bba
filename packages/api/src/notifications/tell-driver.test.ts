import type { Language } from "@drivopay/contracts/identifiers";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { DriverContext } from "../context.ts";
import { closeAccount } from "../privacy/close-account.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createDriver } from "../users/index.ts";
import { Telling } from "./events.ts";
import { unreadCount } from "./index.ts";
import { listNotifications } from "./list-notifications.ts";
import { markAllRead, markRead } from "./mark-read.ts";
import { planForNobody } from "./plan.ts";
import { pushDriver } from "./push-driver.ts";
import { tellDriver } from "./tell-driver.ts";
import { textDriver } from "./text-driver.ts";
import { writeDriver } from "./write-driver.ts";

const nobody = { ipAddress: null, userAgent: null };
let world: TestServices;
let phones = 0;

beforeAll(async () => {
  world = await createTestServices({ poolSize: 12 });
});
afterAll(() => world.close());
beforeEach(() => world.faults());

async function driver(language: Language = "en"): Promise<DriverContext & { phone: string }> {
  phones += 1;
  const phone = `+9190000${String(10_000 + phones)}`;
  const made = await world.services.db.transact((tx) =>
    createDriver(tx, nobody, { phone, name: "Asha Devi", email: null, language }),
  );
  if (!made) throw new Error(`${phone} is taken`);
  return {
    ...world.call(),
    phone,
    driver: {
      ...{ kind: "DRIVER", userId: made.user.id, walletId: made.walletId },
      ...{ sessionId: newId(), deviceId: null, status: "PENDING_KYC" },
    },
  };
}

const paid = (userId: string): Telling => ({
  userId,
  type: "WITHDRAWAL_PROCESSED",
  dedupeKey: "withdrawal:one:WITHDRAWAL_PROCESSED",
  params: { amount: 10_000_050, account: "HDFC Bank ••••5678", utr: "432100000001" },
});

test("the same event told twenty times at once is one message in the inbox and one text message", async () => {
  const ctx = await driver();
  const telling = paid(ctx.driver.userId);
  const twenty = Array.from({ length: 20 }, () => telling);
  const told = await Promise.all(twenty.map((one) => tellDriver(world.services, one)));
  expect(told.filter((one) => one.told)).toHaveLength(1);
  const tries = await Promise.allSettled(twenty.map((one) => textDriver(world.services, one)));
  // Those that found the text under way are told to come back; coming back finds it sent.
  for (const tried of tries) {
    if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  }
  expect(await textDriver(world.services, telling)).toBe("SENT");
  const inbox = await listNotifications(ctx, { limit: 20 });
  expect(inbox).toMatchObject({ unread: 1, pagination: { total: 1 } });
  expect(await world.textsTo(ctx.phone)).toEqual([
    "DrivoPay: ₹1,00,000.50 is in HDFC Bank ••••5678. UTR 432100000001.",
  ]);
});

test("one message stands in the outbox's news for open pages, with the wallet's topic", async () => {
  const ctx = await driver();
  await Promise.allSettled(
    [paid(ctx.driver.userId), paid(ctx.driver.userId)].map((t) => tellDriver(world.services, t)),
  );
  const rows = await world.services.db.sql<{ topics: string[] }[]>`
    select to_json(live_topics) as topics from events.outbox
    where name = 'notifications/driver.told' and data->>'userId' = ${ctx.driver.userId}`;
  expect(rows.map((row) => row.topics)).toEqual([[`wallet:${ctx.driver.walletId}`]]);
});

test("a driver is told in the language of the moment, in the inbox and by text", async () => {
  const ctx = await driver("hi");
  const approved = async (dedupeKey: string) => {
    const telling: Telling = { ...paid(ctx.driver.userId), type: "KYC_APPROVED", dedupeKey, params: {} };
    await tellDriver(world.services, telling);
    await textDriver(world.services, telling);
  };
  await approved("kyc:1");
  await world.services.db.orm
    .update(tables.users)
    .set({ language: "ta" })
    .where(eq(tables.users.id, ctx.driver.userId));
  await approved("kyc:2");
  const [tamil, hindi] = await world.textsTo(ctx.phone);
  expect(hindi).toMatch(/^DrivoPay: .*\p{Script=Devanagari}/u);
  expect(tamil).toMatch(/^DrivoPay: .*\p{Script=Tamil}/u);
  const { notifications } = await listNotifications(ctx, { limit: 20 });
  expect(notifications[0]?.body).toMatch(/\p{Script=Tamil}/u);
  expect(notifications[1]?.body).toMatch(/\p{Script=Devanagari}/u);
});

test("a message in the inbox has its amounts written as rupees, in its words and in its facts", async () => {
  const ctx = await driver();
  await tellDriver(world.services, {
    ...{ userId: ctx.driver.userId, type: "PAYMENT_RECEIVED", dedupeKey: "payment:1" },
    params: { amount: 12_550, balance: 12_550 },
  });
  const { notifications } = await listNotifications(ctx, { limit: 20 });
  expect(notifications[0]).toMatchObject({ title: "₹125.50 received", data: { amount: "₹125.50" } });
});

test("a driver who left is told nothing, neither in the inbox nor by what waited for the morning", async () => {
  const ctx = await driver();
  await closeAccount(ctx);
  const telling = paid(ctx.driver.userId);
  expect(await tellDriver(world.services, telling)).toMatchObject({ told: false, plan: planForNobody });
  for (const send of [textDriver, pushDriver, writeDriver])
    expect(await send(world.services, telling)).toBe("REFUSED");
  const { orm } = world.services.db;
  const { deliveries, notifications } = tables;
  expect(await orm.$count(notifications, eq(notifications.userId, ctx.driver.userId))).toBe(0);
  expect(await orm.$count(deliveries, eq(deliveries.userId, ctx.driver.userId))).toBe(0);
});

test("a one-time code is no telling, and no text of a message stands in the deliveries", async () => {
  const ctx = await driver();
  const code = { ...paid(ctx.driver.userId), type: "OTP", params: { code: "135790", minutes: "5" } };
  expect(Telling.safeParse(code).success).toBe(false);
  await textDriver(world.services, paid(ctx.driver.userId));
  const stored = await world.services.db.sql`select d::text as row from notifications.deliveries d`;
  expect(JSON.stringify(stored)).not.toMatch(/135790|432100000001|HDFC/);
});

test("messages are read one by one or all at once, and never another driver's", async () => {
  const [ctx, other] = await Promise.all([driver(), driver()]);
  const tell = (key: string) =>
    tellDriver(world.services, {
      ...{ userId: ctx.driver.userId, type: "REFUND_MADE", dedupeKey: key, params: { amount: 100 } },
    });
  for (const key of ["refund:1", "refund:2", "refund:3"]) await tell(key);
  const { notifications } = await listNotifications(ctx, { limit: 20 });
  const id = notifications[1]?.id ?? "";
  await expect(markRead(other, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await unreadCount(world.services.db, ctx.driver.userId)).toBe(3);
  expect((await markRead(ctx, { id })).notification.isRead).toBe(true);
  expect((await markRead(ctx, { id })).notification.isRead).toBe(true);
  expect(await unreadCount(world.services.db, ctx.driver.userId)).toBe(2);
  expect(await markAllRead(ctx)).toEqual({ unread: 0 });
});

test("the inbox is walked by its cursor without a gap or a repeat while new messages arrive", async () => {
  const ctx = await driver();
  const tell = (key: number) =>
    tellDriver(world.services, {
      ...{
        userId: ctx.driver.userId,
        type: "REFUND_MADE",
        dedupeKey: `refund:${key}`,
        params: { amount: key },
      },
    });
  for (let key = 1; key <= 5; key += 1) await tell(key);
  const first = await listNotifications(ctx, { limit: 2 });
  await tell(6);
  const second = await listNotifications(ctx, { limit: 2, cursor: first.pagination.nextCursor ?? "" });
  const third = await listNotifications(ctx, { limit: 2, cursor: second.pagination.nextCursor ?? "" });
  const amounts = [first, second, third].flatMap((page) => page.notifications.map((one) => one.data.amount));
  expect(amounts).toEqual(["₹0.05", "₹0.04", "₹0.03", "₹0.02", "₹0.01"]);
  expect(third.pagination).toMatchObject({ hasMore: false, nextCursor: null });
  await expect(listNotifications(ctx, { limit: 2, cursor: "none" })).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
  });
});

import { notificationRequested, type Telling } from "@drivopay/api/notifications/events";
import { deliveriesOf } from "@drivopay/api/notifications/index";
import { announce } from "@drivopay/api/outbox/announce";
import { NotificationPreferences } from "@drivopay/contracts/notification-preferences";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Driver, earn, registerDriver } from "./testing/people.ts";
import { rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const patience = { timeout: 15_000 };

const Answer = z.looseObject({
  notifications: z.array(z.looseObject({ id: z.string() })).default([]),
  preferences: NotificationPreferences.optional(),
});

async function callAs({ tokens }: Driver, method: string, path: string, body?: unknown) {
  const token = tokens.accessToken;
  const response = await rest(stack, path, { method, token, ...(body === undefined ? {} : { body }) });
  return { status: response.status, body: Answer.parse(await response.json()) };
}

const inbox = (channel: string, to: string) => stack.control(`inbox?${new URLSearchParams({ channel, to })}`);

const tell = (telling: Telling) =>
  stack.services.db.transact((tx) => announce(tx, notificationRequested, telling));

async function outcomes({ userId }: Driver): Promise<string[]> {
  const rows = await deliveriesOf(stack.services.db, userId, 20);
  return rows.map(({ type, channel, status }) => `${type} ${channel} ${status}`).sort();
}

test("a fare is pushed to the phone that registered, stands in the inbox, and is read from there", async () => {
  const driver = await registerDriver(stack);
  const token = `phone-${driver.userId}`;
  const registered = await callAs(driver, "POST", "/auth/devices/push-token", { token, platform: "android" });
  expect(registered).toMatchObject({ status: 200, body: { device: { pushEnabled: true } } });
  await earn(stack, driver, 12_550);
  await expect
    .poll(() => inbox("push", token), patience)
    .toMatchObject([{ subject: "₹125.50 received", data: { type: "PAYMENT_RECEIVED", priority: "high" } }]);
  const { body } = await callAs(driver, "GET", "/notifications?limit=5");
  expect(body).toMatchObject({ unread: 1, notifications: [{ type: "PAYMENT_RECEIVED", isRead: false }] });
  const read = await callAs(driver, "PATCH", `/notifications/${body.notifications[0]?.id}/read`);
  expect(read).toMatchObject({ status: 200, body: { notification: { isRead: true } } });
});

test("preferences are read and changed, and what must be told cannot be turned off", async () => {
  const driver = await registerDriver(stack);
  const path = "/notifications/preferences";
  expect(await callAs(driver, "GET", path)).toMatchObject({
    status: 200,
    body: { preferences: { quietHours: null, timeZone: "Asia/Kolkata" } },
  });
  const quietHours = { from: "22:30", to: "06:00" };
  const choices = [{ category: "ACCOUNT", channel: "SMS", enabled: false }];
  const changed = await callAs(driver, "POST", path, { quietHours, choices });
  expect(changed.body.preferences?.quietHours).toEqual(quietHours);
  expect(changed.body.preferences?.choices).toContainEqual({ ...choices[0], locked: false });
  const refused = await callAs(driver, "POST", path, {
    choices: [{ category: "MONEY", channel: "INBOX", enabled: false }],
  });
  expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION_FAILED" } });
});

test("the providers' signed reports say what became of a text message and of a letter", async () => {
  const driver = await registerDriver(stack);
  const email = `asha-${driver.userId}@example.in`;
  await stack.services.db.sql`
    update users.users set email = ${email}, email_verified_at = now() where id = ${driver.userId}`;
  await tell({ userId: driver.userId, type: "KYC_APPROVED", dedupeKey: "kyc:1", params: {} });
  await expect
    .poll(() => outcomes(driver), patience)
    .toEqual(["KYC_APPROVED EMAIL DELIVERED", "KYC_APPROVED SMS DELIVERED"]);
  expect(await inbox("email", email)).toMatchObject([{ subject: "Papers approved" }]);
});

test("an address that sends letters back is written to once", async () => {
  const driver = await registerDriver(stack);
  const email = `bounce-${driver.userId}@example.in`;
  await stack.services.db.sql`
    update users.users set email = ${email}, email_verified_at = now() where id = ${driver.userId}`;
  const verified = (key: string) =>
    tell({
      ...{ userId: driver.userId, type: "BANK_ACCOUNT_VERIFIED", dedupeKey: key },
      params: { account: "HDFC Bank ••••5678" },
    });
  await verified("bank-account:1");
  const failed = "BANK_ACCOUNT_VERIFIED EMAIL FAILED";
  await expect.poll(() => outcomes(driver), patience).toEqual([failed]);
  await verified("bank-account:2");
  await expect.poll(() => outcomes(driver), patience).toEqual([failed, failed]);
  expect(await inbox("email", email)).toHaveLength(1);
});

test("reports without the provider's signature are refused", async () => {
  for (const path of ["/webhooks/sendgrid", "/webhooks/twilio"]) {
    const response = await rest(stack, path, { raw: "[]" });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "SIGNATURE_INVALID" });
  }
});

import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { applySmsStatus } from "./apply-sms-status.ts";
import { isSuppressed } from "./suppressions.ts";

const { deliveries } = tables;
let world: TestServices;

beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.close());

async function delivery(providerMessageId: string | null): Promise<string> {
  const id = newId();
  await world.services.db.orm.insert(deliveries).values({
    ...{ id, dedupeKey: id, type: "WITHDRAWAL_PROCESSED", channel: "SMS", recipientMasked: "••••••0001" },
    ...{ status: providerMessageId === null ? "SENDING" : "SENT", providerMessageId, attempts: 1 },
    recipientIndex: `index-of-${id}`,
  });
  return id;
}

async function statusOf(id: string) {
  const [row] = await world.services.db.orm.select().from(deliveries).where(eq(deliveries.id, id));
  return row && { status: row.status, errorCode: row.errorCode };
}

/** A report as the provider signs it. */
async function report(deliveryId: string, params: Record<string, string>) {
  const url = `https://api.example.in/api/v1/webhooks/twilio?delivery=${deliveryId}`;
  const signature = await twilioSignature(url, params);
  return { url, signature, params };
}

async function twilioSignature(url: string, params: Record<string, string>): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode("test-twilio-token"),
    { name: "HMAC", hash: "SHA-1" },
    false,
    ["sign"],
  );
  const written = Object.keys(params)
    .sort()
    .reduce((text, name) => `${text}${name}${params[name]}`, url);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(written));
  return Buffer.from(mac).toString("base64");
}

test("reports in any order end in what happened: nothing undoes a delivery", async () => {
  const id = await delivery("SM1");
  for (const MessageStatus of ["delivered", "sent", "undelivered", "queued"]) {
    await applySmsStatus(world.services, await report(id, { MessageSid: "SM1", MessageStatus }));
  }
  expect(await statusOf(id)).toEqual({ status: "DELIVERED", errorCode: null });
});

test("a failure keeps the provider's code, and a delivery after it counts", async () => {
  const id = await delivery("SM2");
  const failed = { MessageSid: "SM2", MessageStatus: "undelivered", ErrorCode: "30003" };
  expect(await applySmsStatus(world.services, await report(id, failed))).toBe("APPLIED");
  expect(await statusOf(id)).toEqual({ status: "FAILED", errorCode: "30003" });
  expect(await applySmsStatus(world.services, await report(id, failed))).toBe("IGNORED");
  await applySmsStatus(world.services, await report(id, { MessageSid: "SM2", MessageStatus: "delivered" }));
  expect(await statusOf(id)).toEqual({ status: "DELIVERED", errorCode: null });
});

test("a report that overtakes the answer to the send finds its delivery by our own id", async () => {
  const id = await delivery(null);
  await applySmsStatus(world.services, await report(id, { MessageSid: "SM3", MessageStatus: "delivered" }));
  expect(await statusOf(id)).toEqual({ status: "DELIVERED", errorCode: null });
});

test("a forged report is refused and changes nothing", async () => {
  const id = await delivery("SM4");
  const genuine = await report(id, { MessageSid: "SM4", MessageStatus: "sent" });
  const forged = { ...genuine, params: { ...genuine.params, MessageStatus: "delivered" } };
  await expect(applySmsStatus(world.services, forged)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
  await expect(applySmsStatus(world.services, { ...genuine, signature: "" })).rejects.toMatchObject({
    code: "SIGNATURE_INVALID",
  });
  expect(await statusOf(id)).toEqual({ status: "SENT", errorCode: null });
});

test("reports on messages that are none of ours, and words that say nothing, are ignored", async () => {
  const id = await delivery("SM5");
  const unknown = await report(newId(), { MessageSid: "SM-other", MessageStatus: "delivered" });
  expect(await applySmsStatus(world.services, unknown)).toBe("IGNORED");
  const word = await report(id, { MessageSid: "SM5", MessageStatus: "partially_delivered" });
  expect(await applySmsStatus(world.services, word)).toBe("IGNORED");
  expect(await statusOf(id)).toEqual({ status: "SENT", errorCode: null });
});

test.each([
  ["30005", true],
  ["30006", true],
  ["30003", false],
  ["30007", false],
])("a number that failed with %s is left alone: %s", async (ErrorCode, leftAlone) => {
  const id = await delivery(`SM-${ErrorCode}`);
  const failed = { MessageSid: `SM-${ErrorCode}`, MessageStatus: "undelivered", ErrorCode };
  await applySmsStatus(world.services, await report(id, failed));
  const address = { channel: "SMS", recipientIndex: `index-of-${id}` } as const;
  expect(await isSuppressed(world.services.db, address, world.services.clock.now())).toBe(leftAlone);
});

import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { applyEmailReports } from "./apply-email-reports.ts";
import { isSuppressed } from "./suppressions.ts";

const { deliveries, deliveryReports } = tables;
const provider = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
let world: TestServices;

beforeAll(async () => {
  const emailReportKey = provider.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  world = await createTestServices({ emailReportKey });
});
afterAll(() => world.close());

async function delivery(): Promise<string> {
  const id = newId();
  await world.services.db.orm.insert(deliveries).values({
    ...{ id, dedupeKey: id, type: "KYC_APPROVED", channel: "EMAIL", recipientMasked: "a•••@example.in" },
    ...{ recipientIndex: `index-of-${id}`, status: "SENT", providerMessageId: id, attempts: 1 },
  });
  return id;
}

async function statusOf(id: string) {
  const [row] = await world.services.db.orm.select().from(deliveries).where(eq(deliveries.id, id));
  return row && [row.status, row.errorCode];
}

/** An event as SendGrid writes it; each has an id of its own. */
const event = (deliveryId: string, name: string, more: object = {}) => ({
  ...{ event: name, email: "asha@example.in", timestamp: 1_795_000_000, deliveryId },
  ...{ sg_event_id: `event-${newId()}`, sg_message_id: "m.filter0001", ...more },
});

function signed(
  events: unknown,
  { key = provider.privateKey, at = new Date() }: { key?: KeyObject; at?: Date } = {},
) {
  const rawBody = Buffer.from(`${typeof events === "string" ? events : JSON.stringify(events)}\r\n`);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createSign("sha256").update(timestamp).update(rawBody).sign(key, "base64");
  return { rawBody, timestamp, signature };
}

const apply = (request: ReturnType<typeof signed>) => applyEmailReports(world.services, request);
const refused = { code: "SIGNATURE_INVALID" };

test("reports in any order end in what happened, and each counts once", async () => {
  const id = await delivery();
  const [delivered, processed, deferred] = ["delivered", "processed", "deferred"].map((name) =>
    event(id, name),
  );
  expect(await apply(signed([delivered, processed]))).toEqual({ applied: 2 });
  expect(await apply(signed([processed, delivered, deferred]))).toEqual({ applied: 1 });
  expect(await statusOf(id)).toEqual(["DELIVERED", null]);
  const kept = await world.services.db.orm
    .select()
    .from(deliveryReports)
    .where(eq(deliveryReports.deliveryId, id));
  expect(kept.map((report) => report.event).sort()).toEqual(["DELAYED", "DELIVERED", "TAKEN"]);
});

test("the same batch ten times at once counts once", async () => {
  const id = await delivery();
  const batch = signed([event(id, "bounce", { type: "bounce", reason: "550 no such user" })]);
  const answers = await Promise.all(Array.from({ length: 10 }, () => apply(batch)));
  expect(answers.filter(({ applied }) => applied === 1)).toHaveLength(1);
  expect(await statusOf(id)).toEqual(["FAILED", "BOUNCED"]);
});

test.each([
  ["bounce", { type: "bounce" }, true],
  ["dropped", {}, true],
  ["spamreport", {}, true],
  ["bounce", { type: "blocked" }, false],
  ["deferred", {}, false],
  ["open", {}, false],
])("after %s %j the address is left alone: %s", async (name, more, leftAlone) => {
  const id = await delivery();
  await apply(signed([event(id, name, more)]));
  const address = { channel: "EMAIL", recipientIndex: `index-of-${id}` } as const;
  expect(await isSuppressed(world.services.db, address, world.services.clock.now())).toBe(leftAlone);
});

test("forged, altered and unsigned reports are refused, and change nothing", async () => {
  const id = await delivery();
  const genuine = signed([event(id, "delivered")]);
  const forged = signed([event(id, "bounce")], { key: stranger.privateKey });
  await expect(apply(forged)).rejects.toMatchObject(refused);
  await expect(apply({ ...genuine, rawBody: forged.rawBody })).rejects.toMatchObject(refused);
  const later = String(Number(genuine.timestamp) + 1);
  await expect(apply({ ...genuine, timestamp: later })).rejects.toMatchObject(refused);
  for (const signature of ["", "AAAA", "%%%", genuine.signature.slice(0, 20)]) {
    await expect(apply({ ...genuine, signature })).rejects.toMatchObject(refused);
  }
  await expect(apply({ ...genuine, timestamp: "yesterday" })).rejects.toMatchObject(refused);
  expect(await statusOf(id)).toEqual(["SENT", null]);
});

test("a signature from twenty minutes ago or ahead is refused; clocks ten minutes apart are not", async () => {
  const id = await delivery();
  const minutesAway = (minutes: number) => ({ at: new Date(Date.now() + minutes * 60_000) });
  for (const minutes of [-20, 20]) {
    await expect(apply(signed([event(id, "bounce")], minutesAway(minutes)))).rejects.toMatchObject(refused);
  }
  expect(await statusOf(id)).toEqual(["SENT", null]);
  expect(await apply(signed([event(id, "delivered")], minutesAway(-10)))).toEqual({ applied: 1 });
  expect(await apply(signed([event(id, "processed")], minutesAway(10)))).toEqual({ applied: 1 });
});

test("what is no list of events is refused, letters that are none of ours are passed over", async () => {
  for (const nonsense of ["", "{", '{"event":"delivered"}', '[{"event":1}]']) {
    await expect(apply(signed(nonsense))).rejects.toMatchObject(refused);
  }
  const id = await delivery();
  const strangers = [event(newId(), "bounce"), event("not-ours", "bounce"), event(id, "delivered")];
  expect(await apply(signed(strangers))).toEqual({ applied: 1 });
});

test("without the provider's key every report is refused", async () => {
  const keyless = await createTestServices();
  try {
    await expect(applyEmailReports(keyless.services, signed([]))).rejects.toMatchObject(refused);
  } finally {
    await keyless.close();
  }
});

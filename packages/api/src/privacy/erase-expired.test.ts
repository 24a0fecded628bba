import { tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOnce } from "../middleware/idempotency.ts";
import {
  createPaymentsBench,
  type PaymentsBench,
  wireEvent,
  wirePayment,
} from "../payments/test-services.ts";
import { eraseExpired } from "./erase-expired.ts";

const { idempotencyKeys, webhookEvents } = tables;
const dayMs = 86_400_000;
let t: PaymentsBench;

beforeAll(async () => {
  t = await createPaymentsBench();
});
afterAll(() => t.close());

async function after<T>(days: number, look: () => Promise<T>): Promise<T> {
  t.clock.advance(days * dayMs);
  try {
    return await look();
  } finally {
    t.clock.advance(-days * dayMs);
  }
}

test("the same key gets the same answer for seven days; then key and answer are gone", async () => {
  const principalId = newId();
  const keys = Array.from({ length: 3 }, () => newId());
  const ask = (key: string, answer: number) =>
    runOnce(
      t.services,
      { principalId, key, path: "wallet.withdraw", input: { amount: 100 } },
      async () => answer,
    );
  for (const key of keys) await ask(key, 1);
  const kept = () => t.services.db.orm.$count(idempotencyKeys, eq(idempotencyKeys.principalId, principalId));
  await after(6.9, () => eraseExpired(t.services));
  expect(await kept()).toBe(3);
  expect(await ask(keys[0] ?? "", 2)).toBe(1);
  // More than go at once.
  await t.services.db.sql`
    insert into events.idempotency_keys (principal_id, key, request_hash, state, locked_until)
    select ${principalId}, 'many-' || n, '', 'DONE', now() from generate_series(1, 2500) n`;
  expect((await after(7.1, () => eraseExpired(t.services))).keys).toBe(2_503);
  expect(await kept()).toBe(0);
});

test("a webhook's body goes after ninety days, its digest and what became of it stay, and it is known when told again", async () => {
  const { ctx, upiUri } = await t.newQr();
  await t.pay({ upiUri, vpa: "asha.passenger@okaxis" });
  await t.kept("payment.captured");
  await t.process();
  const before = await t.balance(ctx);
  const all = () => t.services.db.orm.select().from(webhookEvents);
  // The gateway tells of a payment more than once; what comes later than this is not looked at.
  const told = (await all()).filter(
    ({ rawBody, processedAt }) => processedAt !== null && rawBody?.includes("asha.passenger"),
  );
  expect(told.length).toBeGreaterThan(0);
  const waiting = wireEvent("payment.captured", wirePayment({ id: `pay_${newId()}` }));
  const eventId = newId();
  await t.deliver(waiting, { eventId });
  await after(89, () => eraseExpired(t.services));
  expect((await all()).every(({ rawBody }) => rawBody !== null)).toBe(true);
  await after(91, () => eraseExpired(t.services));
  const later = await all();
  for (const { id, rawBody, outcome } of told) {
    const bodySha256 = sha256Hex(rawBody ?? "");
    expect(later.find((row) => row.id === id)).toMatchObject({ rawBody: null, bodySha256, outcome });
  }
  // Nothing was made of this one yet: it keeps what it says.
  expect(later.find(({ gatewayEventId }) => gatewayEventId === eventId)?.rawBody).not.toBeNull();
  await t.process();
  await after(91, () => eraseExpired(t.services));
  await t.deliver(waiting, { eventId });
  const again = await t.services.db.orm
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.gatewayEventId, eventId));
  expect(again).toMatchObject([{ rawBody: null, duplicates: 1 }]);
  expect(await t.balance(ctx)).toEqual(before);
  await t.expectBooksProve();
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type Bench, startBench } from "../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const minuteMs = 60_000;
const clock = async () => (await bench.control("GET", "/clock")).body;
const Told = z.object({ now: z.iso.datetime(), aheadMs: z.int() });
const Problem = z.looseObject({ code: z.string(), detail: z.string() });
const advance = (advanceMs: unknown) => bench.control("POST", "/clock", { advanceMs });
const openQr = async (minutes: number) => {
  const closeBy = Math.floor((Date.now() + minutes * minuteMs) / 1_000);
  const { body } = await bench.call("POST", "/payments/qr_codes", {
    ...{ type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 12_550, close_by: closeBy },
  });
  return String(body.id);
};
const statusOf = async (id: string) => (await bench.call("GET", `/payments/qr_codes/${id}`)).body.status;

test("time passes when it is told to, and what has come due by it is so", async () => {
  const [soon, late] = [await openQr(10), await openQr(90)];
  expect(await clock()).toMatchObject({ aheadMs: 0 });
  const moved = await advance(15 * minuteMs);
  const told = Told.parse(moved.body);
  expect(told.aheadMs).toBe(15 * minuteMs);
  expect(Date.parse(told.now) - Date.now()).toBeGreaterThan(14 * minuteMs);
  expect([await statusOf(soon), await statusOf(late)]).toEqual(["closed", "active"]);
  const refused = await bench.control("POST", "/upi/pay", { qrId: soon });
  expect(refused.body).toMatchObject({ code: "QR_CLOSED" });
});

test("what was to happen later happens at once, in its order", async () => {
  const link = await bench.call("POST", "/payment_links", {
    ...{ amount: 12_550, currency: "INR", expire_by: Math.floor((Date.now() + 20 * minuteMs) / 1_000) },
  });
  await advance(30 * minuteMs);
  await bench.event("payment_link.expired");
  const { body } = await bench.call("GET", `/payment_links/${String(link.body.id)}`);
  expect(body.status).toBe("expired");
});

test("the clock goes back to the machine's, by itself with a reset, and takes no nonsense", async () => {
  await advance(60 * minuteMs);
  expect((await bench.control("DELETE", "/clock")).body).toMatchObject({ aheadMs: 0 });
  await advance(60 * minuteMs);
  await bench.control("POST", "/reset", { seed: 1 });
  expect(await clock()).toMatchObject({ aheadMs: 0 });
  for (const nonsense of [0, -1, 1.5, "1", 1e15, undefined]) {
    expect((await advance(nonsense)).status).toBe(400);
  }
});

test("a field or a query that nobody knows is refused by its name", async () => {
  const calls = [
    ["GET", "/inbox?chanel=sms", undefined, "chanel"],
    ["GET", "/payouts?state=failed", undefined, "state"],
    ["GET", "/webhooks?name=x", undefined, "name"],
    ["GET", "/trips?driver=x", undefined, "driver"],
    ["POST", "/upi/pay", { qrId: "x", colour: "red" }, "colour"],
    ["POST", "/payouts/x", { outcome: "processed", why: "x" }, "why"],
    ["POST", "/trips", { platform: "UBER", cnt: 1 }, "cnt"],
    ["POST", "/webhooks/replay", { eventId: "x", time: 2 }, "time"],
    ["POST", "/reset", { sed: 1 }, "sed"],
    ["POST", "/clock", { advance: 1 }, "advance"],
    ["PUT", "/faults", [{ provider: "razorpay", kind: "error", odds: 1 }], "0.odds"],
  ] as const;
  for (const [method, path, body, field] of calls) {
    const { status, body: answered } = await bench.control(method, path, body);
    const told = Problem.parse(answered);
    expect([path, status, told.code]).toEqual([path, 400, "INVALID_REQUEST"]);
    expect(told.detail).toContain(`There is no field ${field}`);
  }
});

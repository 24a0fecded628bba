import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Bench, startBench } from "../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const order = { amount: 100, currency: "INR" };
const createOrder = () => bench.call("POST", "/orders", order);
const orders = async (): Promise<unknown> => (await bench.call("GET", "/orders")).body.count;

async function payFresh(): Promise<string> {
  const qr = await bench.call("POST", "/payments/qr_codes", {
    ...{ type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 12_550 },
  });
  return bench.paid({ qrId: qr.body.id });
}

const Log = z.array(
  z.object({
    eventId: z.string(),
    event: z.string(),
    state: z.string(),
    attempts: z.array(z.looseObject({})),
  }),
);
const log = async () => Log.parse((await bench.control("GET", "/webhooks")).body);
const names = (): string[] => bench.events().map(({ event }) => event);
const deliveredIds = (): unknown[] =>
  bench.receiver.received.map(({ headers }) => headers["x-razorpay-event-id"]);

test("the same seed gives the same ids, another seed others, and a reset empties the world", async () => {
  const first = await payFresh();
  await bench.twilio.messages.create({ to: "+919876543210", from: "DRVPAY", body: "code 1" });
  await bench.control("PUT", "/faults", [{ provider: "twilio", kind: "error" }]);
  expect((await bench.control("POST", "/reset", { seed: 7 })).body).toEqual({ seed: 7 });
  for (const path of ["/inbox", "/faults", "/webhooks", "/payouts", "/upi/open"]) {
    expect((await bench.control("GET", path)).body).toEqual([]);
  }
  expect(await orders()).toBe(0);
  expect(await payFresh()).toBe(first);
  await bench.control("POST", "/reset", { seed: 8 });
  expect(await payFresh()).not.toBe(first);
  expect((await bench.control("GET", "/health")).body).toMatchObject({ status: "ok", seed: 8 });
});

test("a sandbox without a seed does not repeat the ids of an earlier run", async () => {
  const start = () => startBench({ seed: null });
  const [one, two] = await Promise.all([start(), start()]);
  const [first, second] = await Promise.all([one, two].map(({ call }) => call("POST", "/orders", order)));
  expect(first?.body.id).not.toBe(second?.body.id);
  await Promise.all([one.close(), two.close()]);
});

test("an error strikes before any work is done, only on the calls it matches", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "POST /v1/orders", kind: "error", rate: 1, status: 503 },
  ]);
  const { status, body } = await createOrder();
  expect(status).toBe(503);
  expect(body.error).toMatchObject({ code: "GATEWAY_ERROR" });
  expect(await orders()).toBe(0);
  expect((await bench.control("DELETE", "/faults")).status).toBe(204);
  expect((await createOrder()).status).toBe(200);
});

test("a match with a query hits the calls that ask for it, and one without hits all", async () => {
  const list = async (query: string) => (await bench.call("GET", `/orders${query}`)).status;
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "GET /v1/orders?*skip=*", kind: "error", status: 400 },
  ]);
  expect([await list(""), await list("?count=1"), await list("?count=1&skip=1")]).toEqual([200, 200, 400]);
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "GET /v1/orders", kind: "error", status: 400 },
  ]);
  expect([await list(""), await list("?count=1&skip=1")]).toEqual([400, 400]);
  await bench.control("DELETE", "/faults");
});

test("a rate of a half hits about half the calls, the same ones for the same seed", async () => {
  const run = async (): Promise<number[]> => {
    await bench.control("POST", "/reset", { seed: 11 });
    await bench.control("PUT", "/faults", [{ provider: "*", match: "/v1/orders", kind: "error", rate: 0.5 }]);
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) statuses.push((await createOrder()).status);
    return statuses;
  };
  const first = await run();
  expect(first.filter((status) => status === 500).length).toBeGreaterThan(8);
  expect(first.filter((status) => status === 200).length).toBeGreaterThan(8);
  expect(await run()).toEqual(first);
});

test("a time-out does the work and never answers", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "POST /v1/orders", kind: "timeout" },
  ]);
  const call = bench.razorpay.orders.create(order);
  const outcome = await Promise.race([
    call.then(() => "answered").catch(() => "gave up"),
    new Promise((resolve) => setTimeout(resolve, 400, "silence")),
  ]);
  expect(outcome).toBe("silence");
  expect(await orders()).toBe(1);
});

test("a time-out with a latency answers late, and a latency answers properly after a while", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "POST /v1/orders", kind: "timeout", latencyMs: 150 },
    { provider: "razorpay", match: "GET /v1/orders*", kind: "latency", latencyMs: 150 },
  ]);
  for (const path of ["POST", "GET"]) {
    const startedAt = Date.now();
    expect((await bench.call(path, "/orders", path === "POST" ? order : undefined)).status).toBe(200);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(140);
  }
});

test("a latency that names an event delays its webhook, not the call", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "payment.captured", kind: "latency", latencyMs: 300 },
  ]);
  const startedAt = Date.now();
  await payFresh();
  expect(Date.now() - startedAt).toBeLessThan(300);
  await bench.event("payment.captured");
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(290);
  expect(names().at(-1)).toBe("payment.captured");
});

test("a dropped webhook is logged, never sent, and can be replayed", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "payment.captured", kind: "drop-webhook" },
  ]);
  await payFresh();
  await bench.event("qr_code.credited");
  expect(names()).not.toContain("payment.captured");
  const dropped = (await log()).find(({ state }) => state === "dropped");
  expect(dropped).toMatchObject({ event: "payment.captured", attempts: [] });
  await bench.control("POST", "/webhooks/replay", { eventId: dropped?.eventId, times: 20 });
  await vi.waitFor(() => expect(bench.events("payment.captured")).toHaveLength(20));
  expect(deliveredIds().filter((id) => id === dropped?.eventId)).toHaveLength(20);
  expect((await bench.control("POST", "/webhooks/replay", { eventId: "none", times: 1 })).status).toBe(404);
});

test("a duplicated webhook arrives twice with one event id", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "payment.*", kind: "duplicate-webhook", rate: 1 },
  ]);
  await payFresh();
  await vi.waitFor(() => expect(bench.events("payment.captured")).toHaveLength(2));
  expect(new Set(deliveredIds()).size).toBe(deliveredIds().length - 1);
});

test("reordered webhooks overtake each other, and one that nothing follows still leaves", async () => {
  await bench.control("PUT", "/faults", [
    { provider: "razorpay", match: "payment.*", kind: "reorder-webhooks", latencyMs: 1_000 },
  ]);
  await payFresh();
  await bench.event("payment.captured");
  expect(names().indexOf("qr_code.credited")).toBeLessThan(names().indexOf("payment.captured"));
  await bench.control("PUT", "/faults", [{ provider: "*", kind: "reorder-webhooks", latencyMs: 50 }]);
  await bench.call("POST", "/payments/qr_codes", { type: "upi_qr", usage: "multiple_use" });
  await vi.waitFor(() => expect(bench.events("qr_code.created")).toHaveLength(2));
});

test("a webhook that is not accepted is sent again with the same id until it is, then given up", async () => {
  bench.receiver.answers.push(500, 404);
  await bench.call("POST", "/payments/qr_codes", { type: "upi_qr", usage: "multiple_use" });
  await vi.waitFor(async () => expect((await log())[0]?.state).toBe("delivered"));
  const [record] = await log();
  expect(record?.attempts.map(({ status }) => status)).toEqual([500, 404, 200]);
  expect(new Set(deliveredIds()).size).toBe(1);
  bench.receiver.answers.push(500, 500, 500);
  await bench.call("POST", "/payments/qr_codes", { type: "upi_qr", usage: "multiple_use" });
  await vi.waitFor(async () => expect((await log())[0]?.state).toBe("failed"));
});

test("a burst of more events than are sent at once or kept in the log is delivered whole", async () => {
  const eventCount = 1_200;
  const qr = { type: "upi_qr", usage: "multiple_use" };
  for (let batch = 0; batch < eventCount / 100; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, () => bench.call("POST", "/payments/qr_codes", qr)));
  }
  await vi.waitFor(() => expect(new Set(deliveredIds()).size).toBe(eventCount), { timeout: 20_000 });
  expect((await log()).length).toBe(1_000);
}, 40_000);

test("a receiver that stays silent for five seconds counts as not accepting", async () => {
  bench.receiver.answers.push(null);
  await bench.call("POST", "/payments/qr_codes", { type: "upi_qr", usage: "multiple_use" });
  const attempts = async () => (await log())[0]?.attempts ?? [];
  await vi.waitFor(async () => expect(await attempts()).toHaveLength(2), { timeout: 8_000 });
  expect(await attempts()).toMatchObject([{ status: null, answer: "no answer in time" }, { status: 200 }]);
}, 10_000);

test("open codes are listed for the payer's phone and changes are streamed", async () => {
  const stream = await fetch(`${bench.sandbox.url}/_control/stream`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await bench.call("POST", "/payments/qr_codes", { type: "upi_qr", usage: "multiple_use", name: "Ravi" });
  expect((await reader?.read())?.value).toContain("event: change\ndata: payer\n\n");
  await reader?.cancel();
  const { body } = await bench.control("GET", "/upi/open");
  expect(body).toMatchObject([{ kind: "qr", title: "Ravi", amount: null, closesAt: null }]);
});

test("malformed control requests are answered with a problem that says why", async () => {
  const fault = await bench.control("PUT", "/faults", [{ provider: "razorpay", kind: "explode" }]);
  expect(fault).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST", status: 400 } });
  expect((await bench.control("POST", "/upi/pay", {})).status).toBe(400);
  const headers = { "content-type": "application/json" };
  const broken = await fetch(`${bench.sandbox.url}/_control/reset`, { method: "POST", headers, body: "{" });
  expect(broken.status).toBe(400);
  const empty = await fetch(`${bench.sandbox.url}/_control/faults`, { method: "DELETE", headers });
  expect(empty.status).toBe(204);
  expect(await bench.control("GET", "/nowhere")).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
});

test("closing cuts the calls that are still hanging", async () => {
  await bench.control("PUT", "/faults", [{ provider: "razorpay", kind: "timeout" }]);
  const hanging = bench.razorpay.orders.create(order).then(
    () => "answered",
    () => "cut",
  );
  await vi.waitFor(async () => expect((await bench.control("GET", "/health")).status).toBe(200));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await bench.sandbox.close();
  expect(await hanging).toBe("cut");
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Bench, startBench } from "../testing/bench.ts";

const client = { clientId: "id", clientSecret: "secret" };
let bench: Bench;
beforeAll(async () => {
  bench = await startBench({
    ...{ uber: client, ola: client, rapido: client },
    cashfree: { ...client, webhookUrl: "http://127.0.0.1:9/cashfree" },
    sendgrid: { apiKey: "SG.test" },
    fcm: { projectId: "test" },
  });
});
afterEach(() => bench.control("DELETE", "/faults"));
afterAll(() => bench.close());

/** A call that each provider has, and where in its own words it says that something is wrong. */
const providers = [
  { name: "razorpay", path: "/v1/orders", says: "error" },
  { name: "cashfree", path: "/pg/orders/none", says: "message" },
  { name: "twilio", path: "/2010-04-01/Accounts/x/Messages/none.json", says: "message" },
  { name: "sendgrid", path: "/v3/mail/none", says: "errors" },
  { name: "fcm", path: "/v1/projects/test/none", says: "error" },
  { name: "uber", path: "/v1/partners/me", says: "message" },
  { name: "ola", path: "/v1/drivers/none/earnings", says: "error" },
  { name: "rapido", path: "/v1/drivers/none/earnings", says: "error" },
] as const;

const fault = (provider: string, more: object) =>
  bench.control("PUT", "/faults", [{ provider, rate: 1, ...more }]);
const ask = (provider: string, path: string, signal?: AbortSignal) =>
  fetch(`${bench.sandbox.url}/${provider}${path}`, signal ? { signal } : {});

describe.each(providers)("$name", ({ name, path, says }) => {
  test.each([429, 500, 503])("answers %s in its own words, when it is told to", async (status) => {
    await fault(name, { kind: "error", status });
    const answer = await ask(name, path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty(says);
  });

  test("is slow, when it is told to", async () => {
    await fault(name, { kind: "latency", latencyMs: 150 });
    const began = performance.now();
    await ask(name, path);
    expect(performance.now() - began).toBeGreaterThanOrEqual(145);
  });

  test("does not answer at all, when it is told to", async () => {
    await fault(name, { kind: "timeout" });
    await expect(ask(name, path, AbortSignal.timeout(300))).rejects.toThrow(/aborted|timeout/i);
  });

  test("fails only as often, and only where, it is told to", async () => {
    await fault(name, { kind: "error", status: 503, match: "/elsewhere" });
    expect((await ask(name, path)).status).not.toBe(503);
    await fault(name, { kind: "error", status: 503, rate: 0 });
    expect((await ask(name, path)).status).not.toBe(503);
  });
});

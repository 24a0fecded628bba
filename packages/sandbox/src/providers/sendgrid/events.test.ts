import { generateKeyPairSync, verify } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, startBench } from "../../testing/bench.ts";
import { startReceiver } from "../../testing/receiver.ts";

const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
const privateKey = keys.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startBench({
    sendgrid: { apiKey: "SG.test", webhook: { url: `${receiver.url}/events`, privateKey } },
  });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

async function write(to: string): Promise<void> {
  const { status } = await fetch(`${bench.sandbox.url}/sendgrid/v3/mail/send`, {
    method: "POST",
    headers: { authorization: "Bearer SG.test", "content-type": "application/json" },
    body: JSON.stringify({
      personalizations: [{ to: [{ email: to }] }],
      from: { email: "hello@drivopay.test" },
      subject: "₹50",
      content: [{ type: "text/plain", value: "Paid" }],
      custom_args: { deliveryId: "42" },
    }),
  });
  expect(status).toBe(202);
}

test.each([
  ["asha@example.in", ["processed", "delivered"]],
  ["bounce@example.in", ["processed", "bounce"]],
  ["deferred@example.in", ["processed", "deferred", "delivered"]],
  ["dropped@example.in", ["dropped"]],
  ["spam@example.in", ["processed", "delivered", "spamreport"]],
])("a letter to %s is reported as %j, each signed over its very bytes", async (to, expected) => {
  await write(to);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(expected.length));
  const reports = receiver.received.map(({ body, headers }) => {
    const timestamp = String(headers["x-twilio-email-event-webhook-timestamp"]);
    const signature = String(headers["x-twilio-email-event-webhook-signature"]);
    const signed = Buffer.from(`${timestamp}${body}`);
    expect(verify("sha256", signed, keys.publicKey, Buffer.from(signature, "base64"))).toBe(true);
    return JSON.parse(body)[0];
  });
  expect(reports.map(({ event }) => event)).toEqual(expected);
  expect(new Set(reports.map((report) => report.sg_event_id)).size).toBe(expected.length);
  for (const report of reports) expect(report).toMatchObject({ email: to, deliveryId: "42" });
});

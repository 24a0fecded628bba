import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, startBench } from "../../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ fcm: { projectId: "demo" } });
});
afterEach(() => bench.close());

async function send(token: string, { project = "demo", authorization = "Bearer any", more = {} } = {}) {
  const response = await fetch(`${bench.sandbox.url}/fcm/v1/projects/${project}/messages:send`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ message: { token, notification: { title: "₹50", body: "Paid" }, ...more } }),
  });
  return { status: response.status, body: await response.json() };
}

test("a message lands in the inbox of its phone, with what the app is to know", async () => {
  const { status, body } = await send("phone-1", { more: { data: { type: "PAYMENT_RECEIVED" } } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: expect.stringMatching(/^projects\/demo\/messages\/[0-9a-f]{16}$/) });
  expect((await bench.control("GET", "/inbox?channel=push&to=phone-1")).body).toMatchObject([
    { subject: "₹50", body: "Paid", data: { type: "PAYMENT_RECEIVED" } },
  ]);
});

test.each([
  ["unregistered-1", 404, "UNREGISTERED"],
  ["invalid-1", 400, "INVALID_ARGUMENT"],
  ["foreign-1", 403, "SENDER_ID_MISMATCH"],
  ["quota-1", 429, "QUOTA_EXCEEDED"],
  ["internal-1", 500, "INTERNAL"],
  ["unavailable-1", 503, "UNAVAILABLE"],
])("a token %s answers %i %s and reaches nobody", async (token, status, errorCode) => {
  const answer = await send(token);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code: status, details: [{ errorCode }] } });
  expect((await bench.control("GET", "/inbox")).body).toEqual([]);
});

test("an app that was taken off the phone is unregistered from then on", async () => {
  expect((await send("phone-2")).status).toBe(200);
  expect((await bench.control("POST", "/fcm/uninstall", { token: "phone-2" })).status).toBe(204);
  expect((await send("phone-2")).status).toBe(404);
});

test("a payload above 4096 bytes, another project and a caller without a token are refused", async () => {
  expect((await send("phone-3", { more: { data: { text: "x".repeat(4_100) } } })).status).toBe(400);
  expect((await send("phone-3", { project: "other" })).status).toBe(403);
  expect((await send("phone-3", { authorization: "" })).status).toBe(401);
});

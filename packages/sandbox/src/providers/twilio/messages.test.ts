import twilio from "twilio";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, keys, startBench } from "../../testing/bench.ts";
import { signCallback } from "./signature.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const otp = {
  to: "+919876543210",
  from: "DRVPAY",
  body: "482913 is your DrivoPay code. It is valid for 5 minutes.",
};

test("a message sent with the SDK is queued, lands in the inbox and is delivered", async () => {
  const message = await bench.twilio.messages.create(otp);
  expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
  expect(message).toMatchObject({ ...otp, status: "queued", direction: "outbound-api", numSegments: "1" });
  const { body } = await bench.control("GET", `/inbox?channel=sms&to=${encodeURIComponent(otp.to)}`);
  expect(body).toMatchObject([{ id: message.sid, channel: "sms", to: otp.to, body: otp.body }]);
  expect((await bench.control("GET", `/inbox?to=${otp.to}`)).body).toHaveLength(1);
  expect((await bench.control("GET", "/inbox?channel=email")).body).toEqual([]);
  await vi.waitFor(async () => {
    expect(await bench.twilio.messages(message.sid).fetch()).toMatchObject({ status: "delivered" });
  });
});

test("status callbacks are signed, and none is sent for the first status", async () => {
  const statusCallback = `${bench.receiver.url}/twilio/status?nid=42`;
  const service = { messagingServiceSid: `MG${"1".repeat(32)}`, to: otp.to, body: otp.body };
  const message = await bench.twilio.messages.create({ ...service, statusCallback });
  expect(message.status).toBe("accepted");
  await vi.waitFor(() => expect(bench.receiver.received).toHaveLength(2));
  const statuses = bench.receiver.received.map(({ body, headers }) => {
    const params = Object.fromEntries(new URLSearchParams(body));
    const signature = String(headers["x-twilio-signature"]);
    expect(twilio.validateRequest(keys.authToken, signature, statusCallback, params)).toBe(true);
    expect(twilio.validateRequest("another-token", signature, statusCallback, params)).toBe(false);
    expect(params).toMatchObject({ MessageSid: message.sid, SmsSid: message.sid, To: otp.to });
    return params.MessageStatus;
  });
  expect(statuses).toEqual(["sent", "delivered"]);
});

test("the signature is the one Twilio's own vector has", () => {
  const params = {
    AccountSid: `AC${"0".repeat(32)}`,
    MessageSid: `SM${"1".repeat(32)}`,
    MessageStatus: "delivered",
    SmsSid: `SM${"1".repeat(32)}`,
    SmsStatus: "delivered",
    To: "+919876543210",
    From: "VM-WALLET",
    ApiVersion: "2010-04-01",
  };
  const url = "https://api.example.in/webhooks/twilio/status?nid=42";
  expect(signCallback("authtoken123", url, params)).toBe("dsMlT9RPEhxl3rbJKUJ7qJLDMH0=");
});

test.each([
  [{ to: "12345" }, 21211, 400],
  [{ to: "+919999921610" }, 21610, 400],
  [{ to: "+15005550009" }, 21614, 400],
  [{ body: "x".repeat(1_601) }, 21617, 400],
  [{ body: "" }, 21602, 400],
])("a message with %j is refused with code %i", async (change, code, status) => {
  await expect(bench.twilio.messages.create({ ...otp, ...change })).rejects.toMatchObject({
    ...{ code, status, moreInfo: `https://www.twilio.com/docs/errors/${code}` },
  });
  expect((await bench.control("GET", "/inbox")).body).toEqual([]);
});

test("a magic number is accepted and then not delivered", async () => {
  const statusCallback = `${bench.receiver.url}/twilio/status`;
  const message = await bench.twilio.messages.create({ ...otp, to: "+919999930003", statusCallback });
  await vi.waitFor(async () => {
    const now = await bench.twilio.messages(message.sid).fetch();
    expect(now).toMatchObject({ status: "undelivered", errorCode: 30003 });
  });
  await vi.waitFor(() => expect(bench.receiver.received.at(-1)?.body).toContain("ErrorCode=30003"));
  expect((await bench.control("GET", "/inbox")).body).toEqual([]);
});

test("a wrong token is refused with 20003, another account with 20404", async () => {
  const stranger = twilio(keys.accountSid, "wrong");
  stranger.api.baseUrl = `${bench.sandbox.url}/twilio`;
  await expect(stranger.messages.create(otp)).rejects.toMatchObject({ status: 401, code: 20003 });
  const other = bench.twilio.api.v2010.accounts(`AC${"9".repeat(32)}`).messages;
  await expect(other.create(otp)).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("messages are listed newest first, page after page", async () => {
  for (const body of ["one", "two", "three"]) await bench.twilio.messages.create({ ...otp, body });
  const listed = await bench.twilio.messages.list({ pageSize: 2 });
  expect(listed.map(({ body }) => body)).toEqual(["three", "two", "one"]);
});

test("Hindi and the rupee sign make an SMS of 70 characters a segment", async () => {
  const hindi = await bench.twilio.messages.create({ ...otp, body: "आपका कोड 482913 है। ".repeat(4) });
  expect(hindi.numSegments).toBe("2");
});

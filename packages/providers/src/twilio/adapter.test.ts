import { type Sandbox, startSandbox } from "@drivopay/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createTwilioSms } from "./index.ts";

const env = {
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "authtoken123",
  TWILIO_FROM: "+15005550006",
};
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    razorpay: {
      ...{ keyId: "k", keySecret: "s", webhookUrl: "http://127.0.0.1:9/", webhookSecret: "w" },
      accountNumber: "1",
    },
    twilio: { accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN },
  });
});
afterAll(() => sandbox.close());
const sender = () => createTwilioSms({ ...env, TWILIO_BASE_URL: `${sandbox.url}/twilio` });

test("a message reaches the phone", async () => {
  const { providerMessageId } = await sender().send({ to: "+919000000001", body: "₹120 received" });
  expect(providerMessageId).toMatch(/^SM/);
  const response = await fetch(`${sandbox.url}/_control/inbox?channel=sms&to=%2B919000000001`);
  const inbox = z.array(z.looseObject({ body: z.string() })).parse(await response.json());
  expect(inbox[0]?.body).toBe("₹120 received");
});

test("a number that cannot be reached is refused for good; haste and our own account's faults are not", async () => {
  const to = (code: number) => sender().send({ to: `+9199999${code}`, body: "Hello" });
  await expect(to(21610)).rejects.toMatchObject({
    code: "PROVIDER_REJECTED",
    params: { providerCode: 21610 },
  });
  await expect(to(21614)).rejects.toMatchObject({ code: "PROVIDER_REJECTED" });
  await expect(to(20429)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  await expect(to(21408)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
  const nobody = createTwilioSms({ ...env, TWILIO_BASE_URL: "http://127.0.0.1:9" });
  await expect(nobody.send({ to: "+919000000001", body: "Hello" })).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
});

test("a delivery report is Twilio's own only with its signature over this very address and content", async () => {
  const url = "https://api.example.in/webhooks/twilio/status?nid=42";
  const sid = `SM${"1".repeat(32)}`;
  const params = {
    AccountSid: `AC${"0".repeat(32)}`,
    MessageSid: sid,
    MessageStatus: "delivered",
    SmsSid: sid,
    SmsStatus: "delivered",
    To: "+919876543210",
    From: "VM-WALLET",
    ApiVersion: "2010-04-01",
  };
  const signature = "dsMlT9RPEhxl3rbJKUJ7qJLDMH0=";
  const verify = sender().verifyCallback;
  expect(await verify({ url, signature, params })).toBe(true);
  expect(await verify({ url, signature, params: { ...params, MessageStatus: "failed" } })).toBe(false);
  expect(await verify({ url: `${url}0`, signature, params })).toBe(false);
  expect(await verify({ url, signature: "", params })).toBe(false);
});

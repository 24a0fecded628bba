import { type Sandbox, startSandbox } from "@drivopay/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createSendgridEmail } from "./index.ts";

const env = {
  SENDGRID_API_KEY: "SG.adapter-test",
  SENDGRID_FROM_EMAIL: "hello@drivopay.test",
  SENDGRID_FROM_NAME: "DrivoPay",
};
const letter = { to: "asha@example.in", subject: "Your code", text: "123456", html: "<b>123456</b>" };
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    razorpay: {
      ...{ keyId: "k", keySecret: "s", webhookUrl: "http://127.0.0.1:9/", webhookSecret: "w" },
      accountNumber: "1",
    },
    twilio: { accountSid: `AC${"1".repeat(32)}`, authToken: "unused" },
    sendgrid: { apiKey: env.SENDGRID_API_KEY },
  });
});
afterAll(() => sandbox.close());
const sender = (more = {}) =>
  createSendgridEmail({ ...env, SENDGRID_BASE_URL: `${sandbox.url}/sendgrid`, ...more });

test("a letter reaches its reader, as text and as HTML", async () => {
  const { providerMessageId } = await sender().send(letter);
  expect(providerMessageId).not.toBe("");
  const response = await fetch(`${sandbox.url}/_control/inbox?channel=email&to=asha@example.in`);
  const inbox = z.array(z.looseObject({})).parse(await response.json());
  expect(inbox).toMatchObject([
    { subject: "Your code", body: "123456", data: { html: "<b>123456</b>", from: "hello@drivopay.test" } },
  ]);
});

test("an address that is none is refused for good; wrong keys, outages and silence are not", async () => {
  await expect(sender().send({ ...letter, to: "nobody" })).rejects.toMatchObject({
    code: "PROVIDER_REJECTED",
  });
  const unavailable = { code: "PROVIDER_UNAVAILABLE" };
  await expect(sender({ SENDGRID_API_KEY: "SG.wrong" }).send(letter)).rejects.toMatchObject(unavailable);
  const nobody = sender({ SENDGRID_BASE_URL: "http://127.0.0.1:9" });
  await expect(nobody.send(letter)).rejects.toMatchObject(unavailable);
  await fetch(`${sandbox.url}/_control/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify([{ provider: "sendgrid", kind: "error", status: 503 }]),
  });
  await expect(sender().send(letter)).rejects.toMatchObject(unavailable);
});

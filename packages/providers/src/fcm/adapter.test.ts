import type { PushSender } from "@drivopay/api/notifications/ports";
import { createLogger } from "@drivopay/runtime/logger";
import { type Sandbox, startSandbox } from "@drivopay/sandbox";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createFcmPush } from "./index.ts";

const message = {
  ...{ title: "₹125.50 received", body: "It is in your balance.", collapseKey: "payment:1", urgent: true },
  data: { type: "PAYMENT_RECEIVED", paymentId: "p1" },
};
const logger = createLogger("test", "silent");
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    razorpay: {
      ...{ keyId: "k", keySecret: "s", webhookUrl: "http://127.0.0.1:9/", webhookSecret: "w" },
      accountNumber: "1",
    },
    twilio: { accountSid: `AC${"1".repeat(32)}`, authToken: "unused" },
    fcm: { projectId: "drivopay-test" },
  });
});
afterAll(() => sandbox.close());
beforeEach(() => faults([]));
afterEach(() => vi.restoreAllMocks());

/** What is logged from now on. */
function logged(): string[] {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return written;
}

async function faults(wanted: object[]): Promise<void> {
  await fetch(`${sandbox.url}/_control/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(wanted),
  });
}

function sender(baseUrl = sandbox.url, heard = logger): PushSender {
  const push = createFcmPush({ FCM_PROJECT_ID: "drivopay-test", FCM_BASE_URL: baseUrl }, { logger: heard });
  if (!push) throw new Error("There is a project, and no sender");
  return push;
}

const outcomesFor = async (...tokens: string[]) =>
  (await sender().send(tokens, message)).map(({ outcome }) => outcome);

test("a message reaches its phone through the official SDK, with what the app is to know", async () => {
  const [result] = await sender().send(["phone-1"], message);
  expect(result).toMatchObject({
    outcome: "SENT",
    providerMessageId: expect.stringMatching(/^projects\/drivopay-test\/messages\/.+/),
  });
  const response = await fetch(`${sandbox.url}/_control/inbox?channel=push&to=phone-1`);
  expect(z.array(z.looseObject({})).parse(await response.json())).toMatchObject([
    {
      ...{ subject: message.title, body: message.body },
      data: { ...message.data, priority: "high", tag: "payment:1" },
    },
  ]);
});

test("each phone has an outcome of its own, in the order of the tokens", async () => {
  expect(
    await outcomesFor("unregistered-1", "phone-2", "quota-1", "foreign-1", "internal-1", "invalid-1"),
  ).toEqual(["DEAD", "SENT", "UNAVAILABLE", "REFUSED", "UNAVAILABLE", "DEAD"]);
  expect(await outcomesFor("invalid-1")).toEqual(["REFUSED"]);
  expect(await sender().send([], message)).toEqual([]);
});

test("a 503 that passes is not noticed: the SDK asks again", async () => {
  await faults([{ provider: "fcm", kind: "error", rate: 1, status: 503 }]);
  const sent = outcomesFor("phone-3");
  setTimeout(() => void faults([]), 200);
  expect(await sent).toEqual(["SENT"]);
});

test("without an answer nothing is known to be dead, and the message may be sent later", async () => {
  const nobody = sender("http://127.0.0.1:9");
  expect(await nobody.send(["phone-4"], message)).toEqual([
    { outcome: "UNAVAILABLE", reason: expect.any(String) },
  ]);
});

test("why nothing could be sent stands in the log, without the phones' tokens", async () => {
  const written = logged();
  const heard = createLogger("test", "warn");
  await sender("http://127.0.0.1:9", heard).send(["phone-5"], message);
  const broken = { project_id: "drivopay-test", client_email: "push@drivopay.test", private_key: "no key" };
  const push = createFcmPush(
    { FCM_PROJECT_ID: "drivopay-test", FCM_SERVICE_ACCOUNT: broken },
    { logger: heard },
  );
  expect(await push?.send(["phone-6"], message)).toEqual([{ outcome: "UNAVAILABLE", reason: "UNREACHABLE" }]);
  const lines = written.map((line) => z.looseObject({ err: z.looseObject({}) }).parse(JSON.parse(line)));
  expect(lines).toMatchObject([
    { level: "WARN", err: { message: expect.stringContaining("ECONNREFUSED") } },
    { level: "ERROR", err: { message: expect.stringContaining("private key") } },
  ]);
  expect(written.join("")).not.toMatch(/phone-5|phone-6|no key/);
});

test("without a project there is no sender", () => {
  expect(createFcmPush({}, { logger })).toBeNull();
});

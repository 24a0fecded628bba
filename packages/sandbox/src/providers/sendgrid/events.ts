import { createPrivateKey, createSign, type KeyObject } from "node:crypto";
import type { World } from "../../core/world.ts";
import type { SendgridWebhookOptions } from "../../options.ts";

/** What the event webhook reports on; other arguments of the letter stand beside these. */
type Letter = {
  readonly id: string;
  readonly to: string;
  readonly customArgs: Readonly<Record<string, string>>;
};

type Report = { readonly event: string; readonly afterMs: number; readonly facts?: object };

const processed: Report = { event: "processed", afterMs: 50 };
const delivered: Report = { event: "delivered", afterMs: 150, facts: { response: "250 OK" } };
const bounce: Report = {
  event: "bounce",
  afterMs: 150,
  facts: { type: "bounce", status: "5.1.1", reason: "550 5.1.1 The email account does not exist" },
};

/** What the part before the @ begins with decides what becomes of a letter; all others arrive. */
const fates: readonly (readonly [string, readonly Report[]])[] = [
  ["bounce", [processed, bounce]],
  ["dropped", [{ event: "dropped", afterMs: 50, facts: { reason: "Bounced Address" } }]],
  [
    "deferred",
    [
      processed,
      { event: "deferred", afterMs: 100, facts: { attempt: "1", response: "451 Try later" } },
      delivered,
    ],
  ],
  ["spam", [processed, delivered, { event: "spamreport", afterMs: 250 }]],
];

/** Reports, one by one and signed, what becomes of a letter. */
export function reportOn(world: World, { url, privateKey }: SendgridWebhookOptions, letter: Letter): void {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  const reports = fates.find(([prefix]) => letter.to.startsWith(prefix))?.[1] ?? [processed, delivered];
  for (const report of reports) {
    world.scheduler.after(report.afterMs, () => send(world, url, key, letter, report));
  }
}

function send(world: World, url: string, key: KeyObject, letter: Letter, { event, facts }: Report): void {
  const eventId = world.random.text("sendgrid-event", 48);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const reported = {
    ...letter.customArgs,
    ...{ email: letter.to, timestamp: Number(timestamp), event, ...facts },
    ...{
      "smtp-id": `<${letter.id}@sandbox>`,
      sg_event_id: eventId,
      sg_message_id: `${letter.id}.filter0001`,
    },
  };
  const body = `${JSON.stringify([reported])}\r\n`;
  world.webhooks.send({
    ...{ provider: "sendgrid", event, eventId, url, body, timeoutMs: 10_000 },
    headers: {
      "content-type": "application/json",
      "user-agent": "SendGrid Event API",
      "x-twilio-email-event-webhook-timestamp": timestamp,
      "x-twilio-email-event-webhook-signature": signEvents(key, timestamp, body),
    },
    retryDelaysMs: [1_000, 5_000, 30_000],
  });
}

/** ECDSA over P-256 with SHA-256, DER in base64, over the timestamp and the exact bytes of the body. */
function signEvents(key: KeyObject, timestamp: string, body: string): string {
  return createSign("sha256").update(`${timestamp}${body}`).sign(key, "base64");
}

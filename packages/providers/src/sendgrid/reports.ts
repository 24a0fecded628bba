import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { EmailEvent, EmailReport, EmailSender } from "@drivopay/api/notifications/ports";
import { z } from "zod";

const Event = z.looseObject({
  event: z.string(),
  timestamp: z.number(),
  sg_event_id: z.string().min(1).max(200),
  deliveryId: z.uuid().optional().catch(undefined),
  reason: z.string().optional(),
  response: z.string().optional(),
  type: z.string().optional(),
});
const Events = z.array(Event);

/** SendGrid's words for what matters; opening and clicking are not asked about. */
const events: Readonly<Record<string, EmailEvent>> = {
  processed: "TAKEN",
  deferred: "DELAYED",
  delivered: "DELIVERED",
  bounce: "BOUNCED",
  dropped: "DROPPED",
  spamreport: "UNWANTED",
  unsubscribe: "UNWANTED",
  group_unsubscribe: "UNWANTED",
};
const longestReason = 200;

/**
 * Reads the signed event webhook: ECDSA over P-256 with SHA-256, over the timestamp and the exact bytes of the body.
 * @param publicKey SPKI in base64, as SendGrid shows it; without one every report is refused
 */
export function createReportReader(publicKey: string | undefined): EmailSender["readReports"] {
  const key = publicKey === undefined ? null : readKey(publicKey);
  return ({ rawBody, signature, timestamp }) => {
    if (!key || !/^\d{9,11}$/.test(timestamp) || !isGenuine(key, rawBody, signature, timestamp)) return null;
    const parsed = Events.safeParse(jsonOf(rawBody));
    if (!parsed.success) return null;
    return { signedAt: new Date(Number(timestamp) * 1000), reports: parsed.data.flatMap(reportOf) };
  };
}

function readKey(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
}

function isGenuine(key: KeyObject, rawBody: Buffer, signature: string, timestamp: string): boolean {
  const signed = Buffer.concat([Buffer.from(timestamp), rawBody]);
  // False for a malformed signature too.
  return verify("sha256", signed, key, Buffer.from(signature, "base64"));
}

function jsonOf(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function reportOf(written: z.infer<typeof Event>): EmailReport[] {
  const event = wordFor(written);
  if (!event) return [];
  return [
    {
      ...{ id: `sendgrid:${written.sg_event_id}`, event, deliveryId: written.deliveryId ?? null },
      reason: (written.reason ?? written.response)?.slice(0, longestReason) ?? null,
      happenedAt: new Date(written.timestamp * 1000),
    },
  ];
}

/** A "blocked" bounce is the other server's mood of the day; the address is good. */
function wordFor({ event, type }: z.infer<typeof Event>): EmailEvent | null {
  if (event === "bounce" && type === "blocked") return "DELAYED";
  return events[event] ?? null;
}

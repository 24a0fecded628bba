import { AppError } from "@drivopay/contracts/errors";
import type { Session } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { z } from "zod";
import { openCase } from "../audit/index.ts";
import { reportForgery } from "../middleware/report-forgery.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { webhookReceived } from "./events.ts";
import { gatewayOfWebhook } from "./gateways.ts";
import type { GatewayEvent } from "./ports.ts";
import { eventIn, queueOf } from "./queue-of-webhook.ts";
import { isSigned } from "./webhook-signature.ts";

const received = counter("payment_webhooks_total", "Webhooks by what became of them at the door", [
  "gateway",
  "intake",
]);

/** A gateway gives up after a day; what is older than this was not late but kept by somebody. */
const staleMs = 7 * 24 * 60 * 60_000;

/** A webhook as it came over HTTP. */
export interface IncomingWebhook {
  /** The name in its address: `razorpay`, or `razorpayx` for payouts. */
  readonly gateway: string;
  /** Byte for byte: the signature was made over these. */
  readonly rawBody: Buffer;
  /** `X-Razorpay-Signature`, `x-webhook-signature` of Cashfree. */
  readonly signature: string | null;
  /** `x-webhook-timestamp` of Cashfree, in milliseconds, which its signature covers. */
  readonly timestamp?: string | null;
  /** `X-Razorpay-Event-Id`, `x-idempotency-key`: the same on every redelivery; not covered by the signature. */
  readonly eventId: string | null;
  readonly ipAddress: string;
  readonly userAgent?: string | null;
}

/** A webhook as it is kept. */
export interface KeptWebhook {
  readonly id: string;
  readonly gateway: string;
  readonly rawBody: Buffer;
  readonly receivedAt: Date;
  /** What it says; null when it cannot be read, or is of a gateway that this process does not have. */
  readonly event: GatewayEvent | null;
}

/** What stands in every event; all of it may be missing. Razorpay says `event` and seconds, Cashfree `type` and ISO. */
const Envelope = z
  .object({
    event: z.string().max(200).nullish().catch(null),
    type: z.string().max(200).nullish().catch(null),
    created_at: z.coerce.number().int().positive().nullish().catch(null),
    event_time: z.iso.datetime({ offset: true }).nullish().catch(null),
  })
  .transform(({ event, type, created_at, event_time }) => ({
    event: event ?? type ?? "unknown",
    at: created_at ? created_at * 1000 : event_time ? Date.parse(event_time) : null,
  }));

/**
 * Keeps a gateway's webhook and announces it, in one transaction; nothing is made of it here. Once it has returned
 * the event cannot be lost, whatever else is down. Safe to repeat: a redelivery is counted and changes nothing.
 * @returns `fresh`: what was kept, unless it was known or is too old
 * @throws NOT_FOUND for a gateway we do not have; SIGNATURE_INVALID for a webhook that is not the gateway's
 */
export async function receiveWebhook(
  services: Services,
  webhook: IncomingWebhook,
): Promise<{ received: true; fresh: KeptWebhook | null }> {
  const { gateway } = webhook;
  const secrets = services.settings.webhookSecrets[gateway] ?? [];
  const speaker = gatewayOfWebhook(gateway);
  if (speaker === null || secrets.length === 0) throw new AppError("NOT_FOUND");
  if (!isSigned(speaker, webhook, secrets)) {
    received.inc({ gateway, intake: "forged" });
    await reportForgery(services, {
      kind: "payments.webhook-forged",
      ipAddress: webhook.ipAddress,
      userAgent: webhook.userAgent ?? null,
      detail: { gateway, bodySha256: sha256Hex(webhook.rawBody), signed: webhook.signature !== null },
    });
    throw new AppError("SIGNATURE_INVALID");
  }
  const envelope = readEnvelope(webhook.rawBody);
  const receivedAt = services.clock.now();
  const age = receivedAt.getTime() - (envelope.at ?? Number.POSITIVE_INFINITY);
  const { rawBody } = webhook;
  const event = eventIn(services, speaker, rawBody);
  const kept = { id: newId(), gateway, rawBody, receivedAt, event };
  const queue = await queueOf(services.db, speaker, kept);
  const fact = { kept, queue, eventId: webhook.eventId, eventName: envelope.event, stale: age > staleMs };
  const intake = await services.db.transact((tx) => keep(tx, fact));
  received.inc({ gateway, intake });
  return { received: true, fresh: intake === "fresh" ? kept : null };
}

function readEnvelope(rawBody: Buffer): z.infer<typeof Envelope> {
  const parsed = z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(Envelope)
    .safeParse(rawBody.toString("utf8"));
  // What the gateway signed is kept, even when we cannot read it: the workflow leaves it to staff.
  return parsed.success ? parsed.data : { event: "unreadable", at: null };
}

type Intake = "fresh" | "duplicate" | "stale";

async function keep(
  tx: Session,
  fact: {
    readonly kept: KeptWebhook;
    readonly queue: string;
    readonly eventId: string | null;
    readonly eventName: string;
    readonly stale: boolean;
  },
): Promise<Intake> {
  const { kept, queue, eventName, stale } = fact;
  const { id, gateway } = kept;
  const digest = sha256Hex(kept.rawBody);
  const eventId = fact.eventId ?? `sha256:${digest}`;
  const fresh =
    (await insert(tx, kept, eventId, eventName, digest)) ??
    // Another event under a known id: the id is not signed, so it must not make us drop what is.
    (await insert(tx, kept, `${eventId}:${digest}`, eventName, digest));
  if (!fresh) return "duplicate";
  if (!stale) {
    await announce(tx, webhookReceived, { webhookEventId: id, gateway, queue });
    return "fresh";
  }
  await tx.sql`update payments.webhook_events set outcome = 'STALE', processed_at = now() where id = ${id}`;
  await openCase(tx, {
    dedupeKey: `payments.stale-webhook:${gateway}:${eventId}`,
    kind: "payments.stale-webhook",
    summary: "A signed webhook came that is more than a week old; nothing was made of it",
    evidence: { gateway, eventId, eventName, webhookEventId: id },
    referenceId: id,
    happenedOnce: true,
  });
  return "stale";
}

/** @returns whether it was new; null when the id is known with another body */
async function insert(
  { sql }: Session,
  { id, gateway, rawBody }: KeptWebhook,
  eventId: string,
  eventName: string,
  digest: string,
): Promise<boolean | null> {
  const [row] = await sql<{ readonly fresh: boolean }[]>`
    insert into payments.webhook_events as known (id, gateway, gateway_event_id, event_name, raw_body)
    values (${id}, ${gateway}, ${eventId}, ${eventName}, ${rawBody})
    on conflict (gateway, gateway_event_id) do update set duplicates = known.duplicates + 1
      where known.raw_body = excluded.raw_body or known.body_sha256 = ${digest}
    returning (xmax = 0) as fresh`;
  return row?.fresh ?? null;
}

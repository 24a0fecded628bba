import { AppError } from "@drivopay/contracts/errors";
import { type Language, maskPhone } from "@drivopay/contracts/identifiers";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "../services.ts";
import { type DeliveryStatus, ranksBelow } from "./delivery-status.ts";
import type { Telling } from "./events.ts";
import { claimDelivery, deliveryByKey, notReached } from "./repo.ts";
import { wordsOf } from "./words.ts";

const { deliveries } = tables;
const sends = counter("notifications_sms_total", "Text messages by what became of the try", ["outcome"]);

/** Longer than a try can last: after this a try that never ended is taken for dead. */
const takeOverSeconds = 60;

/** SENT now or before; REFUSED for good by the provider. */
export type SmsOutcome = "SENT" | "REFUSED";

/**
 * Sends the text message of a telling, once a key. The delivery's row is the guard: it is taken before the provider
 * is asked. One gap is left, since the provider has no idempotency key: a call that timed out after the provider
 * had taken the message is tried again, and the driver may read the same text twice.
 * @throws PROVIDER_UNAVAILABLE when nothing was sent for sure, or another try is under way: call again later
 */
export async function textDriver(
  services: Services,
  telling: Telling,
  contact: { readonly phone: string; readonly language: Language },
): Promise<SmsOutcome> {
  const dedupeKey = `${telling.userId}:${telling.dedupeKey}`;
  const body = wordsOf(telling, contact.language).sms;
  const claimed = await claimDelivery(
    services.db,
    {
      id: newId(),
      userId: telling.userId,
      dedupeKey,
      type: telling.type,
      channel: "SMS",
      recipientMasked: maskPhone(contact.phone),
    },
    takeOverSeconds,
  );
  if (!claimed) return earlierOutcome(services, dedupeKey);
  const sent = await trySend(services, { to: contact.phone, body, deliveryId: claimed.id });
  if ("providerMessageId" in sent) {
    await settle(services, claimed.id, "SENT", { providerMessageId: sent.providerMessageId });
    sends.inc({ outcome: "sent" });
    return "SENT";
  }
  const refused = sent.error instanceof AppError && sent.error.code === "PROVIDER_REJECTED";
  await settle(services, claimed.id, "FAILED", { errorCode: refused ? "PROVIDER_REJECTED" : notReached });
  sends.inc({ outcome: refused ? "refused" : "unavailable" });
  if (refused) return "REFUSED";
  throw sent.error;
}

async function trySend(
  services: Services,
  { to, body, deliveryId }: { readonly to: string; readonly body: string; readonly deliveryId: string },
): Promise<{ readonly providerMessageId: string } | { readonly error: unknown }> {
  try {
    const callback = statusCallbackUrl(services, deliveryId);
    return await services.sms.send({ to, body, statusCallbackUrl: callback });
  } catch (error) {
    return { error };
  }
}

/** Where the provider reports on a delivery. The row's own id is in it: a report may overtake the answer to the send. */
function statusCallbackUrl({ settings }: Services, deliveryId: string): string {
  return `${settings.publicApiUrl}/api/v1/webhooks/twilio?delivery=${deliveryId}`;
}

async function earlierOutcome(services: Services, dedupeKey: string): Promise<SmsOutcome> {
  const known = await deliveryByKey(services.db, "SMS", dedupeKey);
  if (known?.status === "SENT" || known?.status === "DELIVERED") return "SENT";
  if (known?.status === "FAILED" && known.errorCode !== notReached) return "REFUSED";
  throw new AppError("PROVIDER_UNAVAILABLE");
}

/** A delivery report may have come first; its status is not lowered again. */
async function settle(
  { db, clock }: Services,
  id: string,
  status: DeliveryStatus,
  facts: { readonly providerMessageId?: string; readonly errorCode?: string },
): Promise<void> {
  const { orm } = db;
  const ours = eq(deliveries.id, id);
  if (facts.providerMessageId !== undefined) {
    await orm.update(deliveries).set({ providerMessageId: facts.providerMessageId }).where(ours);
  }
  await orm
    .update(deliveries)
    .set({ status, errorCode: facts.errorCode ?? null, updatedAt: clock.now() })
    .where(and(ours, inArray(deliveries.status, [...ranksBelow(status)])));
}

import { AppError } from "@drivopay/contracts/errors";
import type { NotificationChannel } from "@drivopay/contracts/notifications";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "../services.ts";
import { type DeliveryStatus, ranksBelow } from "./delivery-status.ts";
import type { Telling } from "./events.ts";
import type { Receipt } from "./ports.ts";
import { claimDelivery, type DeliveryRow, deliveryByKey, notReached } from "./repo.ts";
import { endsNumber, isSuppressed, suppress } from "./suppressions.ts";

const { deliveries } = tables;
const tries = counter("notifications_deliveries_total", "Messages to drivers by what became of the try", [
  "channel",
  "outcome",
]);

/** Longer than a try can last: after this a try that never ended is taken for dead. */
const takeOverSeconds = 60;

/** SENT now or before; REFUSED for good. */
export type Outcome = "SENT" | "REFUSED";

interface Delivery {
  readonly channel: Exclude<NotificationChannel, "INBOX">;
  readonly telling: Pick<Telling, "userId" | "type" | "dedupeKey">;
  readonly recipientMasked: string;
  /** Null for a push: it goes to phones, not to an address. */
  readonly recipientIndex: string | null;
}

/**
 * Sends a message by one channel, once a key. The delivery's row is the guard: it is taken before the provider is
 * asked. One gap is left, since no provider of ours has an idempotency key: a call that timed out after the provider
 * had taken the message is made again, and the driver may read the same words twice.
 * @throws PROVIDER_UNAVAILABLE when nothing was sent for sure, or another try is under way: call again later
 */
export async function deliverOnce(
  services: Services,
  delivery: Delivery,
  send: (deliveryId: string) => Promise<Receipt>,
): Promise<Outcome> {
  const { channel, telling, recipientMasked, recipientIndex } = delivery;
  const dedupeKey = `${telling.userId}:${telling.dedupeKey}`;
  const claimed = await claimDelivery(
    services.db,
    {
      id: newId(),
      userId: telling.userId,
      type: telling.type,
      dedupeKey,
      channel,
      recipientMasked,
      recipientIndex,
    },
    takeOverSeconds,
  );
  if (!claimed) return earlierOutcome(services, channel, dedupeKey);
  const outcome = await attempt(services, claimed, send);
  tries.inc({ channel, outcome: outcome.kind.toLowerCase() });
  if (outcome.kind === "UNAVAILABLE") throw outcome.error;
  return outcome.kind;
}

type Attempt = { readonly kind: Outcome } | { readonly kind: "UNAVAILABLE"; readonly error: unknown };

async function attempt(
  services: Services,
  claimed: DeliveryRow,
  send: (deliveryId: string) => Promise<Receipt>,
): Promise<Attempt> {
  const { channel, recipientIndex } = claimed;
  const now = services.clock.now();
  if (recipientIndex !== null && (await isSuppressed(services.db, { channel, recipientIndex }, now))) {
    await settle(services, claimed.id, "FAILED", { errorCode: "SUPPRESSED" });
    return { kind: "REFUSED" };
  }
  try {
    const { providerMessageId } = await send(claimed.id);
    await settle(services, claimed.id, "SENT", { providerMessageId });
    return { kind: "SENT" };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PROVIDER_REJECTED") {
      await settle(services, claimed.id, "FAILED", { errorCode: notReached });
      return { kind: "UNAVAILABLE", error };
    }
    const reason = String(error.params.providerCode ?? error.code);
    await settle(services, claimed.id, "FAILED", { errorCode: reason });
    if (recipientIndex !== null && endsNumber(reason)) {
      await suppress(services.db, { channel, recipientIndex }, { reason, now });
    }
    return { kind: "REFUSED" };
  }
}

async function earlierOutcome(
  services: Services,
  channel: NotificationChannel,
  dedupeKey: string,
): Promise<Outcome> {
  const known = await deliveryByKey(services.db, channel, dedupeKey);
  if (known?.status === "SENT" || known?.status === "DELIVERED") return "SENT";
  if (known?.status === "FAILED" && known.errorCode !== notReached) {
    // Taken by the provider and not delivered in the end: that was sent.
    return known.providerMessageId === null ? "REFUSED" : "SENT";
  }
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

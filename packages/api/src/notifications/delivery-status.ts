/** The words a delivery's row knows. */
export type DeliveryStatus = "SENDING" | "SENT" | "DELIVERED" | "FAILED";

/**
 * Statuses by rank: reports come in any order, and only a higher one changes the row. A failure may still turn
 * into a delivery (the handset came back); nothing undoes a delivery.
 */
export const ranked: readonly DeliveryStatus[] = ["SENDING", "SENT", "FAILED", "DELIVERED"];

const reported: Readonly<Record<string, DeliveryStatus>> = {
  accepted: "SENDING",
  scheduled: "SENDING",
  queued: "SENDING",
  sending: "SENDING",
  sent: "SENT",
  delivered: "DELIVERED",
  read: "DELIVERED",
  undelivered: "FAILED",
  failed: "FAILED",
  canceled: "FAILED",
};

/** What a message status of the SMS provider means here; null for words that say nothing of a delivery. */
export function deliveryStatusOf(messageStatus: string): DeliveryStatus | null {
  return reported[messageStatus] ?? null;
}

/** The statuses that `status` may follow. */
export function ranksBelow(status: DeliveryStatus): readonly DeliveryStatus[] {
  return ranked.slice(0, ranked.indexOf(status));
}

import type { WithdrawalStatus } from "@drivopay/contracts/wallet";
import type { GatewayPayout } from "./ports.ts";

/** The money is still held. */
export const openStatuses: WithdrawalStatus[] = ["HELD", "IN_REVIEW", "SENDING", "SENT"];
/** The bank cannot have it yet. */
export const cancellableStatuses: WithdrawalStatus[] = ["HELD", "IN_REVIEW"];
export const isOpen = (status: WithdrawalStatus) => openStatuses.includes(status);

type PayoutStatus = GatewayPayout["status"];

/** How far a payout has come at the gateway: an event of a lower rank than one seen before came late. */
const payoutRank: Readonly<Record<PayoutStatus, number>> = {
  queued: 1,
  pending: 1,
  processing: 2,
  processed: 3,
  failed: 4,
  rejected: 4,
  cancelled: 4,
  reversed: 5,
};

/** What a payout's news means for a withdrawal. */
export type Consequence =
  | { readonly kind: "move"; readonly to: "SENT" | "PROCESSED" | "RETURNED" | "REVERSED" }
  | { readonly kind: "nothing" }
  /** The gateway says that money went which we have given back, or takes back what it has said. */
  | { readonly kind: "contradiction" };

const nothing: Consequence = { kind: "nothing" };
const contradiction: Consequence = { kind: "contradiction" };

/**
 * What to do on news of a payout; never both sent and returned, whatever the order and however often.
 * @param lastSaid what the gateway had said before, as stored
 */
export function consequenceOf(
  status: WithdrawalStatus,
  lastSaid: string | null,
  said: PayoutStatus,
): Consequence {
  const late = payoutRank[said] <= rankOf(lastSaid);
  if (late) return said === "processed" && isFailure(lastSaid) ? contradiction : nothing;
  switch (said) {
    case "queued":
    case "pending":
    case "processing":
      return status === "SENT" || !isOpen(status) ? nothing : { kind: "move", to: "SENT" };
    case "processed":
      return isOpen(status) ? { kind: "move", to: "PROCESSED" } : contradiction;
    case "failed":
    case "rejected":
    case "cancelled":
      if (isOpen(status)) return { kind: "move", to: "RETURNED" };
      return status === "PROCESSED" ? contradiction : nothing;
    case "reversed":
      if (isOpen(status)) return { kind: "move", to: "RETURNED" };
      return status === "PROCESSED" ? { kind: "move", to: "REVERSED" } : nothing;
  }
}

/** The word to remember: the one of the higher rank. */
export function laterOf(lastSaid: string | null, said: PayoutStatus): string {
  return lastSaid !== null && rankOf(lastSaid) >= payoutRank[said] ? lastSaid : said;
}

function rankOf(status: string | null): number {
  return isPayoutStatus(status) ? payoutRank[status] : 0;
}

const isPayoutStatus = (status: string | null): status is PayoutStatus =>
  status !== null && Object.hasOwn(payoutRank, status);

const isFailure = (status: string | null) => rankOf(status) === payoutRank.failed;

import type { Paise } from "@drivopay/contracts/money";
import type { PaymentStatus } from "@drivopay/contracts/payments";

/** What a captured payment is after so much of it has gone back. */
export function statusAfterRefunds(amount: Paise, refunded: Paise): PaymentStatus {
  if (refunded === 0) return "CAPTURED";
  return refunded === amount ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

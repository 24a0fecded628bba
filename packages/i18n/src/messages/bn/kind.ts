import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "Fare received",
  PAYMENT_HELD: "Fare received, on hold",
  HOLD_RELEASED: "Freed from hold",
  EARNING_CREDITED: "Platform earning",
  WITHDRAWAL_HELD: "Set aside for your bank",
  WITHDRAWAL_PROCESSED: "Reached your bank",
  WITHDRAWAL_RETURNED: "Came back, not sent",
  WITHDRAWAL_REVERSED: "Sent back by the bank",
  REFUND: "Refund to passenger",
  GATEWAY_SETTLEMENT: "Gateway settlement",
  ADJUSTMENT: "Correction",
};

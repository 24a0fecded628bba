import type { MessageCategory } from "@drivopay/contracts/notification-preferences";
import type { TellableType } from "./events.ts";

/**
 * When a message is worth the price of a text message. `WITHOUT_PUSH`: where there is no phone to push to, or the
 * push failed. `WHEN_PUSH_FAILS`: only for a driver who has a phone to push to; who works in the browser alone has
 * it open when this happens. `NEVER`: the driver has pressed the button for it, or it costs nobody money.
 */
type TextRule = "ALWAYS" | "WITHOUT_PUSH" | "WHEN_PUSH_FAILS" | "NEVER";

interface Kind {
  readonly category: MessageCategory;
  readonly text: TextRule;
  readonly letter: boolean;
  /** Not held back by quiet hours: money that just came in, and the safety of the account. */
  readonly urgent: boolean;
}

const kind = (category: MessageCategory, text: TextRule, letter: boolean, urgent = false): Kind => ({
  ...{ category, text, letter, urgent },
});

/** How each message travels; all of them go to the inbox and, where there is a phone, by push. */
export const kinds: Readonly<Record<TellableType, Kind>> = {
  PAYMENT_RECEIVED: kind("MONEY", "WHEN_PUSH_FAILS", false, true),
  PAYMENT_HELD: kind("MONEY", "WHEN_PUSH_FAILS", false, true),
  HOLD_RELEASED: kind("MONEY", "WHEN_PUSH_FAILS", false),
  WITHDRAWAL_HELD: kind("MONEY", "NEVER", false),
  WITHDRAWAL_SENT: kind("MONEY", "WHEN_PUSH_FAILS", false),
  WITHDRAWAL_PROCESSED: kind("MONEY", "WITHOUT_PUSH", true),
  WITHDRAWAL_RETURNED: kind("MONEY", "WITHOUT_PUSH", true),
  WITHDRAWAL_REVERSED: kind("MONEY", "WITHOUT_PUSH", true),
  WITHDRAWAL_CANCELLED: kind("MONEY", "NEVER", false),
  WITHDRAWAL_LATE: kind("MONEY", "WITHOUT_PUSH", false),
  WITHDRAWAL_REFUSED: kind("MONEY", "WITHOUT_PUSH", true),
  AUTO_WITHDRAWN: kind("MONEY", "WHEN_PUSH_FAILS", false),
  AUTO_WITHDRAW_MISSED: kind("MONEY", "WHEN_PUSH_FAILS", false),
  REFUND_MADE: kind("MONEY", "WHEN_PUSH_FAILS", false),
  KYC_APPROVED: kind("ACCOUNT", "WITHOUT_PUSH", true),
  KYC_REJECTED: kind("ACCOUNT", "WITHOUT_PUSH", true),
  BANK_ACCOUNT_VERIFIED: kind("ACCOUNT", "NEVER", true),
  BANK_ACCOUNT_FAILED: kind("ACCOUNT", "NEVER", true),
  // The month's own statement has its letter already.
  STATEMENT_READY: kind("ACCOUNT", "NEVER", false),
  STATEMENT_FAILED: kind("ACCOUNT", "NEVER", false),
  DATA_EXPORT_READY: kind("ACCOUNT", "NEVER", true),
  PLATFORM_SIGN_IN: kind("ACCOUNT", "NEVER", false),
  SECURITY_ALERT: kind("SECURITY", "ALWAYS", true, true),
};

import type { Notification } from "@drivopay/contracts/notifications";

const byType: Partial<Record<Notification["type"], string>> = {
  HOLD_RELEASED: "/history",
  KYC_APPROVED: "/kyc",
  KYC_REJECTED: "/kyc",
  BANK_ACCOUNT_VERIFIED: "/bank",
  BANK_ACCOUNT_FAILED: "/bank",
  AUTO_WITHDRAW_MISSED: "/bank",
  SECURITY_ALERT: "/profile/devices",
  PLATFORM_SIGN_IN: "/earnings/platforms",
  DATA_EXPORT_READY: "/profile/data",
  STATEMENT_READY: "/history/statements",
  STATEMENT_FAILED: "/history/statements",
};

/** Where what a message tells of can be seen; null when the message is all there is. */
export function messageLink({ type, data }: Pick<Notification, "type" | "data">): string | null {
  if (data.withdrawalId) return `/bank/transfers/${data.withdrawalId}`;
  if (data.paymentId) return `/inbox/payment/${data.paymentId}`;
  return byType[type] ?? null;
}

export interface MessageDay<Message> {
  /** As 2026-11-22, in India. */
  readonly day: string;
  readonly messages: readonly Message[];
}

/** Messages of one day together, in the order they come in. */
export function byDay<Message extends { readonly createdAt: string }>(
  messages: readonly Message[],
  dayOf: (instant: string) => string,
): MessageDay<Message>[] {
  const days: { day: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const day = dayOf(message.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}

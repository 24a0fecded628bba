import { type ErrorTextCode, errorDetail } from "./error-text.ts";
import type { Locale } from "./locales.ts";
import { spokenAmount } from "./money.ts";
import type { Messages } from "./translation.ts";
import { translatorFor } from "./translator.ts";

/**
 * The sentence for an error code. Amounts among the parameters (`available`, `remaining`, `minimum`) are paise.
 */
export function errorText(
  code: ErrorTextCode,
  locale: Locale,
  params?: Readonly<Record<string, string | number>>,
): string {
  const translate = translatorFor(locale);
  const detail = errorDetail(code, params);
  const sentence = translate(`errors.${code}`);
  return detail ? `${sentence} ${translate(detail.key, { amount: detail.amount })}` : sentence;
}

/** What the phone says when money has come: 12550 in English is "125 rupees 50 paise received". */
export function speakAmount(amount: number, locale: Locale): string {
  const translate = translatorFor(locale);
  const spoken = spokenAmount(amount);
  if (spoken.key === "rupees") return translate("speech.rupees", spoken.values);
  if (spoken.key === "paise") return translate("speech.paise", spoken.values);
  return translate("speech.rupeesAndPaise", spoken.values);
}

type NotificationTexts = Messages["notifications"];
export type NotificationTemplate = keyof NotificationTexts;
/** Values of a notification's text, already formatted: amounts by `formatPaise`. */
export type NotificationArguments = Readonly<Record<string, string>>;

export interface NotificationText {
  readonly title: string;
  readonly body: string;
  /** The body with the sender's name in front, as SMS needs it. */
  readonly sms: string;
}

/**
 * The text of a notification in the driver's language. Arguments are listed in notificationArguments.
 * @throws Error when an argument of the text is missing
 */
export function notificationText(
  template: NotificationTemplate,
  locale: Locale,
  values: NotificationArguments,
): NotificationText {
  const translate = translatorFor(locale);
  const title = translate(`notifications.${template}.title`, withEveryArgument(template, values));
  const body = translate(`notifications.${template}.body`, withEveryArgument(template, values));
  return { title, body, sms: `DrivoPay: ${body}` };
}

/** The arguments each notification's text takes. */
export const notificationArguments = {
  OTP: ["code", "minutes"],
  PAYMENT_RECEIVED: ["amount", "balance"],
  PAYMENT_HELD: ["amount"],
  HOLD_RELEASED: ["amount", "balance"],
  WITHDRAWAL_HELD: ["amount", "account"],
  WITHDRAWAL_SENT: ["amount", "account"],
  WITHDRAWAL_PROCESSED: ["amount", "account", "utr"],
  WITHDRAWAL_RETURNED: ["amount"],
  WITHDRAWAL_REVERSED: ["amount"],
  WITHDRAWAL_CANCELLED: ["amount"],
  WITHDRAWAL_REFUSED: ["amount"],
  WITHDRAWAL_LATE: ["amount", "account"],
  AUTO_WITHDRAWN: ["amount", "account"],
  AUTO_WITHDRAW_MISSED: [],
  REFUND_MADE: ["amount"],
  KYC_APPROVED: [],
  KYC_REJECTED: ["reason"],
  BANK_ACCOUNT_VERIFIED: ["account"],
  BANK_ACCOUNT_FAILED: ["account"],
  SECURITY_ALERT: ["device"],
  PIN_CHANGED: [],
  DATA_EXPORT_READY: [],
  STATEMENT_READY: [],
  STATEMENT_FAILED: [],
  PLATFORM_SIGN_IN: ["platform"],
} as const satisfies Record<NotificationTemplate, readonly string[]>;

const every = {
  code: "",
  minutes: "",
  amount: "",
  balance: "",
  account: "",
  utr: "",
  reason: "",
  device: "",
  platform: "",
};

function withEveryArgument(template: NotificationTemplate, values: NotificationArguments) {
  for (const name of notificationArguments[template]) {
    if (values[name] === undefined) throw new Error(`Notification ${template} needs the argument ${name}`);
  }
  return { ...every, ...values };
}

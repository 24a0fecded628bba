import type { Language } from "@drivopay/contracts/identifiers";
import { formatPaise, type NotificationText, notificationText } from "@drivopay/i18n";
import type { TellableType, Telling } from "./events.ts";

/** The text of a telling in a language: numbers among the parameters are paise, and are written as rupees. */
export function wordsOf(telling: Pick<Telling, "type" | "params">, language: Language): NotificationText {
  return notificationText(telling.type, language, spelledOut(telling.params));
}

/** Parameters as text, as the templates and the inbox take them. */
export function spelledOut(params: Telling["params"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" ? formatPaise(value) : value,
    ]),
  );
}

const deserveSms: ReadonlySet<TellableType> = new Set<TellableType>([
  "WITHDRAWAL_PROCESSED",
  "WITHDRAWAL_RETURNED",
  "WITHDRAWAL_REVERSED",
  "KYC_APPROVED",
  "KYC_REJECTED",
  "SECURITY_ALERT",
]);

/** What is worth a text message: money that leaves or comes back, the end of an identity check, security. */
export function deservesSms(type: TellableType): boolean {
  return deserveSms.has(type);
}

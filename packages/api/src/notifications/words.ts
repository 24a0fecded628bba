import type { Language } from "@drivopay/contracts/identifiers";
import {
  formatPaise,
  type NotificationTemplate,
  type NotificationText,
  notificationText,
} from "@drivopay/i18n";
import type { Telling } from "./events.ts";

/** The text of a telling in a language: numbers among the parameters are paise, and are written as rupees. */
export function wordsOf(telling: Pick<Telling, "type" | "params">, language: Language): NotificationText {
  return notificationText(templateOf(telling), language, spelledOut(telling.params));
}

/** An alert tells of a sign-in, unless its parameter `about` says that it is of the PIN. */
function templateOf({ type, params }: Pick<Telling, "type" | "params">): NotificationTemplate {
  return type === "SECURITY_ALERT" && params.about === "PIN" ? "PIN_CHANGED" : type;
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

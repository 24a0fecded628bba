import type { Language } from "@drivopay/contracts/identifiers";
import { formatPaise, type NotificationText, notificationText } from "@drivopay/i18n";
import type { Telling } from "./events.ts";

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

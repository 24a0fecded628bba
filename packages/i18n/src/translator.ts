import { createTranslator } from "use-intl/core";
import { catalogues } from "./catalogues.ts";
import type { Locale } from "./locales.ts";
import type { Messages } from "./translation.ts";

/**
 * The translator of a language, for servers: `translatorFor("hi")("home.balance")`. Keys and arguments are
 * checked by the compiler against the English text; that the other languages take the same arguments is what
 * catalogue.test.ts proves, and why the assertion here is sound.
 * @throws Error on a text that cannot be formatted, so that it never reaches a driver half made
 */
export function translatorFor(locale: Locale) {
  return createTranslator<Messages>({
    locale,
    messages: catalogues[locale] as Messages,
    timeZone: "Asia/Kolkata",
    onError: (error) => {
      throw error;
    },
  });
}

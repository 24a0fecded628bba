import type { Locale } from "./locales.ts";

/** The tag that dates, speech and the page's own `lang` use: a language as it is spoken in India. */
export const tagOf = (locale: Locale) => `${locale}-IN` as const;

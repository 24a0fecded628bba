export { IntlProvider, useLocale, useMessages, useTranslations } from "use-intl/react";
export type { Locale } from "./locales.ts";

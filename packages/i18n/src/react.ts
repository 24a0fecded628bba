export { IntlProvider, useLocale, useTranslations } from "use-intl/react";
export type { Locale } from "./locales.ts";

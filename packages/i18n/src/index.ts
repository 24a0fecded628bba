export { catalogues } from "./catalogues.ts";
export {
  formatDateTime,
  formatDay,
  formatMoment,
  formatMonth,
  formatTime,
  indianDay,
  relativeDay,
} from "./dates.ts";
export { type ErrorTextCode, errorDetail } from "./error-text.ts";
export { defaultLocale, isLocale, type Locale, locales, localeTable, matchLocale } from "./locales.ts";
export { formatPaise, formatSignedPaise, type SpokenAmount, spokenAmount } from "./money.ts";
export {
  errorText,
  type NotificationArguments,
  type NotificationTemplate,
  type NotificationText,
  notificationArguments,
  notificationText,
  speakAmount,
} from "./server.ts";
export type { Catalogue, Domain, Messages, Translation } from "./translation.ts";
export { translatorFor } from "./translator.ts";

import "server-only";
import { isLocale, type Locale, matchLocale } from "@drivopay/i18n/locales";
import { cookies, headers } from "next/headers";
import { cache } from "react";

export const localeCookie = "locale";
export const themeCookie = "theme";

export type Theme = "system" | "light" | "dark";
export const isTheme = (value: unknown): value is Theme =>
  value === "system" || value === "light" || value === "dark";

/** The language of this request: the one the driver chose, else the browser's. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : matchLocale((await headers()).get("accept-language"));
});

export const requestTheme = cache(async (): Promise<Theme> => {
  const chosen = (await cookies()).get(themeCookie)?.value;
  return isTheme(chosen) ? chosen : "system";
});

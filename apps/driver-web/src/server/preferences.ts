"use server";

import { isLocale } from "@drivopay/i18n/locales";
import { cookies } from "next/headers";
import { isTheme, localeCookie, themeCookie } from "./locale.ts";

const aYear = { maxAge: 31_536_000, path: "/", sameSite: "lax" } as const;

/** Keeps the language in this browser; what is not a language of ours is left alone. */
export async function rememberLocale(locale: string): Promise<void> {
  if (isLocale(locale)) (await cookies()).set(localeCookie, locale, aYear);
}

/** Keeps the theme in this browser. */
export async function rememberTheme(theme: string): Promise<void> {
  if (isTheme(theme)) (await cookies()).set(themeCookie, theme, aYear);
}

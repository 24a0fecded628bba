"use client";

import { tagOf } from "@drivopay/i18n/locale-tag";
import { isLocale, locales, localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { rememberLocale } from "../server/preferences.ts";

/** The phone's own list of languages: nothing has to be loaded for it, and every phone's is known to its owner. */
export function PayLanguage() {
  const router = useRouter();
  const locale = useLocale();
  const translate = useTranslations("pay");
  const [pending, start] = useTransition();
  return (
    <select
      aria-label={translate("language")}
      aria-busy={pending}
      value={locale}
      onChange={(event) => {
        const chosen = event.target.value;
        if (!isLocale(chosen)) return;
        start(async () => {
          await rememberLocale(chosen);
          router.refresh();
        });
      }}
      className="min-h-12 rounded-field bg-paper px-2 text-body"
    >
      {locales.map((value) => (
        <option key={value} value={value} lang={tagOf(value)}>
          {localeTable[value].name}
        </option>
      ))}
    </select>
  );
}

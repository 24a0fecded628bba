"use client";

import { tagOf } from "@drivopay/i18n/locale-tag";
import { type Locale, locales, localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood } from "@drivopay/ui/card";
import { Choice } from "@drivopay/ui/choice";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { rememberLocale } from "../server/preferences.ts";
import { forgetDriver } from "./forget-driver.ts";

/** The first screen: which language. The whole screen turns to it at once. */
export function Welcome() {
  const router = useRouter();
  const locale = useLocale();
  const translate = useTranslations("auth");
  const shell = useTranslations("shell");
  const [pending, start] = useTransition();
  useEffect(forgetDriver, []);

  const choose = (chosen: Locale) => {
    start(async () => {
      await rememberLocale(chosen);
      router.refresh();
    });
  };

  return (
    <div className="flex min-h-dvh flex-col">
      <Hood className="px-4 pt-10 pb-6">
        <p className="font-bold text-title tracking-tight">{shell("appName")}</p>
        <p className="pt-2 text-hood-soft">{translate("tagline")}</p>
      </Hood>
      <main className="flex flex-1 flex-col gap-4 p-4" aria-busy={pending}>
        <h1 className="font-semibold text-lead">{translate("chooseLanguage")}</h1>
        <Choice
          label={translate("chooseLanguage")}
          value={locale}
          onChange={choose}
          options={locales.map((value) => ({
            value,
            label: localeTable[value].name,
            lang: tagOf(value),
          }))}
        />
      </main>
      <div className="sticky bottom-0 bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button
          size="large"
          wide
          busy={pending}
          onClick={() =>
            start(async () => {
              await rememberLocale(locale);
              router.push("/sign-in");
            })
          }
        >
          {shell("continue")}
        </Button>
      </div>
    </div>
  );
}

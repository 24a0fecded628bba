"use client";

import { tagOf } from "@drivopay/i18n/locale-tag";
import { type Locale, locales, localeTable } from "@drivopay/i18n/locales";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Choice } from "@drivopay/ui/choice";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { rememberLocale } from "../server/preferences.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";

/** The language of the app, of its voice, and of the messages it sends. */
export function Language() {
  const router = useRouter();
  const client = useTRPCClient();
  const locale = useLocale();
  const translate = useTranslations("profile");
  const errorText = useErrorText();
  const change = useMutation({
    mutationFn: async (chosen: Locale) => {
      await client.users.update.mutate({ language: chosen });
      await rememberLocale(chosen);
    },
    onSuccess: () => router.refresh(),
  });
  return (
    <>
      <BackBar title={translate("language")} href="/profile" />
      <main className="flex flex-col gap-4 p-4" aria-busy={change.isPending}>
        {change.error ? (
          <p role="alert" className="font-medium text-bad">
            {errorText(change.error)}
          </p>
        ) : null}
        <Choice
          label={translate("language")}
          value={change.isPending ? change.variables : locale}
          onChange={(chosen) => change.mutate(chosen)}
          options={locales.map((value) => ({
            value,
            label: localeTable[value].name,
            lang: tagOf(value),
          }))}
        />
      </main>
    </>
  );
}

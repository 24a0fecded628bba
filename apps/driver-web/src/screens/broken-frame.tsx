"use client";

import { tagOf } from "@drivopay/i18n/locale-tag";
import { defaultLocale, isLocale, type Locale, matchLocale } from "@drivopay/i18n/locales";
import { shell as bn } from "@drivopay/i18n/messages/bn/shell";
import { shell as en } from "@drivopay/i18n/messages/en/shell";
import { shell as hi } from "@drivopay/i18n/messages/hi/shell";
import { shell as kn } from "@drivopay/i18n/messages/kn/shell";
import { shell as mr } from "@drivopay/i18n/messages/mr/shell";
import { shell as ta } from "@drivopay/i18n/messages/ta/shell";
import { shell as te } from "@drivopay/i18n/messages/te/shell";
import { useSyncExternalStore } from "react";
import { ScreenError } from "./screen-error.tsx";
import { WordsProvider } from "./words-provider.tsx";

const shells = { bn, en, hi, kn, mr, ta, te } as const;

const never = () => () => {};

/** The language chosen in this browser, else the browser's own: no server has said which. */
function browserLocale(): Locale {
  const chosen = /(?:^|; )locale=(\w+)/.exec(document.cookie)?.[1];
  return isLocale(chosen) ? chosen : matchLocale(navigator.languages.join());
}

/** What is said where the frame of all pages broke. */
export default function BrokenFrame() {
  const locale = useSyncExternalStore(never, browserLocale, () => defaultLocale);
  return (
    <WordsProvider locale={locale} messages={{ shell: shells[locale] }}>
      <title>{shells[locale].appName}</title>
      <div lang={tagOf(locale)}>
        <ScreenError retry={() => window.location.reload()} />
      </div>
    </WordsProvider>
  );
}

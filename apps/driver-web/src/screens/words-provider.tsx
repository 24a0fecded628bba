"use client";

import type { CompiledTexts } from "@drivopay/i18n/compiled";
import { IntlProvider, type Locale } from "@drivopay/i18n/react";
import type { Messages } from "@drivopay/i18n/translation";
import type { ReactNode } from "react";

interface WordsProviderProps {
  readonly locale: Locale;
  readonly messages: { readonly [key: string]: CompiledTexts };
  readonly children: ReactNode;
}

/** The texts of every language take the arguments of the English ones; packages/i18n proves it. */
export function WordsProvider({ locale, messages, children }: WordsProviderProps) {
  return (
    <IntlProvider locale={locale} messages={messages as Partial<Messages>} timeZone="Asia/Kolkata">
      {children}
    </IntlProvider>
  );
}

import "server-only";
import { compiledMessagesOf } from "@drivopay/i18n/compiled";
import type { Domain } from "@drivopay/i18n/translation";
import type { ReactNode } from "react";
import { WordsProvider } from "../screens/words-provider.tsx";
import { requestLocale } from "./locale.ts";

interface WordsProps {
  /** What the screen says besides `shell` and the errors. */
  readonly domains: readonly Domain[];
  readonly children: ReactNode;
}

/** Hands a screen its texts, in the one language it is shown in. */
export async function Words({ domains, children }: WordsProps) {
  const locale = await requestLocale();
  return (
    <WordsProvider
      locale={locale}
      messages={compiledMessagesOf(locale, [
        "shell",
        "errors",
        "errorDetails",
        "limitDetails",
        "refusals",
        ...domains,
      ])}
    >
      {children}
    </WordsProvider>
  );
}

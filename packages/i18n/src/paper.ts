import { createTranslator } from "use-intl/core";
import { kind } from "./messages/en/kind.ts";
import { source } from "./messages/en/source.ts";
import { paperMessages } from "./messages/paper.ts";

const messages = { ...paperMessages, kind, source };

/**
 * The words of statements, in English: they are made for lenders and offices; see docs/decisions/0023.
 * @throws Error on a text that cannot be formatted
 */
export const paper = createTranslator<typeof messages>({
  locale: "en",
  messages,
  timeZone: "Asia/Kolkata",
  onError: (error) => {
    throw error;
  },
});

import { createTranslator } from "use-intl/core";
import { deskMessages } from "./messages/desk/index.ts";

export type DeskMessages = typeof deskMessages;

/**
 * The texts of the operations console. Staff work in English, so it has one language and no provider; see
 * docs/decisions on why it stands outside of the drivers' catalogues.
 * @throws Error on a text that cannot be formatted
 */
export const desk = createTranslator<DeskMessages>({
  locale: "en",
  messages: deskMessages,
  timeZone: "Asia/Kolkata",
  onError: (error) => {
    throw error;
  },
});

import "server-only";
import { translatorFor } from "@drivopay/i18n/translator";
import type { Metadata } from "next";
import { requestLocale } from "./locale.ts";

type Say = ReturnType<typeof translatorFor>;

/**
 * The head of a page: what its screen is called, in the language of the request; the layout puts the app's name behind
 * it. Each page has a title of its own, for a screen reader tells of a new page only when the title changes.
 */
export function titled(screen: (say: Say) => string, rest: Metadata = {}): () => Promise<Metadata> {
  return async () => ({ ...rest, title: screen(translatorFor(await requestLocale())) });
}

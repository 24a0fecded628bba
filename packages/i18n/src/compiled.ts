import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { catalogues } from "./catalogues.ts";
import type { Locale } from "./locales.ts";
import type { Domain } from "./translation.ts";

/** Texts of which the ICU messages are parsed already; a browser then needs no parser, which is most of `use-intl`. */
export type CompiledTexts = { readonly [key: string]: CompiledMessage | CompiledTexts };

const compiled = new Map<string, CompiledTexts>();

/** The texts of some domains in one language, to hand to a page; each is compiled once a process. */
export function compiledMessagesOf(
  locale: Locale,
  domains: readonly Domain[],
): { readonly [key: string]: CompiledTexts } {
  return Object.fromEntries(domains.map((domain) => [domain, compiledDomain(locale, domain)]));
}

function compiledDomain(locale: Locale, domain: Domain): CompiledTexts {
  const key = `${locale}.${domain}`;
  const known = compiled.get(key);
  if (known) return known;
  // Cloned, for the compiler's objects have no prototype, and React hands pages only plain ones.
  const made = structuredClone(compiledTexts(catalogues[locale][domain]));
  compiled.set(key, made);
  return made;
}

function compiledTexts(texts: object): CompiledTexts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" ? compile(text) : compiledTexts(text),
    ]),
  );
}

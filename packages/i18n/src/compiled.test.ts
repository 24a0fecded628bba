import { expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { compiledMessagesOf } from "./compiled.ts";
import formatCompiled from "./format-message.ts";
import { locales } from "./locales.ts";
import type { Domain } from "./translation.ts";
import { translatorFor } from "./translator.ts";

type Options = Parameters<typeof formatCompiled>[3];

const formatters: Options["formatters"] = {
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args) => new Intl.NumberFormat(...args),
  getPluralRules: (...args) => new Intl.PluralRules(...args),
  getRelativeTimeFormat: (...args) => new Intl.RelativeTimeFormat(...args),
  getListFormat: (...args) => new Intl.ListFormat(...args),
  getDisplayNames: (...args) => new Intl.DisplayNames(...args),
};

test.each(locales)("a compiled text in %s says what the text as written says", (locale) => {
  const options = { cache: {}, formatters, locale } as Options;
  const { home } = compiledMessagesOf(locale, ["home"]);
  const translate = translatorFor(locale);
  for (const count of [0, 1, 2, 17]) {
    const written = translate("home.payments", { count });
    const text = home?.payments;
    if (text === undefined || !(typeof text === "string" || Array.isArray(text))) throw new Error("No text");
    expect(formatCompiled("payments", text, { count }, options)).toBe(written);
    expect(formatCompiled("payments", catalogues[locale].home.payments, { count }, options)).toBe(written);
  }
});

test.each(locales)("texts in %s can be handed to a page: they are plain data", (locale) => {
  const everything = compiledMessagesOf(locale, Object.keys(catalogues[locale]) as Domain[]);
  expect(everything).toStrictEqual(JSON.parse(JSON.stringify(everything)));
  const { home } = everything;
  const plural = Array.isArray(home?.payments) ? home.payments[0] : null;
  const options = Array.isArray(plural) ? plural[2] : null;
  expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
});

import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { locales } from "./locales.ts";
import { errorText, notificationArguments, notificationText, speakAmount } from "./server.ts";

type Elements = ReturnType<typeof parse>;

const isTexts = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (!isTexts(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** Name and kind of every argument, at any depth: "count:6" is a plural over count. */
function argumentsOf(elements: Elements): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = [`${element.value}:${element.type}`];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return own;
    return [...own, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}

const signature = (text: string): string[] => [...new Set(argumentsOf(parse(text)))].sort();
const english = new Map(textsOf(catalogues.en, ""));

test.each(locales)("%s has exactly the keys of English", (locale) => {
  const keys = textsOf(catalogues[locale], "").map(([key]) => key);
  expect(keys.sort()).toEqual([...english.keys()].sort());
});

test.each(locales)(
  "every text in %s is valid ICU, not empty, and takes the arguments of English",
  (locale) => {
    for (const [key, text] of textsOf(catalogues[locale], "")) {
      expect(text.trim(), key).not.toBe("");
      expect(signature(text), `${locale} ${key}`).toEqual(signature(english.get(key) ?? ""));
    }
  },
);

test.each(locales.filter((locale) => locale !== "en"))("%s is written in its own script", (locale) => {
  const scripts = {
    hi: /\p{Script=Devanagari}/u,
    mr: /\p{Script=Devanagari}/u,
    ta: /\p{Script=Tamil}/u,
    te: /\p{Script=Telugu}/u,
    kn: /\p{Script=Kannada}/u,
    bn: /\p{Script=Bengali}/u,
    en: /\p{Script=Latin}/u,
  };
  // Names, ids and abbreviations that drivers read in Latin letters everywhere.
  const sameEverywhere =
    /^(shell\.appName|source\.(QR|UBER|OLA|RAPIDO)|account\.gst_payable|.*\.(tax|pan|ifsc|pin|pinLabel)|bank\.ending)$/;
  for (const [key, text] of textsOf(catalogues[locale], "")) {
    if (!sameEverywhere.test(key)) expect(text, `${locale} ${key}`).toMatch(scripts[locale]);
  }
});

test("every notification can be written in every language with the arguments it declares", () => {
  for (const locale of locales) {
    for (const template of Object.keys(notificationArguments) as (keyof typeof notificationArguments)[]) {
      const values = Object.fromEntries(notificationArguments[template].map((name) => [name, `<${name}>`]));
      const text = notificationText(template, locale, values);
      const whole = `${text.title} ${text.body}`;
      for (const name of notificationArguments[template]) expect(whole).toContain(`<${name}>`);
    }
  }
});

test("a notification with an argument missing is refused, not sent half written", () => {
  expect(() => notificationText("PAYMENT_RECEIVED", "hi", { amount: "₹1" })).toThrow("balance");
});

test("an error says the amount when its parameters have it, and is whole without it", () => {
  expect(errorText("INSUFFICIENT_BALANCE", "en", { available: 10_050 })).toBe(
    "Your balance is too low. You have ₹100.50.",
  );
  expect(errorText("STATE_CONFLICT", "en", { reason: "PAYMENT_OF_ANOTHER_DAY" })).toBe(
    "This is not possible now. This can only be given back on the day of the payment.",
  );
  // A text message, a photo or a trip may be what cannot be had: only a bank is called a bank.
  expect(errorText("PROVIDER_UNAVAILABLE", "en")).toBe("This is not working just now. Try again soon.");
  expect(errorText("PROVIDER_UNAVAILABLE", "en", { reason: "BANK_AWAY" })).toBe(
    "This is not working just now. Try again soon. The bank or UPI is not answering. Your money is safe.",
  );
  expect(errorText("PROVIDER_REJECTED", "en", { reason: "BANK_REFUSED" })).toBe(
    "This was not accepted. The bank or UPI refused it.",
  );
  for (const locale of locales) expect(errorText("PROVIDER_UNAVAILABLE", locale)).not.toMatch(/UPI/);
  expect(errorText("STATE_CONFLICT", "en", { reason: "toString" })).toBe("This is not possible now.");
  expect(errorText("INSUFFICIENT_BALANCE", "en")).toBe("Your balance is too low.");
});

test("amounts are spoken as rupees and paise, without naming what is zero", () => {
  expect(speakAmount(12_550, "en")).toBe("125 rupees 50 paise received");
  expect(speakAmount(12_000, "hi")).toBe("120 रुपये मिले");
  expect(speakAmount(50, "ta")).toBe("50 பைசா வந்தது");
});

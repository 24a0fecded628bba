/** The languages of the product, each with its own name. */
export const localeTable = {
  en: { name: "English" },
  hi: { name: "हिन्दी" },
  ta: { name: "தமிழ்" },
  te: { name: "తెలుగు" },
  kn: { name: "ಕನ್ನಡ" },
  mr: { name: "मराठी" },
  bn: { name: "বাংলা" },
} as const;

export type Locale = keyof typeof localeTable;

export const locales: readonly Locale[] = ["en", "hi", "ta", "te", "kn", "mr", "bn"];
export const defaultLocale: Locale = "en";

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(localeTable, value);
}

const weightOf = (parameters: readonly string[]): number => {
  const written = parameters.find((parameter) => parameter.trim().startsWith("q="));
  if (written === undefined) return 1;
  const weight = Number(written.trim().slice(2));
  return Number.isFinite(weight) ? weight : 0;
};

/**
 * The language of ours that an `Accept-Language` header asks for first; English when it asks for none of them.
 * Source: RFC 9110 §12.5.4; only the primary subtag counts, for we have one text per language.
 */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  if (!acceptLanguage) return defaultLocale;
  const wanted = acceptLanguage
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";");
      return { primary: tag.trim().toLowerCase().split("-")[0], weight: weightOf(parameters) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((first, second) => second.weight - first.weight);
  for (const { primary } of wanted) if (isLocale(primary)) return primary;
  return defaultLocale;
}

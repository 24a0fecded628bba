const withPaise = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });
const wholeRupees = new Intl.NumberFormat("en-IN", {
  style: "currency",
  currency: "INR",
  maximumFractionDigits: 0,
});

/**
 * Writes paise as rupees: 10000050 is ₹1,00,000.50. Every language writes it alike, with lakh grouping and Latin
 * digits, as bank notes, meters and UPI apps do.
 * @param options.short leaves out .00 where there are no paise
 */
export function formatPaise(amount: number, options: { readonly short?: boolean } = {}): string {
  const short = options.short === true && amount % 100 === 0;
  return (short ? wholeRupees : withPaise).format(amount / 100);
}

/** The same with its sign, for a line of a passbook: +₹125.50, −₹1.00. */
export function formatSignedPaise(amount: number): string {
  const sign = amount > 0 ? "+" : amount < 0 ? "−" : "";
  return `${sign}${formatPaise(Math.abs(amount))}`;
}

export type SpokenAmount =
  | { readonly key: "rupees"; readonly values: { readonly rupees: string } }
  | { readonly key: "paise"; readonly values: { readonly paise: string } }
  | { readonly key: "rupeesAndPaise"; readonly values: { readonly rupees: string; readonly paise: string } };

/** Key and values of the text in `speech` for an amount: plain digits, which a voice reads in its own language. */
export function spokenAmount(amount: number): SpokenAmount {
  const rupees = String(Math.trunc(amount / 100));
  const paise = String(amount % 100);
  if (paise === "0") return { key: "rupees", values: { rupees } };
  return rupees === "0"
    ? { key: "paise", values: { paise } }
    : { key: "rupeesAndPaise", values: { rupees, paise } };
}

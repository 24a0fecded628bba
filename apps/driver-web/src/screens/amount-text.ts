import type { KeypadKey } from "@drivopay/ui/keypad";

const maxRupeeDigits = 7;

/** The text of an amount after one more key: at most seven digits of rupees and two of paise. */
export function pressKey(text: string, key: KeypadKey): string {
  if (key === "delete") return text.slice(0, -1);
  const [rupees = "", paise] = text.split(".");
  if (key === ".") return paise === undefined ? `${rupees === "" ? "0" : rupees}.` : text;
  if (paise !== undefined) return paise.length < 2 ? text + key : text;
  if (rupees === "0") return key;
  return rupees.length < maxRupeeDigits ? text + key : text;
}

/** Keeps of something typed or pasted what can stand in an amount. */
export function cleanAmount(written: string): string {
  let text = "";
  for (const character of written) {
    if (/[\d.]/.test(character)) text = pressKey(text, character as KeypadKey);
  }
  return text;
}

/**
 * The paise of an amount text: "125.5" is 12550. Counted in digits, so no fraction is ever rounded; of a text from
 * elsewhere, like "1,250.505", only what could have been typed counts.
 */
export function amountOf(text: string): number {
  const [rupees = "", paise = ""] = cleanAmount(text).split(".");
  return Number(rupees || "0") * 100 + Number(paise.padEnd(2, "0"));
}

/** The text of an amount in paise, as one would type it. */
export function textOf(amount: number): string {
  const paise = amount % 100;
  return paise === 0 ? String(amount / 100) : `${Math.trunc(amount / 100)}.${String(paise).padStart(2, "0")}`;
}

/** The amount text with lakh grouping, keeping what is half typed: "1,25,000." */
export function groupedAmount(text: string): string {
  const [rupees = "", paise] = text.split(".");
  const grouped = Number(rupees || "0").toLocaleString("en-IN");
  return paise === undefined ? grouped : `${grouped}.${paise}`;
}

import { z } from "zod";

/** An amount in paise; ₹1 is 100. Always a safe integer. */
export type Paise = number & { readonly __unit: "paise" };

/** The most that one movement may carry: ₹1 crore, far above every limit and far below 2^53 paise. */
export const maxMovementPaise = 1_000_000_000;

const isPaise = (value: number): value is Paise => Number.isSafeInteger(value);

/**
 * Brands a number as paise.
 * @throws RangeError when it is not a safe integer
 */
export function paise(value: number): Paise {
  if (!isPaise(value)) throw new RangeError(`${value} is not a whole number of paise`);
  return value;
}

/** Adds amounts. @throws RangeError beyond the safe integers */
export function sumPaise(amounts: Iterable<Paise>): Paise {
  let total = 0;
  for (const amount of amounts) total += amount;
  return paise(total);
}

/** An amount in an answer: any sign. */
export const PaiseAmount = z
  .int()
  .refine(isPaise)
  .meta({ description: "Paise; ₹1 is 100", examples: [12550] });

/** An amount that a caller asks to be moved: whole paise, more than zero. */
export const PositivePaise = z
  .int()
  .min(1)
  .max(maxMovementPaise)
  .refine(isPaise)
  .meta({ description: "Paise, more than zero; ₹125.50 is 12550", examples: [12550] });

export const Currency = z.literal("INR");
export type Currency = z.infer<typeof Currency>;

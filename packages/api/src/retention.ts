import type { Services } from "./services.ts";

/** So many rows go at a time, that nobody waits long for those that stay. */
const atOnce = 1_000;

/**
 * Erases what has been kept for so many days, a piece at a time.
 * @param erase erases at most `atOnce` rows from before an instant, and tells how many it found
 * @returns how many in all
 */
export async function eraseAfter(
  { clock }: Services,
  keptDays: number,
  erase: (before: Date, atOnce: number) => Promise<number>,
): Promise<number> {
  const before = clock.now();
  before.setUTCDate(before.getUTCDate() - keptDays);
  for (let erased = 0; ; ) {
    const found = await erase(before, atOnce);
    erased += found;
    if (found < atOnce) return erased;
  }
}

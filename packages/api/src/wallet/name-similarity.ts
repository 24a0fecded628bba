import { beneficiaryPolicy } from "./policy.ts";

/**
 * Whether the bank has an account under the driver's own name, and under the name that was typed for it: a stranger's
 * account cannot be linked by typing the stranger's name.
 */
export function isDriversAccount(
  registeredName: string | null,
  named: {
    readonly driver: string;
    readonly typed: string;
    /** The gateway's own comparison with the typed name, in per cent; null where it makes none. */
    readonly typedScore: number | null;
  },
): boolean {
  const registered = registeredName ?? "";
  const typedScore = named.typedScore ?? nameSimilarity(named.typed, registered);
  return Math.min(typedScore, nameSimilarity(named.driver, registered)) >= beneficiaryPolicy.nameMatchMinimum;
}

/** How much of the given name the bank's name has, in per cent; for gateways that do not tell. */
export function nameSimilarity(given: string, registered: string): number {
  const words = (name: string) => name.toUpperCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const known = words(registered);
  const asked = words(given);
  const same = (a: string, b: string) => a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);
  const found = asked.filter((word) => known.some((other) => same(word, other)));
  return asked.length === 0 ? 0 : Math.round((found.length * 100) / asked.length);
}

/** How much of the given name the bank's name has, in per cent; for gateways that do not tell. */
export function nameSimilarity(given: string, registered: string): number {
  const words = (name: string) => name.toUpperCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const known = words(registered);
  const asked = words(given);
  const same = (a: string, b: string) => a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);
  const found = asked.filter((word) => known.some((other) => same(word, other)));
  return asked.length === 0 ? 0 : Math.round((found.length * 100) / asked.length);
}

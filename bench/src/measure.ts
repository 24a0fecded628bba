/** One row of the table: what was measured, and what it must reach. */
export interface Row {
  readonly what: string;
  /** Ours over the limit, measured in the same run. */
  readonly ratio: number;
  readonly mustBe: { readonly atLeast: number } | { readonly atMost: number };
  readonly detail: string;
}

export function isMet(row: Row): boolean {
  return "atLeast" in row.mustBe ? row.ratio >= row.mustBe.atLeast : row.ratio <= row.mustBe.atMost;
}

/** The middle value; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new Error("No values to take the median of");
  return middle;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (found === undefined) throw new Error("No values to take a percentile of");
  return found;
}

/** Calls `work` from so many clients at once until `count` calls were made; calls a second. */
export async function throughput(
  clients: number,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return count / ((performance.now() - started) / 1000);
}

/**
 * Measures two in turn, A B A B …, so that a machine whose speed drifts is fair to both.
 * @returns the medians, and the median of the ratios A over B pair by pair
 */
export async function inTurn(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<{ a: number; b: number; ratio: number }> {
  const pairs: { a: number; b: number }[] = [];
  for (let round = 0; round < rounds; round++) pairs.push({ a: await a(), b: await b() });
  return {
    a: median(pairs.map((pair) => pair.a)),
    b: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  };
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

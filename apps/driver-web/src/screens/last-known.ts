const storageKey = "drivopay.last-known";

/** What the wallet held when this phone last heard of it. */
export interface LastKnown {
  /** Paise. */
  readonly balance: number;
  /** Paise. */
  readonly pendingBalance: number;
  /** ISO 8601. */
  readonly at: string;
}

/** Keeps it for a start without a network. */
export function keepLastKnown({ balance, pendingBalance }: Omit<LastKnown, "at">): void {
  const known: LastKnown = { balance, pendingBalance, at: new Date().toISOString() };
  localStorage.setItem(storageKey, JSON.stringify(known));
}

/** What is kept, or nothing; the text is the same as long as the value is. */
export const lastKnownText = (): string | null => localStorage.getItem(storageKey);

/** Reads what `lastKnownText` gave; what another release wrote otherwise counts as nothing. */
export function readLastKnown(text: string | null): LastKnown | null {
  if (text === null) return null;
  const known: unknown = JSON.parse(text);
  return isLastKnown(known) ? known : null;
}

function isLastKnown(known: unknown): known is LastKnown {
  if (typeof known !== "object" || known === null) return false;
  const { balance, pendingBalance, at } = known as Partial<Record<keyof LastKnown, unknown>>;
  return (
    Number.isSafeInteger(balance) &&
    Number.isSafeInteger(pendingBalance) &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at))
  );
}

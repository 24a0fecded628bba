const dayMs = 86_400_000;

/** Midnight in India at which a day like 2026-10-31 begins, as an instant. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00+05:30`).toISOString();

/** Midnight in India at which such a day ends. */
export const endOfDay = (day: string): string =>
  new Date(new Date(`${day}T00:00:00+05:30`).getTime() + dayMs).toISOString();

/** 2026-10-31, so many days before another; days are counted in India. */
export function dayBefore(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() - days * dayMs).toISOString().slice(0, 10);
}

/** How many days before today a chart begins: twelve bars, which a finger can still tell apart on a phone. */
export const barDays = { day: 11, week: 77, month: 334 } as const;

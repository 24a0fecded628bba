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

export type BarsBy = keyof typeof barDays;

/** The day on which the day, the week (from Monday) or the month of a day began. */
export function periodStart(by: BarsBy, day: string): string {
  if (by === "month") return `${day.slice(0, 7)}-01`;
  if (by === "day") return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayBefore(day, weekday);
}

/** What a chart shows: whole periods, and how many charts before the present one. */
export interface ChartView {
  readonly by: BarsBy;
  readonly back: number;
}

/** The first and the last day of a chart; each ends where the next begins, so that no rupee stands in two of them or in none. */
export function chartSpan({ by, back }: ChartView, today: string): { first: string; last: string } {
  const first = periodStart(by, dayBefore(today, barDays[by]));
  return back === 0 ? { first, last: today } : chartSpan({ by, back: back - 1 }, dayBefore(first, 1));
}

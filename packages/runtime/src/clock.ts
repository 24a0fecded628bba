/** Where the code takes the time from, so that tests can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const istOffsetMs = 5.5 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The instant at which the day in Asia/Kolkata that contains `at` began. India keeps no summer time. */
export function startOfIndianDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + istOffsetMs) / dayMs) * dayMs - istOffsetMs);
}

/** The date in India, like `2026-11-23`. */
export function indianDay(at: Date): string {
  return indianTime(at).slice(0, 10);
}

/** What clocks in India show, to the second, like `2026-11-23T10:15:30`. */
export function indianTime(at: Date): string {
  return new Date(at.getTime() + istOffsetMs).toISOString().slice(0, 19);
}

/** The instant at which the month in Asia/Kolkata that contains `at` began. */
export function startOfIndianMonth(at: Date): Date {
  const local = new Date(at.getTime() + istOffsetMs);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - istOffsetMs);
}

/** The first instant of the month in Asia/Kolkata after the one that contains `at`. */
export function startOfNextIndianMonth(at: Date): Date {
  const local = new Date(at.getTime() + istOffsetMs);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - istOffsetMs);
}

/** The first instant of the Indian financial year after the one that contains `at`. */
export function startOfNextIndianFinancialYear(at: Date): Date {
  const local = new Date(startOfIndianFinancialYear(at).getTime() + istOffsetMs);
  return new Date(Date.UTC(local.getUTCFullYear() + 1, 3, 1) - istOffsetMs);
}

/** The instant at which the Indian financial year (1 April) that contains `at` began. */
export function startOfIndianFinancialYear(at: Date): Date {
  const local = new Date(at.getTime() + istOffsetMs);
  const year = local.getUTCMonth() >= 3 ? local.getUTCFullYear() : local.getUTCFullYear() - 1;
  return new Date(Date.UTC(year, 3, 1) - istOffsetMs);
}

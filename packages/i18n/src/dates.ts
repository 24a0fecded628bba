import { tagOf } from "./locale-tag.ts";
import type { Locale } from "./locales.ts";

const timeZone = "Asia/Kolkata";
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}:${name}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`${tagOf(locale)}-u-nu-latn`, { timeZone, ...options });
  formatters.set(key, made);
  return made;
}

const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });

/** The day in India of an instant, as 2026-11-22. */
export function indianDay(instant: string | Date): string {
  return isoDay.format(new Date(instant));
}

/** 4:30 pm */
export function formatTime(instant: string | Date, locale: Locale): string {
  return formatter(locale, "time", { hour: "numeric", minute: "2-digit" }).format(new Date(instant));
}

/** 22 Nov, or 22 Nov 2025 in another year than this one. */
export function formatDay(instant: string | Date, locale: Locale, now: Date = new Date()): string {
  const sameYear = indianDay(instant).slice(0, 4) === indianDay(now).slice(0, 4);
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  const name = sameYear ? "day" : "day-year";
  return formatter(locale, name, { day: "numeric", month: "short", ...year }).format(new Date(instant));
}

/** 22 Nov 2026, the year always: for papers, which are read years later. */
export function formatDate(instant: string | Date, locale: Locale): string {
  return formatter(locale, "date", { dateStyle: "medium" }).format(new Date(instant));
}

/**
 * November 2026, or Nov 2026 where there is little room.
 * @param month an instant in it, or the month itself as 2026-11
 */
export function formatMonth(month: string | Date, locale: Locale, length: "long" | "short" = "long"): string {
  return formatter(locale, `month-${length}`, { month: length, year: "numeric" }).format(new Date(month));
}

/** 22 Nov 2026, 4:30 pm */
export function formatDateTime(instant: string | Date, locale: Locale): string {
  return formatter(locale, "date-time", { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
}

/** The time alone when it is today in India, else the day and the time: what "by when" needs. */
export function formatMoment(instant: string | Date, locale: Locale, now: Date = new Date()): string {
  const time = formatTime(instant, locale);
  if (indianDay(instant) === indianDay(now)) return time;
  return `${formatDay(instant, locale, now)}, ${time}`;
}

/** "today", "yesterday" or neither, as seen from India. */
export function relativeDay(instant: string | Date, now: Date = new Date()): "today" | "yesterday" | null {
  const day = indianDay(instant);
  if (day === indianDay(now)) return "today";
  return day === indianDay(new Date(now.getTime() - 86_400_000)) ? "yesterday" : null;
}

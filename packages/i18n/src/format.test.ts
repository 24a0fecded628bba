import { expect, test } from "vitest";
import { formatDay, formatMoment, formatMonth, indianDay, relativeDay } from "./dates.ts";
import { matchLocale } from "./locales.ts";
import { formatPaise, formatSignedPaise } from "./money.ts";

test("rupees are grouped by lakh and crore and always show their paise", () => {
  expect(formatPaise(10_000_050)).toBe("₹1,00,000.50");
  expect(formatPaise(12_000)).toBe("₹120.00");
  expect(formatPaise(1)).toBe("₹0.01");
});

test("the short form leaves out only paise that are zero", () => {
  expect(formatPaise(12_000, { short: true })).toBe("₹120");
  expect(formatPaise(12_550, { short: true })).toBe("₹125.50");
});

test("a signed amount shows its direction, and zero has none", () => {
  expect(formatSignedPaise(100)).toBe("+₹1.00");
  expect(formatSignedPaise(-100)).toBe("−₹1.00");
  expect(formatSignedPaise(0)).toBe("₹0.00");
});

test("a day begins at midnight in India, not in Greenwich", () => {
  expect(indianDay("2026-11-22T18:29:59Z")).toBe("2026-11-22");
  expect(indianDay("2026-11-22T18:30:00Z")).toBe("2026-11-23");
});

test("today and yesterday are told as seen from India", () => {
  const now = new Date("2026-11-22T20:00:00Z");
  expect(relativeDay("2026-11-22T19:00:00Z", now)).toBe("today");
  expect(relativeDay("2026-11-22T18:00:00Z", now)).toBe("yesterday");
  expect(relativeDay("2026-11-20T18:00:00Z", now)).toBeNull();
});

test("a moment of today is a time alone, another day has its date, another year its year", () => {
  const now = new Date("2026-11-22T08:00:00Z");
  expect(formatMoment("2026-11-22T11:00:00Z", "en", now)).toMatch(/^4:30\spm$/i);
  expect(formatMoment("2026-11-23T11:00:00Z", "en", now)).toContain("23 Nov");
  expect(formatDay("2025-01-05T08:00:00Z", "en", now)).toContain("2025");
});

test("a month is the one of its calendar, and that of an instant the one it falls in in India", () => {
  expect(formatMonth("2026-10", "en")).toBe("October 2026");
  expect(formatMonth("2026-09-30T18:30:00Z", "en")).toBe("October 2026");
  expect(formatMonth("2026-10", "en", "short")).toBe("Oct 2026");
});

test("the language is the one the browser asks for most, English if none is ours", () => {
  expect(matchLocale("ta-IN,ta;q=0.9,en;q=0.8")).toBe("ta");
  expect(matchLocale("en;q=0.3, hi;q=0.9")).toBe("hi");
  expect(matchLocale("kn;q=0, fr")).toBe("en");
  expect(matchLocale(null)).toBe("en");
});

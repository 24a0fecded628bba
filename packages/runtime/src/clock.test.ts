import { expect, test } from "vitest";
import {
  startOfIndianDay,
  startOfIndianFinancialYear,
  startOfIndianMonth,
  startOfNextIndianFinancialYear,
  startOfNextIndianMonth,
} from "./clock.ts";

test("a day in India begins at 18:30 UTC of the day before", () => {
  expect(startOfIndianDay(new Date("2026-11-22T18:29:59Z")).toISOString()).toBe("2026-11-21T18:30:00.000Z");
  expect(startOfIndianDay(new Date("2026-11-22T18:30:00Z")).toISOString()).toBe("2026-11-22T18:30:00.000Z");
});

test("months and the financial year turn at midnight in India", () => {
  expect(startOfIndianMonth(new Date("2026-11-30T18:30:00Z")).toISOString()).toBe("2026-11-30T18:30:00.000Z");
  expect(startOfNextIndianMonth(new Date("2026-12-05T00:00:00Z")).toISOString()).toBe(
    "2026-12-31T18:30:00.000Z",
  );
  expect(startOfNextIndianFinancialYear(new Date("2026-03-31T18:29:00Z")).toISOString()).toBe(
    "2026-03-31T18:30:00.000Z",
  );
  expect(startOfIndianFinancialYear(new Date("2026-03-31T18:29:00Z")).toISOString()).toBe(
    "2025-03-31T18:30:00.000Z",
  );
  expect(startOfIndianFinancialYear(new Date("2026-03-31T18:30:00Z")).toISOString()).toBe(
    "2026-03-31T18:30:00.000Z",
  );
});

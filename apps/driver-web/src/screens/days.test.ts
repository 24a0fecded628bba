import { expect, test } from "vitest";
import { dayBefore, endOfDay, startOfDay } from "./days.ts";

test("a day lasts from midnight to midnight in India", () => {
  expect([startOfDay("2026-10-31"), endOfDay("2026-10-31")]).toEqual([
    "2026-10-30T18:30:00.000Z",
    "2026-10-31T18:30:00.000Z",
  ]);
});

test("days are counted over the end of a month and a leap day", () => {
  expect([dayBefore("2028-03-01", 1), dayBefore("2026-01-01", 30)]).toEqual(["2028-02-29", "2025-12-02"]);
});

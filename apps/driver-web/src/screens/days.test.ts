import { expect, test } from "vitest";
import { chartSpan, dayBefore, endOfDay, startOfDay } from "./days.ts";

test("a day lasts from midnight to midnight in India", () => {
  expect([startOfDay("2026-10-31"), endOfDay("2026-10-31")]).toEqual([
    "2026-10-30T18:30:00.000Z",
    "2026-10-31T18:30:00.000Z",
  ]);
});

test("days are counted over the end of a month and a leap day", () => {
  expect([dayBefore("2028-03-01", 1), dayBefore("2026-01-01", 30)]).toEqual(["2028-02-29", "2025-12-02"]);
});

test.each(["day", "week", "month"] as const)(
  "a chart by %s begins with a whole period, and the one before it ends on the day before",
  (by) => {
    for (let back = 0; back < 30; back++) {
      const { first } = chartSpan({ by, back }, "2026-11-28");
      const before = chartSpan({ by, back: back + 1 }, "2026-11-28");
      expect(before.last).toBe(dayBefore(first, 1));
      expect(before.first < before.last).toBe(true);
    }
  },
);

test("a year by months ends today and begins with the first of a month, its weeks with a Monday", () => {
  expect(chartSpan({ by: "month", back: 0 }, "2026-11-28")).toEqual({
    first: "2025-12-01",
    last: "2026-11-28",
  });
  expect(chartSpan({ by: "week", back: 0 }, "2026-11-28")).toEqual({
    first: "2026-09-07",
    last: "2026-11-28",
  });
  expect(chartSpan({ by: "month", back: 1 }, "2026-11-28")).toEqual({
    first: "2024-12-01",
    last: "2025-11-30",
  });
});

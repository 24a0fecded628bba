import fc from "fast-check";
import { expect, test } from "vitest";
import { isBankDay, neftLeavesAt } from "./bank-calendar.ts";
import { arrivalOn, type RailRecord } from "./promise-arrival.ts";

const minuteMs = 60_000;
const noonOnMonday = new Date("2026-11-23T06:30:00Z");
const none: ReadonlySet<string> = new Set();
const record = (change: Partial<RailRecord> = {}): RailRecord => ({
  ...{ mode: "IMPS", tookMs: [], down: false, holidays: none },
  ...change,
});
const minutesTo = (change: Partial<RailRecord>, now = noonOnMonday) =>
  (arrivalOn(record(change), now).getTime() - now.getTime()) / minuteMs;

test("without a history the promise is what the rail names, and a margin", () => {
  expect(minutesTo({})).toBe(32);
  expect(minutesTo({ mode: "NEFT" })).toBe(122);
});

test("with a history the promise is the time that all but a twentieth kept to", () => {
  const quick = Array.from({ length: 95 }, () => 30_000);
  expect(minutesTo({ tookMs: [...quick, ...Array(5).fill(3_600_000)] })).toBe(3);
  expect(minutesTo({ tookMs: [...quick, ...Array(6).fill(3_600_000)] })).toBe(62);
});

test("a handful of arrivals promises nothing", () => {
  expect(minutesTo({ tookMs: Array(19).fill(1_000) })).toBe(32);
});

test("while the gateway says that the bank is down, the promise allows for it", () => {
  expect(minutesTo({ down: true })).toBe(32 + 4 * 60);
});

test.each([
  ["by day at once", "2026-11-23T06:30:00Z", "2026-11-23T06:30:00Z"],
  ["after six in the evening the next morning", "2026-11-23T13:00:00Z", "2026-11-23T20:30:00Z"],
  ["before two at night when it opens", "2026-11-23T19:00:00Z", "2026-11-23T20:30:00Z"],
  ["on a Sunday on Monday", "2026-11-22T06:30:00Z", "2026-11-22T20:30:00Z"],
  ["on the second Saturday on Monday", "2026-11-14T06:30:00Z", "2026-11-15T20:30:00Z"],
  ["on the third Saturday at once", "2026-11-21T06:30:00Z", "2026-11-21T06:30:00Z"],
  ["on a holiday the day after", "2026-12-25T06:30:00Z", "2026-12-27T20:30:00Z"],
])("NEFT leaves: %s", (_name, asked, leaves) => {
  // Christmas 2026 is a Friday before a fourth Saturday.
  expect(neftLeavesAt(new Date(asked), new Set(["2026-12-25"]))).toEqual(new Date(leaves));
});

test("whenever NEFT is asked for, it leaves on a working day inside the window and never before it was asked for", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      (at) => {
        const leaves = neftLeavesAt(at, none);
        const hour = Math.floor((leaves.getTime() / 3_600_000 + 5.5) % 24);
        expect(leaves.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(isBankDay(leaves, none)).toBe(true);
        expect(hour >= 2 && hour < 18).toBe(true);
      },
    ),
  );
});

test("by IMPS and UPI nothing is promised past the end of the next day, whatever the history", () => {
  const tooks = fc.array(fc.integer({ min: 0, max: 10 * 86_400_000 }), { maxLength: 300 });
  fc.assert(
    fc.property(
      tooks,
      fc.constantFrom("IMPS" as const, "UPI" as const),
      fc.boolean(),
      (tookMs, mode, down) => {
        const arrivesBy = arrivalOn(record({ mode, tookMs, down }), noonOnMonday);
        expect(arrivesBy.getTime()).toBeGreaterThan(noonOnMonday.getTime());
        expect(arrivesBy.getTime()).toBeLessThanOrEqual(new Date("2026-11-24T18:29:00Z").getTime());
      },
    ),
  );
});

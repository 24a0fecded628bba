import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDeadline, parseDurationMs } from "./duration.ts";

test.each([
  ["1s", 1_000],
  ["1m30s", 90_000],
  ["2h45m", 9_900_000],
  ["1d", 86_400_000],
  ["1w2d", 777_600_000],
  ["300ms", 300],
  ["1.5h", 5_400_000],
])("%s is %i ms", (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});

test.each(["", "s", "5", "5 s", "-5s", "5y", "1s!", "s1"])("%j is no duration", (text) => {
  expect(() => parseDurationMs(text)).toThrow(RangeError);
});

test("every number of whole seconds survives the way an SDK writes it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
      const [days, hours, rest] = [
        Math.floor(seconds / 86_400),
        Math.floor((seconds % 86_400) / 3_600),
        seconds % 3_600,
      ];
      const text = `${days ? `${days}d` : ""}${hours ? `${hours}h` : ""}${rest ? `${rest}s` : ""}`;
      expect(parseDurationMs(text)).toBe(seconds * 1_000);
    }),
  );
});

test("a deadline is a date, or counts from now", () => {
  const now = new Date("2026-01-01T00:00:00.000Z");
  expect(parseDeadline("2026-02-01T00:00:00.000Z", now)).toEqual(new Date("2026-02-01T00:00:00.000Z"));
  expect(parseDeadline("15m", now)).toEqual(new Date("2026-01-01T00:15:00.000Z"));
  expect(() => parseDeadline("2026-99-01", now)).toThrow(RangeError);
});

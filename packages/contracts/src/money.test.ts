import { expect, test } from "vitest";
import { maxMovementPaise, PositivePaise, paise, sumPaise } from "./money.ts";

test.each([
  0,
  -1,
  0.5,
  12550.1,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "100",
  null,
  maxMovementPaise + 1,
])("%s is not an amount that can be moved", (value) => {
  expect(PositivePaise.safeParse(value).success).toBe(false);
});

test("an amount of one paisa and the largest amount can be moved", () => {
  expect(PositivePaise.parse(1)).toBe(1);
  expect(PositivePaise.parse(maxMovementPaise)).toBe(maxMovementPaise);
});

test("a fraction of a paisa, or a sum beyond the safe integers, is never branded", () => {
  expect(() => paise(0.1)).toThrow(RangeError);
  expect(() => sumPaise([paise(Number.MAX_SAFE_INTEGER), paise(1)])).toThrow(RangeError);
});

import { expect, test } from "vitest";
import { checkExpression, ExpressionError, evaluateKey, matches } from "./expressions.ts";

const event = {
  data: { n: 5, f: 1.5, s: "x", nothing: null, list: [1, 2, 5], big: 2 ** 53 - 1 },
  ts: 1_700_000_000_000,
};
const async = { data: { n: 5, s: "x", other: "y" } };

test.each([
  ["event.data.n == async.data.n", true],
  ["event.data.n == 5 && async.data.s == 'x'", true],
  ["event.data.n + 1 == 6", true],
  ["event.data.n % 2 == 1", true],
  ["event.data.n in event.data.list", true],
  ["event.data.f > 1.4 && event.data.f < 2", true],
  ["event.data.big == 9007199254740991", true],
  ["event.data.s.startsWith('x')", true],
  ["event.data.nothing == null", true],
  ["has(event.data.missing)", false],
  ["event.data.s == async.data.other", false],
  ["event.data.missing == 'x'", false],
  ["event.data.missing == 'x' || event.data.s == 'x'", true],
  ["event.data.s > 5", false],
  ["event.data.s", false],
])("%s is %s", (text, expected) => {
  expect(matches(text, { event, async })).toBe(expected);
});

test.each([
  "",
  "event.data.n ==",
  "process.exit(1)",
  "nobody.data == 1",
  "(() => 1)()",
  "event.constructor.constructor('x')()",
])("%j is refused", (text) => {
  expect(() => checkExpression(text)).toThrow(ExpressionError);
});

test("different values make different keys, and the same value the same", () => {
  const key = (id: string | number | null) => evaluateKey("event.data.id", { event: { data: { id } } });
  expect(key("1")).not.toBe(key(1));
  expect(key(null)).not.toBe(key("null"));
  expect(key("a")).toBe(key("a"));
  expect(evaluateKey("event.data.missing", { event })).toBeUndefined();
  expect(key("x".repeat(10_000))?.length).toBeLessThanOrEqual(256);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { firstMark, nextMark, readMark, rupeesToPaise, toEarning, writeMark } from "./transforms.ts";
import { WirePayment } from "./wire.ts";

const row = {
  ...{ payment_id: "p-1", category: "fare", event_time: 1_502_842_757, trip_id: "t-1" },
  ...{ cash_collected: 0.0, amount: 3.12, currency_code: "INR" },
  breakdown: { other: 4.16, toll: 1, service_fee: -2.04 },
};
const read = (more: object = {}) => toEarning(WirePayment.parse({ ...row, ...more }));

test("rupees become paise exactly, whichever number carries them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (amount) => {
      expect(rupeesToPaise(String(amount / 100))).toBe(amount);
      expect(rupeesToPaise((amount / 100).toFixed(2))).toBe(amount);
    }),
  );
  for (const text of ["0.1", "-0", "1.10", "19.990"])
    expect(Number.isInteger(rupeesToPaise(text))).toBe(true);
  for (const text of ["1.005", "1e3", "0.30000000000000004", "", "1,000", "NaN"]) {
    expect(() => rupeesToPaise(text)).toThrow(RangeError);
  }
});

test("a payment is what Uber pays, with its part below zero and the cash apart", () => {
  expect(read()).toEqual({
    ...{ tripId: "p-1", kind: "TRIP", state: "FINAL", gross: 516, fees: -204, cash: 0 },
    earnedAt: new Date("2017-08-16T00:19:17.000Z"),
  });
  expect(read({ cash_collected: 5.16 })).toMatchObject({ gross: 516, fees: -204, cash: 516 });
  expect(read({ category: "tip" })).toMatchObject({ tripId: "p-1:tip", kind: "TIP" });
  expect(read({ category: "something_new" }).kind).toBe("ADJUSTMENT");
  expect(() => read({ currency_code: "USD" })).toThrow("USD");
});

test("a walk over offsets ends, and begins anew when rows came or went meanwhile", () => {
  const second = nextMark(firstMark, { count: 120, rows: 50 });
  expect(second).toEqual({ offset: 50, count: 120, restarts: 0 });
  expect(readMark(second && writeMark(second))).toEqual(second);
  expect(second && nextMark(second, { count: 121, rows: 50 })).toEqual({ offset: 0, count: -1, restarts: 1 });
  expect(nextMark({ offset: 100, count: 120, restarts: 3 }, { count: 99, rows: 20 })).toBeNull();
  expect(nextMark({ offset: 0, count: 900, restarts: 0 }, { count: 900, rows: 0 })).toBeNull();
  expect(readMark("nonsense")).toEqual(firstMark);
});

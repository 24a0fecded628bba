import { expect, test } from "vitest";
import { groupedMobile, isMobile, mobileDigits } from "./phone-number.ts";

test.each(["9876543210", "+91 98765 43210", "098765-43210", "919876543210", "+91-9876543210"])(
  "%s is the mobile 9876543210",
  (written) => {
    expect(mobileDigits(written)).toBe("9876543210");
  },
);

test("a number that begins with 91 is not cut while it is typed", () => {
  expect(mobileDigits("9187654321")).toBe("9187654321");
});

test("only ten digits from 6 to 9 are a mobile", () => {
  expect(isMobile("9876543210")).toBe(true);
  expect(isMobile("5876543210")).toBe(false);
  expect(isMobile("987654321")).toBe(false);
});

test("a number is grouped in fives", () => {
  expect(groupedMobile("9876543210")).toBe("98765 43210");
  expect(groupedMobile("98765")).toBe("98765");
});

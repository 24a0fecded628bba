import { expect, test } from "vitest";
import { isAadhaarNumber, LicenceNumber, Pan, VehicleNumber } from "./identifiers.ts";
import { IndianMobile } from "./mobile-number.ts";

test.each(["9000000001", "09000000001", "+91 90000 00001", "91-9000000001"])(
  "%s becomes E.164",
  (written) => {
    expect(IndianMobile.parse(written)).toBe("+919000000001");
  },
);

test.each(["", "12345", "+14155550100", "+915000000001", "08041234567", "+9190000000011"])(
  "%s is not an Indian mobile",
  (written) => {
    expect(IndianMobile.safeParse(written).success).toBe(false);
  },
);

test("an Aadhaar number is known by its Verhoeff digit", () => {
  expect(isAadhaarNumber("234123412346")).toBe(true);
  expect(isAadhaarNumber("234123412340")).toBe(false);
  expect(isAadhaarNumber("134123412346")).toBe(false);
});

test("only a person's PAN is taken", () => {
  expect(Pan.parse("abcpd1234e")).toBe("ABCPD1234E");
  expect(Pan.safeParse("ABCCD1234E").success).toBe(false);
});

test("licence and vehicle numbers lose their blanks and dashes", () => {
  expect(LicenceNumber.parse("ka01 2019 0001234")).toBe("KA0120190001234");
  expect(VehicleNumber.parse("KA-01-AB-1234")).toBe("KA01AB1234");
  expect(VehicleNumber.parse("22 BH 1234 AA")).toBe("22BH1234AA");
  expect(VehicleNumber.safeParse("AUTO").success).toBe(false);
});

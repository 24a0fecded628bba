import { paise } from "@drivopay/contracts/money";
import type { BeneficiaryType, PayoutMode } from "@drivopay/contracts/wallet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { priceWithdrawal } from "./quote-withdrawal.ts";

const price = (amount: number, mode?: PayoutMode, type: BeneficiaryType = "BANK_ACCOUNT") =>
  priceWithdrawal({ amount: paise(amount), mode }, type);

test("IMPS costs three rupees and their GST; NEFT is free", () => {
  expect(price(100_000)).toEqual({ amount: 100_000, fee: 300, tax: 54, total: 100_354, mode: "IMPS" });
  expect(price(100, "NEFT")).toMatchObject({ fee: 0, tax: 0, total: 100 });
});

test("nobody asked for a rail: UPI to a UPI address, IMPS as far as it carries, above that NEFT", () => {
  expect(price(100, undefined, "UPI").mode).toBe("UPI");
  expect(price(50_000_000).mode).toBe("IMPS");
  expect(price(50_000_001).mode).toBe("NEFT");
});

test("less than a rupee, a rail that does not reach the beneficiary, and more than it carries are refused", () => {
  const refusal = (code: string, params?: object) =>
    expect.objectContaining({ code, ...(params && { params }) });
  expect(() => price(99)).toThrow(refusal("AMOUNT_TOO_SMALL", { minimum: 100 }));
  expect(() => price(100, "UPI")).toThrow(refusal("VALIDATION_FAILED"));
  expect(() => price(100, "IMPS", "UPI")).toThrow(refusal("VALIDATION_FAILED"));
  const tooMuch = { limit: "IMPS_PER_TRANSFER", remaining: 50_000_000 };
  expect(() => price(50_000_001, "IMPS")).toThrow(refusal("LIMIT_EXCEEDED", tooMuch));
  const tooMuchByUpi = { limit: "UPI_PER_TRANSFER", remaining: 10_000_000 };
  expect(() => price(10_000_001, "UPI", "UPI")).toThrow(refusal("LIMIT_EXCEEDED", tooMuchByUpi));
});

test("whatever is sent, the total is the sum of its parts in whole paise", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10_000_000 }), (amount) => {
      const { fee, tax, total } = price(amount);
      expect(total).toBe(amount + fee + tax);
      expect(Number.isInteger(tax)).toBe(true);
    }),
  );
});

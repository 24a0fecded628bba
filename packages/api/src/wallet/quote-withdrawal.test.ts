import { paise } from "@drivopay/contracts/money";
import { expect, test } from "vitest";
import { quoteWithdrawal } from "./quote-withdrawal.ts";

const noonInIndia = new Date("2026-11-22T06:30:00Z");
const quote = (amount: number, mode?: "IMPS" | "NEFT" | "UPI", now = noonInIndia) =>
  quoteWithdrawal({ amount: paise(amount), mode }, now);

test("IMPS costs three rupees and their GST, and arrives within half an hour", () => {
  expect(quote(100_000)).toEqual({
    ...{ amount: 100_000, fee: 300, tax: 54, total: 100_354, mode: "IMPS" },
    arrivesBy: new Date("2026-11-22T07:00:00Z"),
  });
});

test.each([
  ["by day within two hours", "2026-11-22T06:30:00Z", "2026-11-22T08:30:00Z"],
  ["after six in the evening the next morning", "2026-11-22T13:00:00Z", "2026-11-22T22:30:00Z"],
  ["before two at night once it opens", "2026-11-21T19:00:00Z", "2026-11-21T22:30:00Z"],
])("NEFT is free and arrives: %s", (_name, now, arrivesBy) => {
  expect(quote(100, "NEFT", new Date(now))).toMatchObject({
    ...{ fee: 0, tax: 0, total: 100 },
    arrivesBy: new Date(arrivesBy),
  });
});

test("less than a rupee, and a rail that no bank account has, are refused", () => {
  expect(() => quote(99)).toThrow(
    expect.objectContaining({ code: "AMOUNT_TOO_SMALL", params: { minimum: 100 } }),
  );
  expect(() => quote(100, "UPI")).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
});

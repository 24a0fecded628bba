import type { KeypadKey } from "@drivopay/ui/keypad";
import { expect, test } from "vitest";
import { amountOf, cleanAmount, groupedAmount, pressKey, textOf } from "./amount-text.ts";

const typed = (...keys: KeypadKey[]) => keys.reduce(pressKey, "");

test("₹125.50 is typed digit by digit and is 12550 paise", () => {
  expect(amountOf(typed("1", "2", "5", ".", "5", "0"))).toBe(12_550);
  expect(amountOf("125.5")).toBe(12_550);
  expect(amountOf("")).toBe(0);
});

test("amounts that floating point gets wrong are exact", () => {
  expect(amountOf("1.15")).toBe(115);
  expect(amountOf("8.29")).toBe(829);
  expect(amountOf("4503599.99")).toBe(450_359_999);
});

test("a third paise digit, a second point and an eighth rupee digit are not taken", () => {
  expect(typed("1", ".", "2", "3", "4")).toBe("1.23");
  expect(typed("1", ".", ".", "5")).toBe("1.5");
  expect(typed("1", "2", "3", "4", "5", "6", "7", "8")).toBe("1234567");
});

test("a leading zero gives way, a leading point gets one", () => {
  expect(typed("0", "5")).toBe("5");
  expect(typed(".", "5")).toBe("0.5");
});

test("pasted text keeps only what is an amount", () => {
  expect(cleanAmount("₹1,250.75 only")).toBe("1250.75");
  expect(cleanAmount("-5")).toBe("5");
});

test("no text is worth anything but the amount one reads in it", () => {
  expect(amountOf("1,000")).toBe(100_000);
  expect(amountOf("1000.505")).toBe(100_050);
  expect(amountOf("1.000.50")).toBe(100);
  expect(amountOf("two hundred")).toBe(0);
});

test("text and amount are each other's inverse", () => {
  for (const amount of [0, 1, 50, 100, 12_550, 999_999_999]) expect(amountOf(textOf(amount))).toBe(amount);
});

test("what is half typed keeps its point while it is grouped", () => {
  expect(groupedAmount("125000.")).toBe("1,25,000.");
  expect(groupedAmount("125000.5")).toBe("1,25,000.5");
  expect(groupedAmount("")).toBe("0");
});

import { indianDay } from "@drivopay/i18n/dates";
import { expect, test } from "vitest";
import { byDay, messageLink } from "./message-link.ts";

test.each([
  ["WITHDRAWAL_PROCESSED", { withdrawalId: "w1", amount: "₹1" }, "/bank/transfers/w1"],
  ["PAYMENT_RECEIVED", { paymentId: "p1" }, "/inbox/payment/p1"],
  ["REFUND_MADE", { refundId: "r1", paymentId: "p1" }, "/inbox/payment/p1"],
  ["KYC_REJECTED", { reason: "blurred" }, "/kyc"],
  ["BANK_ACCOUNT_FAILED", { bankAccountId: "b1" }, "/bank"],
  ["SECURITY_ALERT", { device: "Chrome" }, "/profile/devices"],
  ["STATEMENT_READY", { statementId: "s1" }, "/history/statements"],
  ["OTP", {}, null],
] as const)("%s leads to what it tells of", (type, data, link) => {
  expect(messageLink({ type, data })).toBe(link);
});

test("messages stand by the day in India, the newest day first, each day once", () => {
  const at = (createdAt: string) => ({ createdAt });
  // 18:29 UTC is a minute to midnight in India.
  const messages = ["2026-11-22T18:31:00Z", "2026-11-22T18:29:00Z", "2026-11-21T19:00:00Z"].map(at);
  expect(byDay(messages, indianDay)).toEqual([
    { day: "2026-11-23", messages: messages.slice(0, 1) },
    { day: "2026-11-22", messages: messages.slice(1) },
  ]);
  expect(byDay([], indianDay)).toEqual([]);
});

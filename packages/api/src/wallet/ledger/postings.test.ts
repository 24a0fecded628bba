import { paise } from "@drivopay/contracts/money";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consequenceOf, laterOf } from "../withdrawal-status.ts";
import { entryLines, type Posting, postingHash } from "./posting.ts";
import {
  adjusted,
  type CapturedPayment,
  debtCollected,
  earningChanged,
  gatewaySettled,
  holdReleased,
  paymentCaptured,
  paymentHeld,
  type RefundSums,
  refundMade,
  refundReturned,
} from "./postings.ts";
import {
  withdrawalHeld,
  withdrawalProcessed,
  withdrawalReturned,
  withdrawalReversed,
} from "./withdrawal-postings.ts";

const wallet = { id: "wallet", userId: "user" };
const payment: CapturedPayment = {
  paymentId: "p",
  walletId: "wallet",
  userId: "user",
  gateway: "razorpay",
  source: "QR",
  gross: paise(10_000),
  fee: paise(100),
  tax: paise(18),
  description: null,
};
const withdrawal = { id: "w", wallet, amount: paise(5_000), fee: paise(300), tax: paise(54) };
const refund: RefundSums = {
  refundId: "r",
  wallet,
  gateway: "razorpay",
  amount: paise(900),
  short: paise(400),
  description: null,
};

/** The table of product.md §2: debit below zero, credit above. */
const table: [string, Posting, Record<string, number>][] = [
  [
    "a payment captured",
    paymentCaptured(payment),
    { "gateway_clearing:razorpay": -10_000, available: 9_882, fee_income: 100, gst_payable: 18 },
  ],
  [
    "the same above a limit",
    paymentHeld(payment),
    { "gateway_clearing:razorpay": -10_000, held: 9_882, fee_income: 100, gst_payable: 18 },
  ],
  [
    "held money released",
    holdReleased({ id: "h", wallet, amount: paise(70), referenceId: "p", source: "QR" }),
    { held: -70, available: 70 },
  ],
  [
    "a platform's earning",
    earningChanged(
      wallet,
      { earningId: "e", revision: 1, platform: "OLA", difference: paise(800), description: null },
      { available: paise(800), held: paise(0), suspense: paise(0) },
    ),
    { "platform_receivable:ola": -800, available: 800 },
  ],
  ["a withdrawal held", withdrawalHeld(withdrawal), { available: -5_354, held: 5_354 }],
  [
    "a payout processed",
    withdrawalProcessed(withdrawal),
    { held: -5_354, payout_clearing: 5_000, fee_income: 300, gst_payable: 54 },
  ],
  ["a payout failed", withdrawalReturned(withdrawal), { held: -5_354, available: 5_354 }],
  [
    "a payout reversed after it was processed",
    withdrawalReversed(withdrawal),
    { payout_clearing: -5_000, fee_income: -300, gst_payable: -54, available: 5_354 },
  ],
  [
    "a refund that the wallet pays in part",
    refundMade(refund),
    { available: -500, suspense: -400, "gateway_clearing:razorpay": 900 },
  ],
  [
    "the same given back",
    refundReturned(refund),
    { available: 500, suspense: 400, "gateway_clearing:razorpay": -900 },
  ],
  [
    "its rest collected",
    debtCollected({ refundId: "r", source: "REFUND", wallet, amount: paise(400), sequence: 1 }),
    { available: -400, suspense: 400 },
  ],
  [
    "a gateway's settlement",
    gatewaySettled({ settlementId: "s", gateway: "cashfree", fee: paise(20), tax: paise(4) }),
    { gateway_fees: -20, gst_payable: -4, "gateway_clearing:cashfree": 24 },
  ],
  [
    "an adjustment to the driver",
    adjusted({ adjustmentId: "a", wallet, amount: paise(5), description: "x" }),
    { suspense: -5, available: 5 },
  ],
  [
    "an adjustment from the driver",
    adjusted({ adjustmentId: "a", wallet, amount: paise(-5), description: "x" }),
    { available: -5, suspense: 5 },
  ],
];

describe("the posting table", () => {
  test.each(table)("%s", (_name, posting, entries) => {
    const lines = entryLines(posting.moves);
    expect(Object.fromEntries(lines.map(({ account, amount }) => [account, amount]))).toEqual(entries);
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });

  test("fee and tax have rows only where they are not zero", () => {
    const free = paymentCaptured({ ...payment, fee: paise(0), tax: paise(0) });
    expect(entryLines(free.moves)).toHaveLength(2);
  });

  test("each key names one posting: another amount is another posting", () => {
    const other = paymentCaptured({ ...payment, gross: paise(10_001) });
    expect(other.key).toBe(paymentCaptured(payment).key);
    expect(postingHash(other)).not.toBe(postingHash(paymentCaptured(payment)));
  });
});

test("the gateway's last word is the one of the highest rank, in whatever order it is heard", () => {
  const statuses = ["queued", "pending", "processing", "processed", "failed", "reversed"] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...statuses), { minLength: 1 }), (heard) => {
      const last = heard.reduce<string | null>((word, said) => laterOf(word, said), null);
      expect(heard).toContain(last);
      for (const said of heard) expect(laterOf(last, said)).toBe(last);
    }),
  );
});

test("money that has been given back is never sent, and money that was sent is given back only on a reversal", () => {
  const ends = ["RETURNED", "CANCELLED", "REVERSED"] as const;
  const all = [
    "queued",
    "pending",
    "processing",
    "processed",
    "failed",
    "rejected",
    "cancelled",
    "reversed",
  ] as const;
  for (const said of all) {
    for (const status of ends) expect(consequenceOf(status, null, said).kind).not.toBe("move");
    const consequence = consequenceOf("PROCESSED", "processed", said);
    if (said === "reversed") expect(consequence).toEqual({ kind: "move", to: "REVERSED" });
    else expect(consequence.kind).not.toBe("move");
  }
});

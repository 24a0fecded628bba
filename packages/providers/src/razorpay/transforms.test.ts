import { describe, expect, test } from "vitest";
import { toEvent, toPayout, toQr, toSettlementItem, toValidation } from "./transforms.ts";
import { WirePayout, WireQr, WireReconItem, WireValidation } from "./wire.ts";

const payment = {
  id: "pay_R8kWcYz1fHqD3e",
  entity: "payment",
  amount: 30000,
  currency: "INR",
  status: "captured",
  method: "upi",
  vpa: "rider.one@okaxis",
  notes: { qrId: "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f" },
  fee: 0,
  tax: 0,
  acquirer_data: { rrn: "532611004578" },
  created_at: 1764000010,
};
const event = (name: string, payload: object) => ({ entity: "event", event: name, payload });

describe("events of Razorpay", () => {
  test("a captured payment is read whole", () => {
    expect(toEvent(event("payment.captured", { payment: { entity: payment } }))).toEqual({
      type: "payment",
      payment: {
        gatewayPaymentId: "pay_R8kWcYz1fHqD3e",
        status: "captured",
        amount: 30000,
        currency: "INR",
        gatewayFee: 0,
        gatewayTax: 0,
        gatewayQrId: null,
        gatewayLinkId: null,
        method: "upi",
        payerVpa: "rider.one@okaxis",
        bankReference: "532611004578",
        failureReason: null,
        notes: { qrId: "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f" },
        createdAt: new Date("2025-11-24T16:00:10.000Z"),
      },
    });
  });

  test("a credited QR tells which QR it was, and numbers may be text", () => {
    const told = toEvent(
      event("qr_code.credited", {
        payment: { entity: { ...payment, amount: "30000", notes: [], created_at: "1764000010" } },
        qr_code: { entity: { id: "qr_R8kVwP0aLsN5tY", close_by: "1625077799", notes: [] } },
      }),
    );
    expect(told).toMatchObject({
      type: "payment",
      payment: { amount: 30000, gatewayQrId: "qr_R8kVwP0aLsN5tY", notes: {} },
    });
  });

  test("a paid link brings its payment along, one that ended only itself, and nested internals are passed over", () => {
    const link = { id: "plink_R9pLmNoPqRsTuV", status: "paid", reference_id: "topup-551", expired_at: 0 };
    const order = { id: "R9pLzZzZzZzZzZ", product_type: "payment_link_v2", status: "paid" };
    const paid = { payment_link: { entity: link }, order: { entity: order }, payment: { entity: payment } };
    expect(toEvent(event("payment_link.paid", paid))).toMatchObject({
      type: "payment",
      payment: { gatewayLinkId: link.id, amount: 30000 },
    });
    for (const status of ["expired", "cancelled"]) {
      const ended = event(`payment_link.${status}`, { payment_link: { entity: { ...link, status } } });
      expect(toEvent(ended)).toEqual({ type: "link", gatewayLinkId: link.id, status });
    }
  });

  test("a failed payment keeps the reason, and lacks everything that was never known", () => {
    const failed = {
      id: "pay_1",
      amount: 100,
      status: "failed",
      error_reason: "incorrect_pin",
      fee: null,
      created_at: 1764000010,
    };
    expect(toEvent(event("payment.failed", { payment: { entity: failed } }))).toMatchObject({
      payment: {
        status: "failed",
        failureReason: "incorrect_pin",
        gatewayFee: 0,
        payerVpa: null,
        method: null,
      },
    });
  });

  test("a refund names our refund by its notes, else by its receipt", () => {
    const refund = {
      id: "rfnd_1",
      payment_id: "pay_1",
      amount: 10000,
      status: "processed",
      receipt: "rf-77",
    };
    const told = (entity: object) =>
      toEvent(event("refund.processed", { refund: { entity }, payment: { entity: payment } }));
    expect(told({ ...refund, notes: { refundId: "ours" } })).toMatchObject({ refund: { reference: "ours" } });
    expect(told({ ...refund, notes: [] })).toMatchObject({ refund: { reference: "rf-77" } });
  });

  test("a payout and a validation are read from the keys RazorpayX uses", () => {
    const payout = {
      id: "pout_1",
      amount: 150000,
      status: "reversed",
      reference_id: "wd_9",
      utr: null,
      status_details: { reason: "beneficiary_bank_offline" },
    };
    expect(toEvent(event("payout.reversed", { payout: { entity: payout } }))).toEqual({
      type: "payout",
      payout: {
        gatewayPayoutId: "pout_1",
        referenceId: "wd_9",
        status: "reversed",
        amount: 150000,
        utr: null,
        failureReason: "beneficiary_bank_offline",
        queuedBecause: null,
      },
    });
    const validation = {
      id: "fav_1",
      status: "completed",
      results: { account_status: "active", registered_name: "ASHA DEVI", name_match_score: 100 },
    };
    expect(
      toEvent(
        event("fund_account.validation.completed", { "fund_account.validation": { entity: validation } }),
      ),
    ).toEqual({
      type: "validation",
      validation: {
        gatewayValidationId: "fav_1",
        status: "completed",
        accountStatus: "active",
        registeredName: "ASHA DEVI",
        nameMatchScore: 100,
        payerAccount: null,
        utr: null,
      },
    });
  });

  test("a bank that is down is read with its rails, and by the letters that its branches have", () => {
    const entity = {
      ...{
        id: "poutdown_F1Zppa6lcVheSE",
        entity: "payout.downtime",
        scheduled: false,
        method: ["IMPS", "RTGS"],
      },
      ...{
        begin: 1_591_935_238,
        end: null,
        status: "started",
        source: "beneficiary",
        instrument: { bank: "SBI" },
      },
    };
    const started = event("payout.downtime.started", { "payout.downtime": { entity } });
    const downtime = {
      ...{ downtimeId: "poutdown_F1Zppa6lcVheSE", modes: ["IMPS"], bankCode: "SBIN" },
      ...{ beganAt: new Date("2020-06-12T04:13:58.000Z"), endedAt: null },
    };
    expect(toEvent(started)).toEqual({ type: "downtime", downtime });
    const over = { entity: { ...entity, end: "1591938838", status: "resolved" } };
    expect(toEvent(event("payout.downtime.resolved", { "payout.downtime": over }))).toEqual({
      type: "downtime",
      downtime: { ...downtime, endedAt: new Date("2020-06-12T05:13:58.000Z") },
    });
  });

  test("a settlement tells its day; its fees are none of the event's business", () => {
    const entity = {
      id: "setl_1",
      amount: 942_300,
      status: "processed",
      utr: "AXISCN1",
      created_at: 1_764_050_000,
    };
    expect(toEvent(event("settlement.processed", { settlement: { entity } }))).toEqual({
      type: "settlement",
      settledAt: new Date(1_764_050_000_000),
    });
  });

  test("what changes nothing here is ignored, whatever else it carries", () => {
    expect(toEvent(event("invoice.paid", { invoice: { entity: {} } }))).toEqual({ type: "ignored" });
    expect(toEvent({ event: "something.new" })).toEqual({ type: "ignored" });
  });

  test.each([0.5, -1, 2 ** 53, "12.5", null])("an amount of %s is refused, not rounded", (amount) => {
    const entity = { ...payment, amount };
    expect(() => toEvent(event("payment.captured", { payment: { entity } }))).toThrow();
  });

  test("a payment in another currency says so", () => {
    const entity = { ...payment, currency: "USD" };
    expect(toEvent(event("payment.captured", { payment: { entity } }))).toMatchObject({
      payment: { currency: "USD" },
    });
  });
});

test("what a settlement carried: the fee without its tax, the net as it was sent, and the unknown as a correction", () => {
  const line = { entity_id: "pay_1", amount: 30_000, settlement_id: "setl_1" };
  const payment = { ...line, type: "payment", credit: 29_292, debit: 0, fee: 708, tax: 108 };
  expect(toSettlementItem(WireReconItem.parse(payment))).toEqual({
    ...{ type: "payment", gatewayItemId: "pay_1", reference: null, amount: 30_000 },
    ...{ fee: 600, tax: 108, net: 29_292 },
  });
  const refund = { ...line, type: "refund", credit: 0, debit: 30_000, fee: null, tax: "" };
  expect(toSettlementItem(WireReconItem.parse(refund))).toMatchObject({
    type: "refund",
    fee: 0,
    net: -30_000,
  });
  const other = { ...line, type: "reserve", credit: 0, debit: 500 };
  expect(toSettlementItem(WireReconItem.parse(other))).toMatchObject({ type: "adjustment", net: -500 });
});

test.each([
  [{ refundId: "0198c0de", reason: "Wrong fare" }, "0198c0de"],
  ['{"refundId":"0198c0de"}', "0198c0de"],
  ["", null],
  ["not JSON", null],
  [[], null],
  [undefined, null],
])("a settled refund with the notes %j names ours as %s", (notes, reference) => {
  const line = {
    entity_id: "rfnd_1",
    type: "refund",
    amount: 100,
    settlement_id: "setl_1",
    credit: 0,
    debit: 100,
  };
  expect(toSettlementItem(WireReconItem.parse({ ...line, notes }))).toMatchObject({ reference });
});

test("a reverse penny drop tells from which account the rupee came", () => {
  const wire = {
    ...{ id: "fav_1", status: "completed", utr: "632712345678" },
    validation_results: {
      ...{ account_status: "active", registered_name: "ASHA DEVI" },
      bank_account: { account_number: "50100012345678", bank_routing_code: "HDFC0000053" },
    },
  };
  expect(toValidation(WireValidation.parse(wire))).toMatchObject({
    ...{ accountStatus: "active", registeredName: "ASHA DEVI", nameMatchScore: null, utr: "632712345678" },
    payerAccount: { accountNumber: "50100012345678", ifscCode: "HDFC0000053" },
  });
});

test("a payout state that is new to us is still under way", () => {
  const wire = WirePayout.parse({ id: "pout_1", amount: 100, status: "on_hold", failure_reason: "null" });
  expect(toPayout(wire)).toMatchObject({ status: "processing", failureReason: null });
});

test("a QR without its UPI string cannot be drawn and is refused", () => {
  const wire = WireQr.parse({ id: "qr_1", status: "active", image_url: "https://rzp.io/i/AbCd123" });
  expect(() => toQr(wire)).toThrow(expect.objectContaining({ code: "PROVIDER_REJECTED" }));
});

import { describe, expect, test } from "vitest";
import { refundIdOf, splitPaymentId, toEvent, toSettlementItem } from "./transforms.ts";
import { WireReconEvent } from "./wire.ts";

const qrId = "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f";
const payment = {
  cf_payment_id: 1453002795,
  payment_status: "SUCCESS",
  payment_amount: 125.5,
  payment_currency: "INR",
  payment_message: "00::Transaction success",
  payment_time: "2026-11-22T15:20:29+05:30",
  bank_reference: "632611004578",
  auth_id: null,
  payment_method: { upi: { channel: null, upi_id: "rider.one@okaxis" } },
  payment_group: "upi",
};
const event = (type: string, data: object) => ({ type, event_time: "2026-11-22T15:20:30+05:30", data });
const paid = (order_id: string, more = {}) =>
  event("PAYMENT_SUCCESS_WEBHOOK", {
    order: { order_id, order_tags: null },
    payment: { ...payment, ...more },
  });

describe("events of Cashfree", () => {
  test("a payment of an order of ours is read whole, whether ids and amounts are numbers or text", () => {
    const expected = {
      type: "payment",
      payment: {
        gatewayPaymentId: `${qrId}/1453002795`,
        status: "captured",
        amount: 12_550,
        currency: "INR",
        gatewayFee: 0,
        gatewayTax: 0,
        gatewayQrId: qrId,
        gatewayLinkId: null,
        method: "upi",
        payerVpa: "rider.one@okaxis",
        bankReference: "632611004578",
        failureReason: null,
        notes: { qrId },
        createdAt: new Date("2026-11-22T09:50:29.000Z"),
      },
    };
    expect(toEvent(paid(qrId))).toEqual(expected);
    expect(toEvent(paid(qrId, { cf_payment_id: "1453002795", payment_amount: "125.50" }))).toEqual(expected);
  });

  test("a failed attempt keeps its reason, one that was given up has failed as well, one under way says nothing", () => {
    const failed = event("PAYMENT_FAILED_WEBHOOK", {
      order: { order_id: qrId },
      payment: { ...payment, payment_status: "FAILED" },
      error_details: { error_code: "TRANSACTION_DECLINED", error_reason: "insufficient_funds" },
    });
    expect(toEvent(failed)).toMatchObject({
      payment: { status: "failed", failureReason: "insufficient_funds" },
    });
    const attempt = (payment_status: string) =>
      toEvent(
        event("PAYMENT_USER_DROPPED_WEBHOOK", {
          order: { order_id: qrId },
          payment: { ...payment, payment_status },
        }),
      );
    for (const status of ["USER_DROPPED", "CANCELLED"]) {
      expect(attempt(status)).toMatchObject({
        payment: { status: "failed", failureReason: "payment_cancelled" },
      });
    }
    expect(attempt("VOID")).toMatchObject({ payment: { status: "failed", failureReason: "payment_voided" } });
    for (const status of ["PENDING", "NOT_ATTEMPTED", "SOMETHING_NEW"]) {
      expect(attempt(status)).toMatchObject({ payment: { status: "created", failureReason: null } });
    }
  });

  test("a payment on a link is told by the link's event, and passed over in its own", () => {
    expect(toEvent(paid("CFPay_U1mgll3c0e9g_ehdcjjbtckf"))).toEqual({ type: "ignored" });
    const link = (link_status: string) =>
      toEvent(
        event("PAYMENT_LINK_EVENT", { cf_link_id: 1, link_id: qrId, link_status, link_amount: "125.50" }),
      );
    expect(link("PAID")).toEqual({ type: "link", gatewayLinkId: qrId, status: "paid" });
    expect(link("EXPIRED")).toMatchObject({ status: "expired" });
    expect(link("CANCELLED")).toMatchObject({ status: "cancelled" });
    expect(link("PARTIALLY_PAID")).toEqual({ type: "ignored" });
  });

  test("a refund finds ours by its id without dashes", () => {
    const refund = {
      cf_refund_id: 11325632,
      cf_payment_id: 789727431,
      refund_id: refundIdOf(qrId),
      order_id: qrId,
      refund_amount: 2.0,
      refund_status: "SUCCESS",
    };
    expect(toEvent(event("REFUND_STATUS_WEBHOOK", { refund }))).toEqual({
      type: "refund",
      refund: {
        gatewayRefundId: "11325632",
        gatewayPaymentId: `${qrId}/789727431`,
        reference: qrId,
        amount: 200,
        status: "processed",
      },
    });
    const cancelled = { ...refund, refund_status: "CANCELLED" };
    expect(toEvent(event("REFUND_STATUS_WEBHOOK", { refund: cancelled }))).toMatchObject({
      refund: { status: "failed" },
    });
  });

  test("what is new to us is passed over, and what is broken is not read", () => {
    expect(toEvent(event("DISPUTE_CREATED", {}))).toEqual({ type: "ignored" });
    expect(() => toEvent(paid(qrId, { payment_amount: -1 }))).toThrow();
    expect(() => toEvent({})).toThrow();
  });

  test("an id that is none of a payment here is refused", () => {
    for (const id of ["pay_1", "/1", "a/", "a/b/c"])
      expect(() => splitPaymentId(id)).toThrow("PROVIDER_REJECTED");
  });
});

test("what a settlement carried: debits below zero, refunds by our own id, the unknown as a correction", () => {
  const line = {
    event_id: "1",
    event_amount: 100,
    cf_settlement_id: 77,
    order_id: qrId,
    cf_payment_id: 789_727_431,
  };
  const payment = {
    ...{ ...line, event_type: "PAYMENT", sale_type: "CREDIT", event_settlement_amount: 97.64 },
    ...{ payment_service_charge: 2, payment_service_tax: 0.36 },
  };
  expect(toSettlementItem(WireReconEvent.parse(payment))).toEqual({
    ...{ type: "payment", gatewayItemId: `${qrId}/789727431`, reference: null },
    ...{ amount: 10_000, fee: 200, tax: 36, net: 9_764 },
  });
  const refund = {
    ...{ ...line, event_type: "REFUND", sale_type: "DEBIT", event_settlement_amount: 100 },
    refund_id: refundIdOf(qrId),
  };
  expect(toSettlementItem(WireReconEvent.parse(refund))).toMatchObject({ reference: qrId, net: -10_000 });
  const dispute = { ...line, event_type: "DISPUTE", sale_type: "DEBIT", event_settlement_amount: "5.00" };
  expect(toSettlementItem(WireReconEvent.parse(dispute))).toMatchObject({ type: "adjustment", net: -500 });
});

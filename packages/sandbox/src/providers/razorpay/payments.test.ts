import Razorpay from "razorpay";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, keys, startBench } from "../../testing/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const seconds = (): number => Math.floor(Date.now() / 1_000);

const singleUse = (amount = 12_550) =>
  bench.razorpay.qrCode.create({
    type: "upi_qr",
    usage: "single_use",
    fixed_amount: true,
    payment_amount: amount,
    name: "Trip 9001",
    description: "Trip fare",
    notes: { driver_id: "drv_42" },
  });

const permanent = () =>
  bench.razorpay.qrCode.create({ type: "upi_qr", usage: "multiple_use", fixed_amount: false, name: "Ravi" });

test("a single-use QR code is created, fetched, listed and closed through the SDK", async () => {
  const qr = await singleUse();
  expect(qr).toMatchObject({
    entity: "qr_code",
    status: "active",
    payment_amount: 12_550,
    customer_id: null,
  });
  expect(qr.id).toMatch(/^qr_[A-Za-z0-9]{14}$/);
  expect(await bench.razorpay.qrCode.fetch(qr.id)).toEqual(qr);
  expect(await bench.razorpay.qrCode.all()).toEqual({ entity: "collection", count: 1, items: [qr] });
  const closed = await bench.razorpay.qrCode.close(qr.id);
  expect(closed).toMatchObject({ status: "closed", close_reason: "on_demand" });
  expect((await bench.event("qr_code.closed")).payload.qr_code?.entity.id).toBe(qr.id);
  await expect(bench.razorpay.qrCode.close(qr.id)).rejects.toMatchObject({ statusCode: 400 });
});

test("the UPI string names the payee, the rupees and the code, and its picture can be fetched without keys", async () => {
  const qr = await singleUse();
  const { body } = await bench.call("GET", `/payments/qr_codes/${qr.id}`);
  const [scheme, query] = String(body.image_content).split("?");
  const params = new URLSearchParams(query);
  expect(scheme).toBe("upi://pay");
  expect(Object.fromEntries(params)).toMatchObject({ am: "125.50", cu: "INR", pn: "Trip 9001" });
  expect(params.get("tr")).toBe(`RZP${qr.id.slice(3)}qrv2`);
  expect(String(body.image_content)).not.toContain("+");
  const picture = await fetch(qr.image_url);
  expect(picture.headers.get("content-type")).toContain("image/svg+xml");
});

test("close_by is brought down to two hours, refused below two minutes, and refused for permanent codes", async () => {
  const day = seconds() + 86_400;
  const fixed = { type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 100 };
  const late = await bench.call("POST", "/payments/qr_codes", { ...fixed, close_by: day });
  expect(Number(late.body.close_by)).toBeLessThanOrEqual(seconds() + 7_200);
  expect(Number(late.body.close_by)).toBeGreaterThan(seconds() + 7_190);
  const soon = await bench.call("POST", "/payments/qr_codes", { ...fixed, close_by: seconds() + 60 });
  expect(soon.status).toBe(400);
  const forever = { type: "upi_qr", usage: "multiple_use", close_by: day };
  expect((await bench.call("POST", "/payments/qr_codes", forever)).status).toBe(400);
});

test("an expired QR code is closed without an event, refuses payers, and takes a late payment by force", async () => {
  const qr = await singleUse();
  await bench.event("qr_code.created");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * 3_600_000 });
  try {
    const expired = await bench.razorpay.qrCode.fetch(qr.id);
    expect(expired).toMatchObject({ status: "closed", close_reason: null, closed_at: qr.close_by });
    const refused = await bench.control("POST", "/upi/pay", { qrId: qr.id });
    expect(refused).toMatchObject({ status: 409, body: { code: "QR_CLOSED" } });
    const paymentId = await bench.paid({ qrId: qr.id, force: true });
    expect((await bench.event("payment.captured")).payload.payment?.entity.id).toBe(paymentId);
    expect(bench.events("qr_code.closed")).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [
    { type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 100, colour: "red" },
    "colour is/are not required and should not be sent",
  ],
  [
    { type: "upi_qr", usage: "single_use", payment_amount: 100 },
    "fixed_amount should be true for single_use QR codes",
  ],
  [{ type: "upi_qr", fixed_amount: true, payment_amount: 100 }, "The usage field is required."],
  [
    { type: "upi_qr", usage: "single_use", fixed_amount: true, payment_amount: 99 },
    "The amount must be at least INR 1.00",
  ],
])("a malformed QR code %j is refused", async (body, description) => {
  const { status, body: answer } = await bench.call("POST", "/payments/qr_codes", body);
  expect(status).toBe(400);
  expect(answer.error).toMatchObject({ code: "BAD_REQUEST_ERROR", description });
});

test("a body that is not JSON is refused in Razorpay's words", async () => {
  const response = await fetch(`${bench.sandbox.url}/razorpay/v1/orders`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(`${keys.keyId}:${keys.keySecret}`)}`,
      "content-type": "application/json",
    },
    body: "{amount",
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: "BAD_REQUEST_ERROR" } });
});

test("wrong keys get Razorpay's 401 and an unknown URL its 400", async () => {
  const stranger = await fetch(`${bench.sandbox.url}/razorpay/v1/payments`);
  expect(stranger.status).toBe(401);
  expect(await stranger.json()).toEqual({
    error: { code: "BAD_REQUEST_ERROR", description: "Authentication failed" },
  });
  const { status, body } = await bench.call("GET", "/no_such_thing");
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ description: "The requested URL was not found on the server." });
});

test("a paid QR code sends payment.captured and qr_code.credited, signed, and closes as paid", async () => {
  const qr = await singleUse();
  const paymentId = await bench.paid({ qrId: qr.id, vpa: "rider.one@okaxis" });
  const captured = await bench.event("payment.captured");
  const credited = await bench.event("qr_code.credited");
  expect(captured.payload.payment?.entity).toMatchObject({
    ...{ id: paymentId, amount: 12_550, status: "captured", captured: true, fee: 0, tax: 0 },
    ...{ order_id: null, description: "QRv2 Payment", method: "upi", vpa: "rider.one@okaxis" },
    notes: { driver_id: "drv_42" },
    acquirer_data: { rrn: expect.stringMatching(/^\d{12}$/) },
  });
  expect(credited.contains).toEqual(["payment", "qr_code"]);
  expect(credited.payload.qr_code?.entity).toMatchObject({ id: qr.id, payments_count_received: 0 });
  for (const { body, headers } of bench.receiver.received) {
    const signature = String(headers["x-razorpay-signature"]);
    expect(Razorpay.validateWebhookSignature(body, signature, keys.webhookSecret)).toBe(true);
    expect(headers["x-razorpay-event-id"]).toMatch(/^\w{14}$/);
  }
  expect(await bench.razorpay.qrCode.fetch(qr.id)).toMatchObject({
    ...{
      status: "closed",
      close_reason: "paid",
      payments_amount_received: 12_550,
      payments_count_received: 1,
    },
  });
  const payments = await bench.razorpay.qrCode.fetchAllPayments(qr.id);
  expect(payments).toMatchObject({ count: 1, items: [{ id: paymentId }] });
});

test("a permanent QR code needs an amount and can be paid again and again by its UPI string", async () => {
  const qr = await permanent();
  const { body } = await bench.call("GET", `/payments/qr_codes/${qr.id}`);
  const upiUri = String(body.image_content);
  expect(await bench.control("POST", "/upi/pay", { upiUri })).toMatchObject({
    ...{ status: 422, body: { code: "AMOUNT_REQUIRED" } },
  });
  await bench.paid({ upiUri, amount: 5_000 });
  await bench.paid({ upiUri, amount: 7_000 });
  const after = await bench.razorpay.qrCode.fetch(qr.id);
  expect(after).toMatchObject({
    status: "active",
    payments_amount_received: 12_000,
    payments_count_received: 2,
  });
});

test("a payer cannot change a fixed amount, pay a used code or an unknown one", async () => {
  const qr = await singleUse();
  expect((await bench.control("POST", "/upi/pay", { qrId: qr.id, amount: 1 })).status).toBe(422);
  await bench.paid({ qrId: qr.id });
  expect((await bench.control("POST", "/upi/pay", { qrId: qr.id })).status).toBe(409);
  const twice = await bench.paid({ qrId: qr.id, force: true });
  expect(await bench.razorpay.payments.fetch(twice)).toMatchObject({ status: "captured" });
  expect((await bench.control("POST", "/upi/pay", { upiUri: "upi://pay?pa=x@y&tr=RZP1" })).status).toBe(404);
});

test("a failed payment tells why, leaves the code open, and may succeed after all", async () => {
  const qr = await singleUse();
  const paymentId = await bench.paid({ qrId: qr.id, outcome: "failure", reason: "insufficient_funds" });
  const failed = await bench.event("payment.failed");
  expect(failed.payload.payment?.entity).toMatchObject({
    ...{ id: paymentId, status: "failed", captured: false, fee: null },
    ...{ error_code: "GATEWAY_ERROR", error_reason: "insufficient_funds" },
  });
  expect(await bench.razorpay.qrCode.fetch(qr.id)).toMatchObject({ status: "active" });
  await bench.control("POST", `/razorpay/payments/${paymentId}`, { outcome: "captured" });
  const captured = await bench.event("payment.captured");
  expect(captured.payload.payment?.entity).toMatchObject({ id: paymentId, error_reason: null });
  expect((await bench.event("qr_code.credited")).payload.qr_code?.entity.id).toBe(qr.id);
});

test("an order's authorised payment is captured once, for its whole amount", async () => {
  const order = await bench.razorpay.orders.create({ amount: 50_000, currency: "INR", receipt: "rcpt-1" });
  const paymentId = await bench.paid({ orderId: order.id, capture: false });
  await bench.event("payment.authorized");
  await expect(bench.razorpay.payments.capture(paymentId, 49_999, "INR")).rejects.toMatchObject({
    statusCode: 400,
  });
  const payment = await bench.razorpay.payments.capture(paymentId, 50_000, "INR");
  expect(payment).toMatchObject({ status: "captured", order_id: order.id });
  await expect(bench.razorpay.payments.capture(paymentId, 50_000, "INR")).rejects.toMatchObject({
    error: { description: "This payment has already been captured" },
  });
  expect(await bench.razorpay.orders.fetch(order.id)).toMatchObject({
    status: "paid",
    amount_due: 0,
    attempts: 1,
  });
  expect(await bench.razorpay.orders.fetchPayments(order.id)).toMatchObject({ count: 1 });
  expect(await bench.razorpay.orders.all({ receipt: "rcpt-1" })).toMatchObject({ count: 1 });
  expect((await bench.event("order.paid")).contains).toEqual(["payment", "order"]);
});

test("a payment link is created, paid, listed and cancelled through the SDK", async () => {
  const link = await bench.razorpay.paymentLink.create({
    ...{ amount: 50_000, currency: "INR", upi_link: true, reference_id: "topup-551", description: "Top up" },
    customer: { name: "Asha", contact: "+919812345678" },
  });
  expect(link).toMatchObject({ status: "created", amount_paid: 0, cancelled_at: 0 });
  const paymentId = await bench.paid({ linkId: link.id });
  const event = await bench.event("payment_link.paid");
  expect(event.contains).toEqual(["payment_link", "order", "payment"]);
  expect(event.payload.payment?.entity.id).toBe(paymentId);
  expect(event.payload.order?.entity).not.toHaveProperty("entity");
  const paid = await bench.razorpay.paymentLink.fetch(link.id);
  expect(paid).toMatchObject({
    status: "paid",
    amount_paid: 50_000,
    order_id: `order_${event.payload.order?.entity.id}`,
  });
  expect((await bench.control("POST", "/upi/pay", { linkId: link.id })).status).toBe(409);
  await expect(bench.razorpay.paymentLink.cancel(link.id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(
    bench.razorpay.paymentLink.create({
      amount: 100,
      currency: "INR",
      customer: {},
      reference_id: "topup-551",
    }),
  ).rejects.toMatchObject({ error: { field: "reference_id" } });
  const other = await bench.razorpay.paymentLink.create({ amount: 100, currency: "INR", customer: {} });
  expect(await bench.razorpay.paymentLink.cancel(other.id)).toMatchObject({ status: "cancelled" });
  await bench.event("payment_link.cancelled");
  const { payment_links: links } = await bench.razorpay.paymentLink.all();
  expect(links.map(({ id }) => id)).toEqual([other.id, link.id]);
});

test("lists are paged by count and skip and never longer than 100", async () => {
  for (let index = 0; index < 12; index += 1)
    await bench.razorpay.orders.create({ amount: 100, currency: "INR" });
  expect(await bench.razorpay.orders.all()).toMatchObject({ count: 10 });
  expect(await bench.razorpay.orders.all({ count: 100, skip: 10 })).toMatchObject({ count: 2 });
  await expect(bench.razorpay.orders.all({ count: 101 })).rejects.toMatchObject({ statusCode: 400 });
});

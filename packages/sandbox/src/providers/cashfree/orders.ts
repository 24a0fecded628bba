import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { CashfreeError, find } from "./errors.ts";
import { Customer, parseBody, Rupees } from "./request.ts";
import { type Account, newestFirst, newNumber, type Order, type Payment } from "./state.ts";
import { wireOrder, wirePayment } from "./wire.ts";

const shortestLifeMs = 15 * 60_000;
const defaultLifeMs = 30 * 24 * 3_600_000;
const merchantVpa = "drivopay.cf@axisbank";

const CreateOrder = z.looseObject({
  order_id: z
    .string()
    .regex(/^[\w-]{3,45}$/)
    .optional(),
  order_amount: Rupees,
  order_currency: z.literal("INR"),
  customer_details: Customer.extend({ customer_id: z.string().min(3) }),
  order_expiry_time: z.coerce.date().optional(),
  order_note: z.string().min(3).max(200).optional(),
  order_tags: z.record(z.string(), z.string()).optional(),
});
const PayOrder = z.looseObject({
  payment_session_id: z.string(),
  payment_method: z.looseObject({ upi: z.looseObject({ channel: z.enum(["link", "qrcode"]) }) }),
});
const Terminate = z.strictObject({ order_status: z.literal("TERMINATED") });
const OrderParams = z.object({ orderId: z.string() });
const PaymentParams = OrderParams.extend({ paymentId: z.string() });

/** An order past its time has expired; no event tells of it. */
export function refreshOrder({ world }: Account, order: Order): Order {
  if (order.order_status === "ACTIVE" && order.expiresAt <= world.clock.nowMs())
    order.order_status = "EXPIRED";
  return order;
}

export function addOrder(
  account: Account,
  given: Pick<Order, "order_id" | "order_amount" | "customer_details" | "order_tags" | "linkId"> & {
    order_note: string | null;
    expiresAt: number;
  },
): Order {
  const order: Order = {
    ...given,
    cf_order_id: newNumber(account, "order"),
    order_status: "ACTIVE",
    payment_session_id: `session_${account.world.random.text("cf-session", 80)}payment`,
    createdAt: account.world.clock.nowMs(),
  };
  account.state.orders.set(order.order_id, order);
  account.world.changes.announce("payer");
  return order;
}

function createOrder(account: Account, body: unknown): object {
  const input = parseBody(CreateOrder, body);
  const order_id = input.order_id ?? `order_${newNumber(account, "order-id")}`;
  if (account.state.orders.has(order_id)) {
    throw new CashfreeError(409, "order_already_exists", "order with same id is already present");
  }
  const expiresAt = input.order_expiry_time?.getTime() ?? account.world.clock.nowMs() + defaultLifeMs;
  if (expiresAt < account.world.clock.nowMs() + shortestLifeMs) {
    throw new CashfreeError(
      400,
      "order_expiry_time_invalid",
      "order_expiry_time should be at least 15 minutes from now",
    );
  }
  const { order_amount, customer_details } = input;
  return wireOrder(
    addOrder(account, {
      ...{ order_id, order_amount, customer_details, expiresAt, linkId: null },
      order_note: input.order_note ?? null,
      order_tags: input.order_tags ?? null,
    }),
  );
}

/** The string a UPI app opens; `tr` carries the order's own number. */
function upiString(order: Order): string {
  const pairs: [string, string][] = [
    ["pa", merchantVpa],
    ["pn", "DrivoPay"],
    ["tr", `CF${order.cf_order_id}`],
    ["am", order.order_amount.toFixed(2)],
    ["cu", "INR"],
    ["mode", "00"],
    ["purpose", "00"],
    ["mc", "4121"],
    ["tn", (order.order_note ?? "Payment").slice(0, 50)],
  ];
  return `upi://pay?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
}

/** The order whose UPI string this is, if it is one of ours. */
export function orderOf(account: Account, upiUri: string): Order | undefined {
  const [, query] = upiUri.split("?");
  const params = new URLSearchParams(query);
  if (params.get("pa") !== merchantVpa) return undefined;
  return newestFirst(account.state.orders).find((order) => `CF${order.cf_order_id}` === params.get("tr"));
}

function payOrder(account: Account, body: unknown): object {
  const { payment_session_id, payment_method } = parseBody(PayOrder, body);
  const order = newestFirst(account.state.orders).find(
    (one) => one.payment_session_id === payment_session_id,
  );
  if (!order)
    throw new CashfreeError(
      400,
      "payment_session_id_invalid",
      "payment_session_id is not present or is invalid",
    );
  if (refreshOrder(account, order).order_status !== "ACTIVE") {
    throw new CashfreeError(400, "order_inactive", "order is no longer active");
  }
  const { channel } = payment_method.upi;
  const uri = upiString(order);
  const query = uri.slice(uri.indexOf("?"));
  return {
    action: "custom",
    cf_payment_id: newNumber(account, "attempt"),
    channel,
    payment_amount: order.order_amount,
    payment_method: "upi",
    data: {
      url: null,
      payload:
        channel === "qrcode"
          ? { qrcode: `data:image/png;base64,${Buffer.from(uri).toString("base64")}` }
          : {
              default: uri,
              bhim: `bhim://upi/pay${query}`,
              gpay: `tez://upi/pay${query}`,
              paytm: `paytmmp://upi/pay${query}`,
              phonepe: `phonepe://upi/pay${query}`,
              web: `https://${account.world.random.text("cf-web", 8)}.cashfree.test/`,
            },
      content_type: null,
      method: null,
    },
  };
}

export function orderRoutes(app: FastifyInstance, account: Account): void {
  const one = (params: unknown): Order =>
    refreshOrder(account, find(account.state.orders, OrderParams.parse(params).orderId, "order"));
  const paymentsOf = (order: Order): Payment[] =>
    newestFirst(account.state.payments).filter((payment) => payment.order_id === order.order_id);

  app.post("/orders", (request) => createOrder(account, request.body));
  app.post("/orders/sessions", (request) => payOrder(account, request.body));
  app.get("/orders/:orderId", (request) => wireOrder(one(request.params)));
  app.patch("/orders/:orderId", (request) => {
    const order = one(request.params);
    parseBody(Terminate, request.body);
    if (order.order_status !== "ACTIVE") {
      throw new CashfreeError(400, "order_inactive", `order is ${order.order_status.toLowerCase()}`);
    }
    order.order_status = "TERMINATED";
    account.world.changes.announce("payer");
    return wireOrder(order);
  });
  app.get("/orders/:orderId/payments", (request) => {
    const order = one(request.params);
    return paymentsOf(order).map((payment) => wirePayment(payment, order));
  });
  app.get("/orders/:orderId/payments/:paymentId", (request) => {
    const { paymentId } = PaymentParams.parse(request.params);
    const order = one(request.params);
    const payment = paymentsOf(order).find(({ cf_payment_id }) => cf_payment_id === paymentId);
    if (!payment) throw new CashfreeError(404, "payment_not_found", "transactions not found for the order");
    return wirePayment(payment, order);
  });
}

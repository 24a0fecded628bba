import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find } from "./errors.ts";
import { IdParams } from "./http.ts";
import { collection } from "./list.ts";
import { AmountInput, CurrencyInput, NotesInput, parseBody } from "./request.ts";
import { type Account, newestFirst, newId } from "./state.ts";
import type { Notes, Order } from "./wire.ts";

const CreateOrder = z.strictObject({
  amount: AmountInput,
  currency: CurrencyInput,
  receipt: z.string().max(40, { error: "The receipt may not be greater than 40 characters." }).nullish(),
  notes: NotesInput,
  partial_payment: z.boolean().optional(),
});

type NewOrder = { amount: number; receipt: string | null; notes: Notes };

export function createOrder(account: Account, { amount, receipt, notes }: NewOrder): Order {
  const order: Order = {
    id: newId(account.world.random, "order"),
    entity: "order",
    amount,
    amount_paid: 0,
    amount_due: amount,
    currency: "INR",
    receipt,
    offer_id: null,
    status: "created",
    attempts: 0,
    notes,
    created_at: account.world.clock.nowSeconds(),
  };
  account.state.orders.set(order.id, order);
  return order;
}

export function orderRoutes(app: FastifyInstance, account: Account): void {
  const one = (request: { params: unknown }): Order =>
    find(account.state.orders, IdParams.parse(request.params).id);

  app.post("/orders", (request) => {
    const { amount, receipt, notes } = parseBody(CreateOrder, request.body);
    return createOrder(account, { amount, receipt: receipt ?? null, notes });
  });
  app.get("/orders", (request) => {
    const { receipt } = z.object({ receipt: z.string().optional() }).parse(request.query);
    const orders = newestFirst(account.state.orders);
    return collection(
      orders.filter((order) => receipt === undefined || order.receipt === receipt),
      request.query,
    );
  });
  app.get("/orders/:id", one);
  app.patch("/orders/:id", (request) => {
    const order = one(request);
    order.notes = parseBody(z.strictObject({ notes: NotesInput }), request.body).notes;
    return order;
  });
  app.get("/orders/:id/payments", (request) => {
    const { id } = one(request);
    const payments = newestFirst(account.state.payments);
    return collection(
      payments.filter((payment) => payment.order_id === id),
      request.query,
    );
  });
}

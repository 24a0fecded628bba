import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { find, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams } from "./http.ts";
import { collection } from "./list.ts";
import { type Account, newestFirst, newId, nowSeconds } from "./state.ts";
import type { Payment, Refund, Settlement } from "./wire.ts";

const istOffsetSeconds = 19_800;

const ReconQuery = z.object({
  year: z.coerce.number().int(),
  month: z.coerce.number().int().min(1).max(12),
  day: z.coerce.number().int().min(1).max(31).optional(),
  count: z.coerce.number().int().min(1).max(1_000).default(10),
  skip: z.coerce.number().int().min(0).default(0),
});

/**
 * Pays out everything captured or refunded since the last settlement, in one settlement.
 * @throws Refusal when there is nothing to settle
 */
export function settleNow(account: Account): Settlement {
  const { state, world } = account;
  const payments = [...state.payments.values()].filter(
    ({ id, captured }) => captured && !state.settledBy.has(id),
  );
  const refunds = [...state.refunds.values()].filter(
    ({ id, status }) => status === "processed" && !state.settledBy.has(id),
  );
  if (payments.length + refunds.length === 0)
    throw new Refusal(409, "NOTHING_TO_SETTLE", "No payment awaits settlement");
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
  const fees = sum(payments.map(({ fee }) => fee ?? 0));
  const settlement: Settlement = {
    id: newId(world.random, "setl"),
    entity: "settlement",
    amount: sum(payments.map(({ amount }) => amount)) - fees - sum(refunds.map(({ amount }) => amount)),
    status: "processed",
    fees,
    tax: sum(payments.map(({ tax }) => tax ?? 0)),
    utr: `AXISCN${world.random.digits("utr", 10)}`,
    created_at: nowSeconds(),
  };
  state.settlements.set(settlement.id, settlement);
  for (const { id } of [...payments, ...refunds]) state.settledBy.set(id, settlement.id);
  sendPaymentEvent(account, "settlement.processed", { settlement });
  return settlement;
}

function reconItem(type: "payment" | "refund", entity: Payment | Refund, settlement: Settlement): object {
  const incoming = type === "payment";
  return {
    entity_id: entity.id,
    type,
    debit: incoming ? 0 : entity.amount,
    credit: incoming ? entity.amount : 0,
    amount: entity.amount,
    currency: "INR",
    fee: 0,
    tax: 0,
    on_hold: false,
    settled: true,
    created_at: entity.created_at,
    settled_at: settlement.created_at,
    settlement_id: settlement.id,
    settlement_utr: settlement.utr,
    payment_id: "payment_id" in entity ? entity.payment_id : null,
    notes: entity.notes,
    method: incoming ? "upi" : null,
  };
}

/** Everything settled on a day (or in a month) of Indian time. */
function recon({ state }: Account, query: unknown): object {
  const parsed = ReconQuery.safeParse(query);
  if (!parsed.success) throw new RazorpayError("The year and month fields are required.");
  const { year, month, day, count, skip } = parsed.data;
  const items = [...state.settledBy].flatMap(([id, settlementId]) => {
    const settlement = find(state.settlements, settlementId);
    const at = new Date((settlement.created_at + istOffsetSeconds) * 1_000);
    const sameMonth = at.getUTCFullYear() === year && at.getUTCMonth() + 1 === month;
    if (!sameMonth || (day !== undefined && at.getUTCDate() !== day)) return [];
    const payment = state.payments.get(id);
    return payment
      ? [reconItem("payment", payment, settlement)]
      : [reconItem("refund", find(state.refunds, id), settlement)];
  });
  const shown = items.slice(skip, skip + count);
  return { entity: "collection", count: shown.length, items: shown };
}

export function settlementRoutes(app: FastifyInstance, account: Account): void {
  app.get("/settlements", (request) => collection(newestFirst(account.state.settlements), request.query));
  app.get("/settlements/recon/combined", (request) => recon(account, request.query));
  app.get("/settlements/:id", (request) =>
    find(account.state.settlements, IdParams.parse(request.params).id),
  );
}

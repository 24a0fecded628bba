import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { parseBody } from "./request.ts";
import { type Account, indianTime, newestFirst, newNumber, type Settlement } from "./state.ts";

const ListBody = z.looseObject({
  pagination: z.looseObject({
    limit: z.int().min(1).max(1_000).default(10),
    cursor: z.string().nullish(),
  }),
  filters: z.looseObject({
    start_date: z.iso.datetime({ offset: true }).optional(),
    end_date: z.iso.datetime({ offset: true }).optional(),
  }),
});

/** What goes wrong with a settlement; nothing, when left out. */
const SettlementFaults = z
  .strictObject({
    /** Paise that do not arrive. */
    shortBy: z.int().min(0).default(0),
    /** Payments, by Cashfree's own number, that this one leaves for a later settlement. */
    leaveOut: z.array(z.string()).max(1_000).default([]),
  })
  .default({ shortBy: 0, leaveOut: [] });

const rupees = (paise: number) => paise / 100;
const paise = (rupees: number) => Math.round(rupees * 100);

function settleNow(account: Account, faults: z.output<typeof SettlementFaults>): Settlement {
  const { state, world } = account;
  const open = (id: string) => !state.settledBy.has(id) && !faults.leaveOut.includes(id);
  const payments = [...state.payments.values()].filter(
    ({ cf_payment_id, payment_status }) => payment_status === "SUCCESS" && open(cf_payment_id),
  );
  const refunds = [...state.refunds.values()].filter(
    ({ cf_refund_id, refund_status }) => refund_status === "SUCCESS" && open(cf_refund_id),
  );
  if (payments.length + refunds.length === 0)
    throw new Refusal(409, "NOTHING_TO_SETTLE", "No payment awaits settlement");
  const came = payments.reduce((sum, { payment_amount }) => sum + paise(payment_amount), 0);
  const went = refunds.reduce((sum, { refund_amount }) => sum + paise(refund_amount), 0);
  const settlement: Settlement = {
    cf_settlement_id: newNumber(account, "settlement"),
    status: "SUCCESS",
    amount_settled: rupees(came - went - faults.shortBy),
    settlement_utr: `YESB${world.random.digits("cf-utr", 12)}`,
    settledAt: account.world.clock.nowMs(),
  };
  state.settlements.set(settlement.cf_settlement_id, settlement);
  for (const { cf_payment_id } of payments) state.settledBy.set(cf_payment_id, settlement.cf_settlement_id);
  for (const { cf_refund_id } of refunds) state.settledBy.set(cf_refund_id, settlement.cf_settlement_id);
  return settlement;
}

/** Settles what there is to settle a while after each payment. */
export function settleAfterPayment(account: Account): void {
  const { settlementDelayMs, state, world } = account;
  if (settlementDelayMs === null || state.settlementPlanned) return;
  state.settlementPlanned = true;
  world.scheduler.after(settlementDelayMs, () => {
    if (account.state !== state) return;
    state.settlementPlanned = false;
    const waits = [...state.payments.values()].some(
      ({ cf_payment_id, payment_status }) =>
        payment_status === "SUCCESS" && !state.settledBy.has(cf_payment_id),
    );
    if (waits) settleNow(account, SettlementFaults.parse(undefined));
  });
}

const wireSettlement = (settlement: Settlement): object => ({
  entity: "settlement",
  cf_settlement_id: settlement.cf_settlement_id,
  status: settlement.status,
  settlement_currency: "INR",
  amount_settled: settlement.amount_settled,
  adjustment: 0,
  service_charge: 0,
  service_tax: 0,
  settlement_type: "NORMAL_SETTLEMENT",
  settlement_utr: settlement.settlement_utr,
  settled_on: indianTime(settlement.settledAt),
  remarks: null,
});

interface Event {
  readonly settlement: Settlement;
  readonly wire: object;
}

function eventsOf({ state }: Account): Event[] {
  return [...state.settledBy].flatMap(([id, settlementId]) => {
    const settlement = state.settlements.get(settlementId);
    if (!settlement) return [];
    const payment = state.payments.get(id);
    const refund = newestFirst(state.refunds).find(({ cf_refund_id }) => cf_refund_id === id);
    const amount = payment?.payment_amount ?? refund?.refund_amount ?? 0;
    const wire = {
      entity: "recon",
      event_id: id,
      event_type: payment ? "PAYMENT" : "REFUND",
      event_amount: amount,
      event_settlement_amount: amount,
      event_status: "SUCCESS",
      event_currency: "INR",
      event_time: indianTime(settlement.settledAt),
      sale_type: payment ? "CREDIT" : "DEBIT",
      order_id: payment?.order_id ?? refund?.order_id ?? null,
      cf_payment_id: payment?.cf_payment_id ?? refund?.cf_payment_id ?? null,
      payment_service_charge: 0,
      payment_service_tax: 0,
      payment_utr: payment?.bank_reference ?? null,
      refund_id: refund?.refund_id ?? null,
      cf_settlement_id: settlementId,
      settlement_utr: settlement.settlement_utr,
      settlement_date: indianTime(settlement.settledAt),
    };
    return [{ settlement, wire }];
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** One page and the cursor to the next; the cursor is where it begins. */
function page(body: unknown, list: (span: Span) => object[]): object {
  const { pagination, filters } = parseBody(ListBody, body);
  const span = {
    from: Date.parse(filters.start_date ?? "2000-01-01T00:00:00Z"),
    to: Date.parse(filters.end_date ?? "2100-01-01T00:00:00Z") + 999,
  };
  const all = list(span);
  const begins = Number(pagination.cursor ?? 0);
  const ends = begins + pagination.limit;
  return {
    cursor: ends < all.length ? String(ends) : null,
    limit: pagination.limit,
    data: all.slice(begins, ends),
  };
}

const isIn = ({ from, to }: Span, { settledAt }: Settlement) => settledAt >= from && settledAt <= to;

export function settlementRoutes(app: FastifyInstance, account: Account): void {
  app.post("/settlements", (request) =>
    page(request.body, (span) =>
      newestFirst(account.state.settlements)
        .filter((settlement) => isIn(span, settlement))
        .map(wireSettlement),
    ),
  );
  app.post("/settlement/recon", (request) =>
    page(request.body, (span) =>
      eventsOf(account)
        .filter(({ settlement }) => isIn(span, settlement))
        .map(({ wire }) => wire),
    ),
  );
}

/** Under `/_control/cashfree`: money is sent to the merchant's bank. */
export function settlementControls(app: FastifyInstance, account: Account): void {
  app.post("/settlements", (request) =>
    wireSettlement(settleNow(account, SettlementFaults.parse(request.body))),
  );
}

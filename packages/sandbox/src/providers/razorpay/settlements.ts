import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../../core/provider.ts";
import { find, RazorpayError } from "./errors.ts";
import { sendPaymentEvent } from "./events.ts";
import { IdParams } from "./http.ts";
import { collection } from "./list.ts";
import { type Account, newestFirst, newId } from "./state.ts";
import type { Payment, Refund, Settlement } from "./wire.ts";

const istOffsetSeconds = 19_800;

const SpanQuery = z.looseObject({
  from: z.coerce.number().int().default(0),
  to: z.coerce.number().int().default(Number.MAX_SAFE_INTEGER),
});

const ReconQuery = z.object({
  year: z.coerce.number().int(),
  month: z.coerce.number().int().min(1).max(12),
  day: z.coerce.number().int().min(1).max(31).optional(),
  count: z.coerce.number().int().min(1).max(1_000).default(10),
  skip: z.coerce.number().int().min(0).default(0),
});

/** What goes wrong with a settlement; nothing, when left out. */
export const SettlementFaults = z
  .strictObject({
    /** Paise that do not arrive. */
    shortBy: z.int().min(0).default(0),
    /** Payments and refunds that this one leaves for a later settlement. */
    leaveOut: z.array(z.string()).max(1_000).default([]),
    /** The bank has not done it yet: no UTR, and no event. */
    pending: z.boolean().default(false),
    /** The recon list tells of its items only when the control API says so. */
    reconLate: z.boolean().default(false),
  })
  .default({ shortBy: 0, leaveOut: [], pending: false, reconLate: false });
type SettlementFaults = z.output<typeof SettlementFaults>;

export const SettlementOutcome = z.strictObject({ outcome: z.enum(["processed", "failed", "told"]) });

/**
 * Pays out everything captured or refunded since the last settlement, in one settlement.
 * @throws Refusal when there is nothing to settle
 */
export function settleNow(account: Account, faults: SettlementFaults): Settlement {
  const { state, world } = account;
  const open = (id: string) => !state.settledBy.has(id) && !faults.leaveOut.includes(id);
  const payments = [...state.payments.values()].filter(({ id, captured }) => captured && open(id));
  const refunds = [...state.refunds.values()].filter(({ id, status }) => status === "processed" && open(id));
  if (payments.length + refunds.length === 0)
    throw new Refusal(409, "NOTHING_TO_SETTLE", "No payment awaits settlement");
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
  const settlement: Settlement = {
    id: newId(world.random, "setl"),
    entity: "settlement",
    amount:
      sum(payments.map(({ amount, fee }) => amount - (fee ?? 0))) -
      sum(refunds.map(({ amount }) => amount)) -
      faults.shortBy,
    status: faults.pending ? "created" : "processed",
    fees: sum(payments.map(({ fee }) => fee ?? 0)),
    tax: sum(payments.map(({ tax }) => tax ?? 0)),
    utr: faults.pending ? null : newUtr(account),
    created_at: account.world.clock.nowSeconds(),
  };
  state.settlements.set(settlement.id, settlement);
  for (const { id } of [...payments, ...refunds]) state.settledBy.set(id, settlement.id);
  if (faults.reconLate) state.untold.add(settlement.id);
  if (!faults.pending) sendPaymentEvent(account, "settlement.processed", { settlement });
  return settlement;
}

const newUtr = ({ world }: Account): string => `AXISCN${world.random.digits("utr", 10)}`;

/** What the bank, or the recon list, does about a settlement later on. */
export function decideSettlement(
  account: Account,
  settlement: Settlement,
  { outcome }: z.output<typeof SettlementOutcome>,
): Settlement {
  account.state.untold.delete(settlement.id);
  if (outcome === "told") return settlement;
  settlement.status = outcome;
  if (outcome === "processed") settlement.utr ??= newUtr(account);
  sendPaymentEvent(account, `settlement.${outcome}`, { settlement });
  return settlement;
}

/** Settles what there is to settle a while after each capture, as Razorpay does two working days later. */
export function settleAfterCapture(account: Account): void {
  const { settlementDelayMs, world } = account;
  if (settlementDelayMs === null || account.state.settlementPlanned) return;
  account.state.settlementPlanned = true;
  const { state } = account;
  world.scheduler.after(settlementDelayMs, () => {
    if (account.state !== state) return;
    state.settlementPlanned = false;
    const waits = [...state.payments.values()].some(
      ({ id, captured }) => captured && !state.settledBy.has(id),
    );
    if (waits) settleNow(account, SettlementFaults.parse(undefined));
  });
}

function reconItem(type: "payment" | "refund", entity: Payment | Refund, settlement: Settlement): object {
  const incoming = type === "payment";
  const fee = "fee" in entity ? (entity.fee ?? 0) : 0;
  return {
    entity_id: entity.id,
    type,
    debit: incoming ? 0 : entity.amount,
    credit: incoming ? entity.amount - fee : 0,
    amount: entity.amount,
    currency: "INR",
    fee,
    tax: "tax" in entity ? (entity.tax ?? 0) : 0,
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
    if (state.untold.has(settlementId)) return [];
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

/** Newest first, of a span of time where one is named. */
function listSettlements({ state }: Account, query: unknown): object {
  const { from, to, ...page } = SpanQuery.parse(query);
  const found = newestFirst(state.settlements).filter(
    ({ created_at }) => created_at >= from && created_at <= to,
  );
  return collection(found, page);
}

export function settlementRoutes(app: FastifyInstance, account: Account): void {
  app.get("/settlements", (request) => listSettlements(account, request.query));
  app.get("/settlements/recon/combined", (request) => recon(account, request.query));
  app.get("/settlements/:id", (request) =>
    find(account.state.settlements, IdParams.parse(request.params).id),
  );
}

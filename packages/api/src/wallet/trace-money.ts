import { AppError } from "@drivopay/contracts/errors";
import type { Trace, TraceStep } from "@drivopay/contracts/trace";
import { type Session, tables } from "@drivopay/db";
import { and, asc, eq, inArray, or } from "drizzle-orm";
import { type Portion, portionsOf } from "./trace-portions.ts";
import { settlementSteps } from "./trace-settlement.ts";
import { traceStep } from "./trace-step.ts";
import { presentWithdrawals } from "./withdrawal-repo.ts";

const { transactions: t, payments, refunds, reversePennyDrops, withdrawals } = tables;
type Movement = typeof t.$inferSelect;

/** More than this nobody reads on one page; the rest is counted. */
const listedAtMost = 50;

/**
 * The way of an amount, from the passenger or the trip, through fee and tax and the balance, to the bank and its
 * reference. Every amount names what it is made of.
 * @param id a transaction, or the payment, earning, refund or withdrawal that it stands for
 * @throws NOT_FOUND, also for another wallet's
 */
export async function traceMoney(db: Session, walletId: string, id: string): Promise<Trace> {
  const movements = await movementsBehind(db, walletId, id);
  const [head] = movements;
  if (!head) throw new AppError("NOT_FOUND");
  const way =
    head.source === "WITHDRAWAL"
      ? await wayOut(db, walletId, head)
      : await wayIn(db, walletId, head, movements);
  return { transactionId: head.id, amount: head.amount, currency: "INR", ...way };
}

/** All movements of the matter that an id belongs to, oldest first. A refund belongs to its payment. */
async function movementsBehind({ orm }: Session, walletId: string, id: string): Promise<Movement[]> {
  const ours = eq(t.walletId, walletId);
  const [named] = await orm
    .select({ referenceId: t.referenceId })
    .from(t)
    .where(and(ours, or(eq(t.id, id), eq(t.referenceId, id))))
    .limit(1);
  if (!named) return [];
  const [refund] = await orm
    .select({ paymentId: refunds.paymentId })
    .from(refunds)
    .where(eq(refunds.id, named.referenceId));
  return await orm
    .select()
    .from(t)
    .where(and(ours, eq(t.referenceId, refund?.paymentId ?? named.referenceId)))
    .orderBy(asc(t.walletVersion));
}

const linkTo = (transactionId: string) => ({ to: "TRANSACTION" as const, id: transactionId });

async function wayIn(
  db: Session,
  walletId: string,
  head: Movement,
  movements: readonly Movement[],
): Promise<Pick<Trace, "steps" | "more">> {
  const arrived = movements.filter(({ kind }) => kind !== "PAYMENT_HELD" && kind !== "EARNING_HELD");
  const credited = arrived.reduce((sum, { amount }) => sum + amount, 0);
  const [origin, settling, given, { portions, total, count }] = await Promise.all([
    originOf(db, head),
    settlingOf(db, head.referenceId),
    refundsOf(db, walletId, head.referenceId),
    portionsOf(db, walletId, head.referenceId, "uses", listedAtMost),
  ]);
  const fees = [
    ...(head.fee > 0 ? [traceStep("FEE", -head.fee)] : []),
    ...(head.tax > 0 ? [traceStep("TAX", -head.tax)] : []),
  ];
  const into = arrived.map((movement) =>
    traceStep("CREDITED", movement.amount, { at: instant(movement.createdAt), link: linkTo(movement.id) }),
  );
  const waiting =
    arrived.length === 0
      ? [traceStep("ON_HOLD", head.amount, { at: instant(head.createdAt), link: linkTo(head.id) })]
      : [];
  const rest = credited - total;
  return {
    steps: [
      ...origin,
      ...fees,
      ...settling,
      ...waiting,
      ...(head.source === "ADJUSTMENT" ? [] : into),
      ...given,
      ...(await leaving(db, portions)),
      ...(rest > 0 ? [traceStep("IN_BALANCE", rest)] : []),
    ],
    more: Math.max(0, count - portions.length),
  };
}

/** Where it came from: the passenger, the driver, the trip, or a correction by hand. */
async function originOf({ orm, sql }: Session, head: Movement): Promise<TraceStep[]> {
  const at = instant(head.createdAt);
  if (head.source === "ADJUSTMENT" || head.source === "REFUND" || head.source === "SETTLEMENT") {
    return [traceStep("CORRECTION", head.amount, { at, label: head.description, link: linkTo(head.id) })];
  }
  const [payment] = await orm.select().from(payments).where(eq(payments.id, head.referenceId));
  if (payment) {
    const facts = { label: payment.payerVpaMasked ?? payment.description, reference: payment.bankReference };
    return [
      payment.source === "DEPOSIT"
        ? traceStep("ADDED", payment.amount, { at, ...facts })
        : traceStep("PAID", payment.amount, { at, source: head.source, ...facts }),
    ];
  }
  const [rupee] = await orm
    .select()
    .from(reversePennyDrops)
    .where(eq(reversePennyDrops.id, head.referenceId));
  if (rupee) {
    const { payerAccountLast4: last4, utr } = rupee;
    const facts = { label: last4 === null ? null : `••••${last4}`, reference: utr };
    return [traceStep("PROVED", head.amount, { at, ...facts })];
  }
  const [trip] = await sql<{ trip_id: string; earned_at: string }[]>`
    select trip_id, earned_at from platforms.earnings where id = ${head.referenceId}`;
  const gross = head.amount + head.fee + head.tax;
  const facts = { source: head.source, label: head.description, reference: trip?.trip_id ?? null };
  return [
    trip
      ? traceStep("TRIP", gross, { at: new Date(trip.earned_at).toISOString(), ...facts })
      : traceStep("PAID", gross, { at, ...facts }),
  ];
}

/** How a passenger's payment came from the gateway to us; nothing for what is none. */
async function settlingOf(db: Session, referenceId: string): Promise<TraceStep[]> {
  const [payment] = await db.orm
    .select({ id: payments.id, gateway: payments.gateway, amount: payments.amount })
    .from(payments)
    .where(eq(payments.id, referenceId));
  return payment ? await settlementSteps(db, payment) : [];
}

async function refundsOf({ orm }: Session, walletId: string, paymentId: string): Promise<TraceStep[]> {
  const rows = await orm
    .select({ id: t.id, amount: t.amount, createdAt: t.createdAt })
    .from(t)
    .innerJoin(refunds, eq(refunds.id, t.referenceId))
    .where(and(eq(t.walletId, walletId), eq(refunds.paymentId, paymentId)))
    .orderBy(asc(t.walletVersion));
  return rows.map(({ id, amount, createdAt }) =>
    traceStep("REFUNDED", amount, { at: instant(createdAt), link: linkTo(id) }),
  );
}

/** What the money was used for: each withdrawal with its bank and UTR, everything else as it is booked. */
async function leaving(db: Session, portions: readonly Portion[]): Promise<TraceStep[]> {
  const ids = portions.filter(({ source }) => source === "WITHDRAWAL").map(({ referenceId }) => referenceId);
  const rows =
    ids.length === 0 ? [] : await db.orm.select().from(withdrawals).where(inArray(withdrawals.id, ids));
  const shown = new Map((await presentWithdrawals(db, rows)).map((row) => [row.id, row]));
  return portions.map(({ id, at, referenceId, source, amount, description }) => {
    const out = shown.get(referenceId);
    if (!out) return traceStep("USED", -amount, { at, source, label: description, link: linkTo(id) });
    const { bankName, accountNumberMasked } = out.bankAccount;
    return traceStep("WENT_OUT", -amount, {
      ...{ at, label: `${bankName} ${accountNumberMasked}`, reference: out.utr },
      link: { to: "WITHDRAWAL", id: referenceId },
    });
  });
}

async function wayOut(db: Session, walletId: string, head: Movement): Promise<Pick<Trace, "steps" | "more">> {
  const [row] = await db.orm.select().from(withdrawals).where(eq(withdrawals.id, head.referenceId));
  const [out] = row ? await presentWithdrawals(db, [row]) : [];
  if (!out) throw new AppError("NOT_FOUND");
  const { portions, count } = await portionsOf(db, walletId, head.referenceId, "sources", listedAtMost);
  const left = traceStep("WITHDRAWN", -out.total, { at: instant(head.createdAt), link: linkTo(head.id) });
  const made = portions.map(({ id, at, source, amount, description }) =>
    traceStep("MADE_OF", amount, { at, source, label: description, link: linkTo(id) }),
  );
  return { steps: [...made, left, ...ending(out)], more: Math.max(0, count - portions.length) };
}

function ending(out: Awaited<ReturnType<typeof presentWithdrawals>>[number]): TraceStep[] {
  const { bankName, accountNumberMasked } = out.bankAccount;
  const reached = out.timeline.findLast(({ status }) => status === out.status);
  const link = { to: "WITHDRAWAL" as const, id: out.id };
  const facts = { at: reached?.at ?? null, link };
  if (out.status === "RETURNED" || out.status === "CANCELLED" || out.status === "REVERSED") {
    return [traceStep("CAME_BACK", out.total, facts)];
  }
  const bank = { label: `${bankName} ${accountNumberMasked}`, reference: out.utr };
  return [
    ...(out.fee > 0 ? [traceStep("FEE", out.fee)] : []),
    ...(out.tax > 0 ? [traceStep("TAX", out.tax)] : []),
    traceStep(out.status === "PROCESSED" ? "BANK" : "PAYOUT", out.amount, { ...facts, ...bank }),
  ];
}

const instant = (at: Date) => at.toISOString();

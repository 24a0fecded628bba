import type { Gateway } from "@drivopay/contracts/payments";
import type { Session } from "@drivopay/db";
import { closeCase, openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { settlementDueBefore } from "../wallet/index.ts";

const kind = "payments.settlement-late";
/** What has been late for longer than this has had its case. */
const lookBackDays = 30;
const closedAtOnce = 200;
const listedInEvidence = 20;

interface LateDay {
  gateway: Gateway;
  day: string;
  payments: number;
  amount: string;
  listed: string[];
}

/**
 * Looks for captured payments that no settlement has carried though their time is over: late, not mismatched. A case
 * for each gateway and day of capture, closed by itself once all of that day has been settled. Safe to repeat.
 */
export async function watchLateSettlements(services: Services): Promise<{ late: number }> {
  const late = await lateDays(services.db, await settlementDueBefore(services.db, services.clock.now()));
  for (const { gateway, day, payments, amount, listed } of late) {
    await openCase(services.db, {
      dedupeKey: `${kind}:${gateway}:${day}`,
      kind,
      summary: "A gateway has not settled payments though their time is over",
      evidence: { gateway, capturedOn: day, payments, amount: Number(amount), gatewayPaymentIds: listed },
      referenceId: null,
    });
  }
  await closeSettled(services.db);
  return { late: late.length };
}

async function lateDays({ sql }: Session, dueBefore: Date): Promise<LateDay[]> {
  return await sql<LateDay[]>`
    select p.gateway, to_char(p.captured_at at time zone 'Asia/Kolkata', 'YYYY-MM-DD') as day,
      count(*)::int as payments, sum(p.amount) as amount,
      (array_agg(p.gateway_payment_id order by p.captured_at))[1:${listedInEvidence}::int] as listed
    from payments.payments p
    where p.transaction_id is not null and p.captured_at < ${dueBefore.toISOString()}
      and p.captured_at >= ${dueBefore.toISOString()}::timestamptz - make_interval(days => ${lookBackDays})
      and not exists (select 1 from payments.settlement_items i where i.payment_id = p.id)
    group by 1, 2 order by 2, 1`;
}

/** A case ends only when nothing of its gateway and day is left, however long ago the day was. */
async function closeSettled(db: Session): Promise<void> {
  const over = await db.sql<{ dedupeKey: string }[]>`
    select c.dedupe_key as "dedupeKey" from transactions.cases c
    where c.kind = ${kind} and c.state = 'OPEN' and not exists (
      select 1 from payments.payments p
      where p.gateway = c.evidence->>'gateway' and p.transaction_id is not null
        and p.captured_at >= (c.evidence->>'capturedOn')::date::timestamp at time zone 'Asia/Kolkata'
        and p.captured_at < ((c.evidence->>'capturedOn')::date + 1)::timestamp at time zone 'Asia/Kolkata'
        and not exists (select 1 from payments.settlement_items i where i.payment_id = p.id))
    order by c.created_at limit ${closedAtOnce}`;
  for (const { dedupeKey } of over) await closeCase(db, dedupeKey, "All of it has been settled since.");
}

import type { Overview } from "@drivopay/contracts/admin";
import { paise } from "@drivopay/contracts/money";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { firstIdAt } from "@drivopay/runtime/ids";
import type { StaffContext } from "../context.ts";
import { latestProof } from "./ledger-proof.ts";

interface CountsRow {
  payments: number;
  payments_amount: number;
  withdrawals: number;
  withdrawals_amount: number;
  kyc_waiting: number;
  in_review: number;
  cases_open: number;
  held_total: number;
  drivers_total: number;
}

/**
 * The state of the whole platform, in one statement. "Today" is found by the range of ids made since midnight in
 * India, which needs no index of its own; a posting made today for another day does not count.
 */
export async function readOverview({ services }: StaffContext): Promise<Overview> {
  const midnight = startOfIndianDay(services.clock.now());
  const [[counts], proof] = await Promise.all([
    services.db.sql<CountsRow[]>`
      with today as (
        select kind, amount from transactions.transactions
        where id >= ${firstIdAt(midnight)} and created_at >= ${midnight.toISOString()}
      )
      select
        count(*) filter (where kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD'))::int as payments,
        coalesce(sum(amount) filter (where kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD')), 0)::float8 as payments_amount,
        count(*) filter (where kind = 'WITHDRAWAL_HELD')::int as withdrawals,
        coalesce(-sum(amount) filter (where kind = 'WITHDRAWAL_HELD'), 0)::float8 as withdrawals_amount,
        (select count(*)::int from users.users where kyc_status in ('SUBMITTED', 'IN_REVIEW')) as kyc_waiting,
        (select count(*)::int from wallet.withdrawals where status = 'IN_REVIEW') as in_review,
        (select count(*)::int from transactions.cases where state = 'OPEN') as cases_open,
        (select coalesce(sum(amount), 0)::float8 from wallet.holds where released_at is null) as held_total,
        (select count(*)::int from users.users) as drivers_total
      from today`,
    latestProof(services.db),
  ]);
  return {
    paymentsToday: { count: counts?.payments ?? 0, amount: paise(counts?.payments_amount ?? 0) },
    withdrawalsToday: { count: counts?.withdrawals ?? 0, amount: paise(counts?.withdrawals_amount ?? 0) },
    kycWaiting: counts?.kyc_waiting ?? 0,
    withdrawalsInReview: counts?.in_review ?? 0,
    casesOpen: counts?.cases_open ?? 0,
    heldTotal: paise(counts?.held_total ?? 0),
    driversTotal: counts?.drivers_total ?? 0,
    lastLedgerProof: proof && { at: proof.at, ok: proof.ok, breaks: proof.breaks.length },
  };
}

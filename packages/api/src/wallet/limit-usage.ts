import type { KycTier } from "@drivopay/contracts/auth";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { LimitName } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";
import { startOfIndianDay, startOfIndianFinancialYear, startOfIndianMonth } from "@drivopay/runtime/clock";

/** The limits of a tier, and how much of each is used up. */
export interface LimitUsage {
  readonly limits: ReadonlyMap<LimitName, Paise>;
  readonly used: Readonly<Record<LimitName, Paise>>;
}

interface UsageRow {
  limits: { name: LimitName; amount: number }[] | null;
  outstanding: string;
  credited: string;
  credited_year: string;
  withdrawn_today: string;
  withdrawn_month: string;
}

/**
 * What stands against the limits of a wallet at an instant. To decide on it, hold the wallet's lock.
 * Money that waits above a limit is not counted: it is not the driver's to spend yet. Money on its way to the bank
 * is, since it may come back. Days and months are India's.
 */
export async function limitUsage(
  db: Session,
  wallet: { readonly id: string; readonly tier: KycTier },
  at: Date,
): Promise<LimitUsage> {
  const month = startOfIndianMonth(at).toISOString();
  const day = startOfIndianDay(at).toISOString();
  const year = startOfIndianFinancialYear(at).toISOString();
  const [row] = await db.sql<UsageRow[]>`
    select
      (select json_agg(json_build_object('name', r.name, 'amount', r.amount)) from (
        select distinct on (name) name, amount from wallet.limit_rules
        where tier = ${wallet.tier} and effective_from <= ${at.toISOString()}
        order by name, effective_from desc) r) as limits,
      w.balance + w.pending_balance - coalesce((select sum(h.amount) from wallet.holds h
        where h.wallet_id = w.id and h.released_at is null and h.reason = 'LIMIT_EXCEEDED'), 0) as outstanding,
      coalesce((select sum(t.amount) from transactions.transactions t where t.wallet_id = w.id
        and t.created_at >= ${month}
        and t.amount > 0
        and t.kind in ('PAYMENT_CAPTURED', 'EARNING_CREDITED', 'EARNING_AMENDED', 'HOLD_RELEASED')), 0) as credited,
      -- A year of movements is added up only for a tier that has such a limit.
      case when exists (select 1 from wallet.limit_rules y where y.tier = ${wallet.tier}
          and y.name = 'CREDIT_PER_YEAR' and y.effective_from <= ${at.toISOString()})
        then coalesce((select sum(t.amount) from transactions.transactions t where t.wallet_id = w.id
          and t.created_at >= ${year}
          and t.amount > 0
          and t.kind in ('PAYMENT_CAPTURED', 'EARNING_CREDITED', 'EARNING_AMENDED', 'HOLD_RELEASED')), 0)
        else 0 end as credited_year,
      coalesce(sum(o.amount) filter (where o.created_at >= ${day}), 0) as withdrawn_today,
      coalesce(sum(o.amount), 0) as withdrawn_month
    from wallet.wallets w
    left join wallet.withdrawals o on o.user_id = w.user_id and o.created_at >= ${month}
      and o.status not in ('RETURNED', 'CANCELLED', 'REVERSED')
    where w.id = ${wallet.id} group by w.id`;
  return {
    limits: new Map((row?.limits ?? []).map(({ name, amount }) => [name, paise(amount)])),
    used: {
      BALANCE_MAX: paise(Number(row?.outstanding ?? 0)),
      CREDIT_PER_MONTH: paise(Number(row?.credited ?? 0)),
      CREDIT_PER_YEAR: paise(Number(row?.credited_year ?? 0)),
      WITHDRAWAL_PER_TRANSACTION: paise(0),
      WITHDRAWAL_PER_DAY: paise(Number(row?.withdrawn_today ?? 0)),
      WITHDRAWAL_PER_MONTH: paise(Number(row?.withdrawn_month ?? 0)),
    },
  };
}

/** What is left of a limit, never below zero; without a rule nothing may pass. */
export function remainingOf(usage: LimitUsage, name: LimitName): Paise {
  return paise(Math.max(0, (usage.limits.get(name) ?? 0) - usage.used[name]));
}

/** The limits on what a wallet takes in over time. Not every tier has one a year; the others every tier has. */
export function creditLimitsOf({ limits }: LimitUsage): ("CREDIT_PER_MONTH" | "CREDIT_PER_YEAR")[] {
  return limits.has("CREDIT_PER_YEAR") ? ["CREDIT_PER_MONTH", "CREDIT_PER_YEAR"] : ["CREDIT_PER_MONTH"];
}

/** How much more the wallet may take in over time, whatever its balance. */
export const periodRoom = (usage: LimitUsage): Paise =>
  paise(Math.min(...creditLimitsOf(usage).map((name) => remainingOf(usage, name))));

/** How much more the wallet may take in before a limit on credits is passed. */
export function creditRoom(usage: LimitUsage): Paise {
  return paise(Math.min(remainingOf(usage, "BALANCE_MAX"), periodRoom(usage)));
}

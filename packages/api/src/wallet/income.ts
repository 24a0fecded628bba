import { paise } from "@drivopay/contracts/money";
import type { Income } from "@drivopay/contracts/statements";
import type { TransactionSource } from "@drivopay/contracts/transactions";
import type { Session } from "@drivopay/db";
import { startOfIndianMonth } from "@drivopay/runtime/clock";

interface IncomeRow {
  month: string;
  source: TransactionSource;
  amount: string;
  count: number;
}

const dayMs = 86_400_000;

/** The first instants of the last `count` whole months of India before `now`, oldest first, and of the running one. */
export function monthsBefore(now: Date, count: number): readonly Date[] {
  const starts = [startOfIndianMonth(now)];
  for (let month = 0; month < count; month += 1) {
    const first = starts[0] ?? now;
    starts.unshift(startOfIndianMonth(new Date(first.getTime() - dayMs)));
  }
  return starts;
}

/** 2026-10, of the instant at which a month of India began. */
export const monthName = (start: Date): string => new Date(start.getTime() + dayMs).toISOString().slice(0, 7);

/**
 * What a driver earned in the last whole months, by month and source: fares and platforms' pay, less what went back
 * to passengers. Money the driver put in is no income.
 * @param months how many whole months to look back on
 */
export async function incomeOf(
  db: Session,
  walletId: string,
  { months, now }: { readonly months: number; readonly now: Date },
): Promise<Income> {
  const starts = monthsBefore(now, months);
  const [from = now, to = now] = [starts[0], starts.at(-1)];
  const [rows, daysWithIncome] = await Promise.all([
    incomeRows(db, walletId, from, to),
    daysOfIncome(db, walletId, from, to),
  ]);
  const byMonth = starts.slice(0, -1).map((start) => {
    const month = monthName(start);
    const own = rows.filter((row) => row.month === month);
    return {
      month,
      amount: total(own),
      sources: own.map(({ source, amount }) => ({ source, amount: paise(Number(amount)) })),
    };
  });
  const amounts = byMonth.map(({ amount }) => amount);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    total: total(rows),
    monthlyAverage: paise(Math.floor(total(rows) / months)),
    monthsWithIncome: amounts.filter((amount) => amount > 0).length,
    daysWithIncome,
    days: Math.round((to.getTime() - from.getTime()) / dayMs),
    lowestMonth: paise(Math.min(...amounts)),
    highestMonth: paise(Math.max(...amounts)),
    months: byMonth,
    sources: [...Map.groupBy(rows, ({ source }) => source)]
      .map(([source, own]) => ({
        source,
        amount: total(own),
        count: own.reduce((sum, { count }) => sum + count, 0),
      }))
      .sort((first, second) => second.amount - first.amount),
  };
}

const total = (rows: readonly IncomeRow[]) => paise(rows.reduce((sum, row) => sum + Number(row.amount), 0));

function incomeRows({ sql }: Session, walletId: string, from: Date, to: Date): Promise<IncomeRow[]> {
  return sql<IncomeRow[]>`
    select to_char(t.created_at at time zone 'Asia/Kolkata', 'YYYY-MM') as month, t.source,
      sum(t.amount) as amount, count(*)::int as count
    from transactions.transactions t
    left join payments.refunds r on t.kind = 'REFUND' and r.id = t.reference_id
    left join payments.payments p on p.id = r.payment_id
    where t.wallet_id = ${walletId} and t.created_at >= ${from.toISOString()} and t.created_at < ${to.toISOString()}
      and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'EARNING_CREDITED', 'EARNING_HELD', 'EARNING_AMENDED', 'REFUND')
      and t.source <> 'DEPOSIT' and coalesce(p.source, '') <> 'DEPOSIT'
    group by 1, 2 order by 1, 2`;
}

async function daysOfIncome({ sql }: Session, walletId: string, from: Date, to: Date): Promise<number> {
  const [row] = await sql<{ days: number }[]>`
    select count(distinct (t.created_at at time zone 'Asia/Kolkata')::date)::int as days
    from transactions.transactions t
    where t.wallet_id = ${walletId} and t.created_at >= ${from.toISOString()} and t.created_at < ${to.toISOString()}
      and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'EARNING_CREDITED', 'EARNING_HELD') and t.source <> 'DEPOSIT'
      and t.amount > 0`;
  return row?.days ?? 0;
}

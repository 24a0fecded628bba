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
  isUnchecked: boolean;
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
 * to passengers. Money the driver put in is no income, nor is what an uploaded statement claims before staff have
 * compared it with the platform's books; of that only the sum is told. What they refused was never there.
 * @param months how many whole months to look back on
 */
export async function incomeOf(
  db: Session,
  walletId: string,
  { months, now }: { readonly months: number; readonly now: Date },
): Promise<Income> {
  const starts = monthsBefore(now, months);
  const [from = now, to = now] = [starts[0], starts.at(-1)];
  const [found, daysWithIncome] = await Promise.all([
    incomeRows(db, walletId, from, to),
    daysOfIncome(db, walletId, from, to),
  ]);
  const rows = found.filter(({ isUnchecked }) => !isUnchecked);
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
    notYetChecked: total(found.filter(({ isUnchecked }) => isUnchecked)),
  };
}

const total = (rows: readonly IncomeRow[]) => paise(rows.reduce((sum, row) => sum + Number(row.amount), 0));

/**
 * What an uploaded statement has to do with a movement `t`: a statement's first postings name the statement, later
 * changes of its trips name the trip.
 */
const behindStatements = ({ sql }: Session) => sql`
  left join platforms.statement_imports stated on t.kind in ('EARNING_CREDITED', 'EARNING_HELD')
    and stated.id = t.reference_id
  left join platforms.earnings trip on trip.id = t.reference_id and trip.import_id is not null
  left join platforms.statement_imports amended on amended.id = trip.import_id`;

const isUnchecked = ({ sql }: Session) =>
  sql`coalesce(stated.state = 'REVIEW' or amended.state = 'REVIEW', false)`;

/** Refused: the claim and its taking back; what a sync brought of the trip after that is true. */
const isRefused = ({ sql }: Session) => sql`coalesce(stated.state = 'REFUSED'
  or (amended.state = 'REFUSED' and t.created_at <= amended.decided_at), false)`;

function incomeRows(db: Session, walletId: string, from: Date, to: Date): Promise<IncomeRow[]> {
  return db.sql<IncomeRow[]>`
    select to_char(t.created_at at time zone 'Asia/Kolkata', 'YYYY-MM') as month, t.source,
      sum(t.amount) as amount, count(*)::int as count, ${isUnchecked(db)} as "isUnchecked"
    from transactions.transactions t
    left join payments.refunds r on t.kind = 'REFUND' and r.id = t.reference_id
    left join payments.payments p on p.id = r.payment_id
    ${behindStatements(db)}
    where t.wallet_id = ${walletId} and t.created_at >= ${from.toISOString()} and t.created_at < ${to.toISOString()}
      and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'EARNING_CREDITED', 'EARNING_HELD', 'EARNING_AMENDED', 'REFUND')
      and t.source <> 'DEPOSIT' and coalesce(p.source, '') <> 'DEPOSIT' and not ${isRefused(db)}
    group by 1, 2, 5 order by 1, 2`;
}

async function daysOfIncome(db: Session, walletId: string, from: Date, to: Date): Promise<number> {
  const [row] = await db.sql<{ days: number }[]>`
    select count(distinct (t.created_at at time zone 'Asia/Kolkata')::date)::int as days
    from transactions.transactions t
    ${behindStatements(db)}
    where t.wallet_id = ${walletId} and t.created_at >= ${from.toISOString()} and t.created_at < ${to.toISOString()}
      and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'EARNING_CREDITED', 'EARNING_HELD') and t.source <> 'DEPOSIT'
      and t.amount > 0 and not ${isUnchecked(db)} and not ${isRefused(db)}`;
  return row?.days ?? 0;
}

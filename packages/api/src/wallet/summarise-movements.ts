import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import type { Summary, SummaryInput, TransactionSource } from "@drivopay/contracts/transactions";
import type { WalletStats } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";
import { startOfIndianDay, startOfIndianMonth } from "@drivopay/runtime/clock";
import type { z } from "zod";

type Stats = z.infer<typeof WalletStats>;

/** The longest span that one summary covers. */
const longestSpanMs = 3 * 366 * 86_400_000;

interface PeriodRow {
  period: string;
  source: TransactionSource;
  credited: string;
  debited: string;
  count: number;
}

/**
 * What came and went between two instants, by day, week or month of India and by source. Withdrawals that came back
 * count for nothing.
 * @throws VALIDATION_FAILED when `to` is not behind `from`, or too far behind it
 */
export async function summariseMovements(
  { sql }: Session,
  walletId: string,
  { from, to, by }: z.infer<typeof SummaryInput>,
): Promise<z.infer<typeof Summary>> {
  const spanMs = new Date(to).getTime() - new Date(from).getTime();
  if (spanMs <= 0 || spanMs > longestSpanMs) {
    throw new AppError("VALIDATION_FAILED", {
      errors: [{ path: "to", message: "Not a span of up to three years" }],
    });
  }
  const rows = await sql<PeriodRow[]>`
    select date_trunc(${by}, t.created_at at time zone 'Asia/Kolkata') at time zone 'Asia/Kolkata' as period,
      t.source, coalesce(sum(t.amount) filter (where t.amount > 0), 0) as credited,
      coalesce(-sum(t.amount) filter (where t.amount < 0), 0) as debited, count(*)::int as count
    from transactions.transactions t
    left join wallet.withdrawals w on t.kind = 'WITHDRAWAL_HELD' and w.id = t.reference_id
    where t.wallet_id = ${walletId} and t.listed and t.created_at >= ${from} and t.created_at < ${to}
      and coalesce(w.status not in ('RETURNED', 'CANCELLED', 'REVERSED'), true)
    group by 1, 2 order by 1`;
  const periods = [...Map.groupBy(rows, (row) => new Date(row.period).toISOString())].map(
    ([period, group]) => ({ from: period, ...totals(group) }),
  );
  const sources = [...Map.groupBy(rows, (row) => row.source)].map(([source, group]) => {
    const { credited, debited, count } = totals(group);
    return { source, amount: paise(credited - debited), count };
  });
  const { credited, debited } = totals(rows);
  return { summary: { by, credited, debited, periods, sources } };
}

function totals(rows: readonly PeriodRow[]) {
  let credited = 0;
  let debited = 0;
  let count = 0;
  for (const row of rows) {
    credited += Number(row.credited);
    debited += Number(row.debited);
    count += row.count;
  }
  return { credited: paise(credited), debited: paise(debited), count };
}

interface StatsRow {
  span: "today" | "month" | "before";
  source: TransactionSource;
  earned: string;
  withdrawn: string;
  payments: number;
}

/** What the driver earned and took out: today and this month in India, and in all. Deposits are no earnings. */
export async function walletStats({ sql }: Session, walletId: string, now: Date): Promise<Stats> {
  const day = startOfIndianDay(now).toISOString();
  const month = startOfIndianMonth(now).toISOString();
  const rows = await sql<StatsRow[]>`
    select case when t.created_at >= ${day} then 'today' when t.created_at >= ${month} then 'month'
      else 'before' end as span, t.source,
      coalesce(sum(t.amount) filter (where t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD',
        'EARNING_CREDITED', 'EARNING_HELD', 'EARNING_AMENDED')
        and t.source <> 'DEPOSIT'), 0) as earned,
      coalesce(sum(w.amount), 0) as withdrawn,
      (count(*) filter (where t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD')
        and t.source <> 'DEPOSIT'))::int as payments
    from transactions.transactions t
    left join wallet.withdrawals w on t.kind = 'WITHDRAWAL_HELD' and w.id = t.reference_id
      and w.status not in ('RETURNED', 'CANCELLED', 'REVERSED')
    where t.wallet_id = ${walletId} and t.listed
    group by 1, 2`;
  const today = rows.filter((row) => row.span === "today");
  return {
    today: figures(today),
    thisMonth: figures(rows.filter((row) => row.span !== "before")),
    total: figures(rows),
    todayBySource: today
      .filter((row) => Number(row.earned) > 0)
      .map((row) => ({ source: row.source, amount: paise(Number(row.earned)) })),
  };
}

function figures(rows: readonly StatsRow[]): Stats["today"] {
  let earned = 0;
  let withdrawn = 0;
  let payments = 0;
  for (const row of rows) {
    earned += Number(row.earned);
    withdrawn += Number(row.withdrawn);
    payments += row.payments;
  }
  return { earned: paise(earned), withdrawn: paise(withdrawn), payments };
}

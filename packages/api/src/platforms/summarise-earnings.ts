import { paise } from "@drivopay/contracts/money";
import type { EarningsSummary, EarningsSummaryInput, Platform } from "@drivopay/contracts/platforms";
import type { Session } from "@drivopay/db";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { refuseOddSpan, sumEarnings } from "./list-earnings.ts";

type Span = z.infer<typeof EarningsSummaryInput>;

/**
 * What was earned at platforms by day, week or month of India, and at which hours of the day: what the earnings
 * screen draws. Earned is what the driver got by a trip, in cash or not: gross less the platform's part.
 * @throws VALIDATION_FAILED for an odd span
 */
export async function summariseEarnings(
  { services, driver }: DriverContext,
  span: Span,
): Promise<{ summary: EarningsSummary }> {
  refuseOddSpan(span);
  const { db } = services;
  const [{ totals }, periods, hours] = await Promise.all([
    sumEarnings(db, driver.userId, span),
    periodsOf(db, driver.userId, span),
    hoursOf(db, driver.userId, span),
  ]);
  return { summary: { by: span.by, totals, periods, hours } };
}

interface PeriodRow {
  period: string;
  platform: Platform;
  earned: string;
  trips: number;
}

async function periodsOf({ sql }: Session, userId: string, { from, to, by, platform }: Span) {
  const rows = await sql<PeriodRow[]>`
    select date_trunc(${by}, earned_at at time zone 'Asia/Kolkata') at time zone 'Asia/Kolkata' as period,
      platform, sum(gross + fees) as earned, (count(*) filter (where kind = 'TRIP'))::int as trips
    from platforms.earnings
    where user_id = ${userId} and earned_at >= ${from} and earned_at < ${to} and state <> 'REVERSED'
      and platform = coalesce(${platform ?? null}, platform)
    group by 1, 2 order by 1, 2`;
  return [...Map.groupBy(rows, (row) => new Date(row.period).toISOString())].map(([period, group]) => ({
    from: period,
    earned: paise(group.reduce((sum, row) => sum + Number(row.earned), 0)),
    trips: group.reduce((sum, row) => sum + row.trips, 0),
    byPlatform: group.map((row) => ({ platform: row.platform, earned: paise(Number(row.earned)) })),
  }));
}

interface HourRow {
  hour: number;
  earned: string;
  trips: number;
  days: number;
}

async function hoursOf({ sql }: Session, userId: string, { from, to, platform }: Span) {
  const rows = await sql<HourRow[]>`
    select extract(hour from earned_at at time zone 'Asia/Kolkata')::int as hour, sum(gross + fees) as earned,
      count(*)::int as trips, count(distinct (earned_at at time zone 'Asia/Kolkata')::date)::int as days
    from platforms.earnings
    where user_id = ${userId} and earned_at >= ${from} and earned_at < ${to}
      and state <> 'REVERSED' and kind = 'TRIP' and platform = coalesce(${platform ?? null}, platform)
    group by 1 order by 1`;
  return rows.map((row) => ({ ...row, earned: paise(Number(row.earned)) }));
}

import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import {
  type Earning,
  EarningsInput,
  type EarningsList,
  type EarningsTotals,
  type Platform,
} from "@drivopay/contracts/platforms";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";

const { earnings } = tables;
type Row = typeof earnings.$inferSelect;

/** The longest span that one question covers. */
const longestSpanMs = 3 * 366 * 86_400_000;

export interface EarningsSpan {
  readonly from: string;
  readonly to: string;
  readonly platform?: Platform | undefined;
}

/** @throws VALIDATION_FAILED when `to` is not behind `from`, or too far behind it */
export function refuseOddSpan({ from, to }: EarningsSpan): void {
  const spanMs = new Date(to).getTime() - new Date(from).getTime();
  if (spanMs > 0 && spanMs <= longestSpanMs) return;
  throw new AppError("VALIDATION_FAILED", {
    errors: [{ path: "to", message: "Not a span of up to three years" }],
  });
}

/**
 * What platforms owe the driver by trip, newest first, and what it comes to. A reversed trip is shown and counts
 * for nothing.
 * @throws VALIDATION_FAILED for an odd span, and for a cursor that is none of ours or of other filters
 */
export async function listEarnings(
  { services, driver }: DriverContext,
  asked: z.infer<typeof EarningsInput>,
): Promise<z.infer<typeof EarningsList>> {
  const input = resume(EarningsInput, asked);
  refuseOddSpan(input);
  const { userId } = driver;
  const [found, sums] = await Promise.all([
    pageOfEarnings(services.db, userId, input),
    sumEarnings(services.db, userId, input),
  ]);
  const { rows, pagination } = pageOf(found, input, sums.rows, (row) => row.id);
  return { earnings: rows.map(presentEarning), totals: sums.totals, pagination };
}

const behind = (userId: string, cursor: string | undefined) =>
  cursor === undefined
    ? undefined
    : sql`(${earnings.earnedAt}, ${earnings.id}) < (
        select seen.earned_at, seen.id from ${earnings} seen
        where seen.id = ${cursor}::uuid and seen.user_id = ${userId})`;

/** Trips of a driver of any time, newest first. */
export function earningsBehind(
  { orm }: Session,
  userId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<Row[]> {
  return orm
    .select()
    .from(earnings)
    .where(and(eq(earnings.userId, userId), behind(userId, cursor)))
    .orderBy(desc(earnings.earnedAt), desc(earnings.id))
    .limit(limit);
}

function pageOfEarnings(
  { orm }: Session,
  userId: string,
  input: z.infer<typeof EarningsInput>,
): Promise<Row[]> {
  const { take, skip } = pageBounds(input);
  return orm
    .select()
    .from(earnings)
    .where(
      and(
        eq(earnings.userId, userId),
        gte(earnings.earnedAt, new Date(input.from)),
        lt(earnings.earnedAt, new Date(input.to)),
        input.platform && eq(earnings.platform, input.platform),
        behind(userId, input.cursor),
      ),
    )
    .orderBy(desc(earnings.earnedAt), desc(earnings.id))
    .limit(take)
    .offset(skip);
}

interface SumRow {
  platform: Platform;
  gross: string;
  fees: string;
  cash: string;
  due: string;
  trips: number;
  rows: number;
}

/** What stands between two instants, by platform and in all. */
export async function sumEarnings(
  { sql: query }: Session,
  userId: string,
  { from, to, platform }: EarningsSpan,
): Promise<{ totals: z.infer<typeof EarningsTotals>; rows: number }> {
  const found = await query<SumRow[]>`
    select platform, coalesce(sum(gross) filter (where state <> 'REVERSED'), 0) as gross,
      coalesce(sum(fees) filter (where state <> 'REVERSED'), 0) as fees,
      coalesce(sum(cash) filter (where state <> 'REVERSED'), 0) as cash,
      coalesce(sum(due) filter (where state <> 'REVERSED'), 0) as due,
      (count(*) filter (where kind = 'TRIP' and state <> 'REVERSED'))::int as trips, count(*)::int as rows
    from platforms.earnings
    where user_id = ${userId} and earned_at >= ${from} and earned_at < ${to}
      and platform = coalesce(${platform ?? null}, platform)
    group by platform order by platform`;
  const byPlatform = found.map((row) => ({ platform: row.platform, ...figures([row]) }));
  return {
    totals: { ...figures(found), byPlatform },
    rows: found.reduce((sum, row) => sum + row.rows, 0),
  };
}

function figures(rows: readonly SumRow[]) {
  const sum = (field: "gross" | "fees" | "cash" | "due") =>
    paise(rows.reduce((total, row) => total + Number(row[field]), 0));
  return {
    ...{ gross: sum("gross"), fees: sum("fees"), cash: sum("cash"), due: sum("due") },
    trips: rows.reduce((total, row) => total + row.trips, 0),
  };
}

export function presentEarning(row: Row): Earning {
  const { id, platform, tripId, kind, state, gross, fees, cash, due, amount, transactionId } = row;
  return {
    ...{ id, platform, tripId, kind, state, gross, fees, cash, due, amount, transactionId },
    currency: "INR",
    amended: row.revision > 1,
    fromStatement: row.importId !== null,
    earnedAt: row.earnedAt.toISOString(),
  };
}

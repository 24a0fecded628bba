import type { PayoutMode } from "@drivopay/contracts/wallet";
import type { Session } from "@drivopay/db";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { neftLeavesAt } from "./bank-calendar.ts";
import { holidaysFrom } from "./bank-holidays.ts";
import { promisePolicy } from "./policy.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What a promise is made from, for one rail to one bank. */
export interface RailRecord {
  readonly mode: PayoutMode;
  /** How long past transfers took, from our order to the bank's word. */
  readonly tookMs: readonly number[];
  readonly down: boolean;
  readonly holidays: ReadonlySet<string>;
}

/** When a transfer would arrive, and whether the rail is troubled just now. */
export interface Arrival {
  readonly arrivesBy: Date;
  readonly down: boolean;
}

/**
 * When a transfer that is asked for now will have arrived, from our own measured history and from what the gateway
 * says of banks that are down.
 * @param to.bankCode as in withdrawals; empty when the bank is not known yet
 */
export async function promiseArrival(
  db: Session,
  to: { readonly mode: PayoutMode; readonly bankCode: string },
  now: Date,
): Promise<Arrival> {
  const [tookMs, down, holidays] = await Promise.all([
    historyOf(db, to, now),
    isDown(db, to),
    holidaysFrom(db, now),
  ]);
  return { arrivesBy: arrivalOn({ mode: to.mode, tookMs, down, holidays }, now), down };
}

/**
 * The promise that a record allows. By IMPS and UPI never past the end of the next day: money that was debited and
 * not credited has to be back by T+1 (RBI/2019-20/67, DPSS.CO.PD No.629/02.01.014/2019-20, 20 September 2019).
 */
export function arrivalOn(record: RailRecord, now: Date): Date {
  const { mode, tookMs, down, holidays } = record;
  const takesMs = tookMs.length < promisePolicy.fewest ? promisePolicy.unmeasuredMs[mode] : usualMs(tookMs);
  const waitMs = down ? promisePolicy.downtimeMs : 0;
  const leaves = mode === "NEFT" ? neftLeavesAt(new Date(now.getTime() + waitMs), holidays) : now;
  const promised = leaves.getTime() + takesMs + promisePolicy.marginMs + (mode === "NEFT" ? 0 : waitMs);
  const fullMinute = Math.ceil(promised / minuteMs) * minuteMs;
  return new Date(mode === "NEFT" ? fullMinute : Math.min(fullMinute, endOfNextDay(now)));
}

/** So long as all but a few of them took at most. */
function usualMs(tookMs: readonly number[]): number {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * promisePolicy.share) - 1)] ?? 0;
}

/** The last full minute of the day after. */
const endOfNextDay = (now: Date) => startOfIndianDay(now).getTime() + 2 * dayMs - minuteMs;

async function historyOf(
  db: Session,
  { mode, bankCode }: { mode: PayoutMode; bankCode: string },
  now: Date,
): Promise<number[]> {
  const since = new Date(now.getTime() - promisePolicy.historyMs).toISOString();
  const toBank = bankCode === "" ? [] : await arrivals(db, mode, since, bankCode);
  return toBank.length >= promisePolicy.fewest ? toBank : await arrivals(db, mode, since, null);
}

async function arrivals(
  db: Session,
  mode: PayoutMode,
  since: string,
  bankCode: string | null,
): Promise<number[]> {
  const rows = await db.sql<{ sent: string; arrived: string }[]>`
    select s.at as sent, p.at as arrived
    from (
      select id from wallet.withdrawals
      where mode = ${mode} and status in ('PROCESSED', 'REVERSED') and created_at >= ${since}
        and (${bankCode}::text is null or bank_code = ${bankCode})
      order by created_at desc limit ${promisePolicy.sample}
    ) w
    join wallet.withdrawal_steps s on s.withdrawal_id = w.id and s.status = 'SENDING'
    join wallet.withdrawal_steps p on p.withdrawal_id = w.id and p.status = 'PROCESSED'`;
  const holidays = mode === "NEFT" ? await holidaysFrom(db, new Date(since)) : new Set<string>();
  return rows.map(({ sent, arrived }) => {
    const left = mode === "NEFT" ? neftLeavesAt(new Date(sent), holidays) : new Date(sent);
    return Math.max(0, new Date(arrived).getTime() - left.getTime());
  });
}

async function isDown(
  db: Session,
  { mode, bankCode }: { mode: PayoutMode; bankCode: string },
): Promise<boolean> {
  const [row] = await db.sql<{ down: boolean }[]>`
    select exists (
      select 1 from wallet.payout_downtimes
      where ended_at is null and ${mode} = any (modes) and (bank_code is null or bank_code = ${bankCode})
    ) as down`;
  return row?.down ?? false;
}

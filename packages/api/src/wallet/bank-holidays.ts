import { type Session, tables } from "@drivopay/db";
import { indianDay, startOfIndianDay } from "@drivopay/runtime/clock";
import { gte, sql } from "drizzle-orm";
import { isBankDay } from "./bank-calendar.ts";

const { bankHolidays } = tables;
const dayMs = 86_400_000;
/** Gateways settle on the second working day after a capture (Razorpay, settlement cycle). */
const settlementBankDays = 2;
const longestClosureDays = 14;

/** The holidays of banks on the day in India that contains `at`, and after it. */
export async function holidaysFrom({ orm }: Session, at: Date): Promise<ReadonlySet<string>> {
  const rows = await orm
    .select({ day: bankHolidays.day })
    .from(bankHolidays)
    .where(gte(bankHolidays.day, sql`${indianDay(at)}::date`));
  return new Set(rows.map(({ day }) => day));
}

/** What was captured before this instant must have been settled by `at`: two whole working days are over since. */
export async function settlementDueBefore(db: Session, at: Date): Promise<Date> {
  const today = startOfIndianDay(at);
  const holidays = await holidaysFrom(db, new Date(today.getTime() - longestClosureDays * dayMs));
  let day = today;
  for (let found = 0, back = 1; found < settlementBankDays && back <= longestClosureDays; back += 1) {
    day = new Date(today.getTime() - back * dayMs);
    if (isBankDay(day, holidays)) found += 1;
  }
  return day;
}

import type { EarningsSummary } from "@drivopay/contracts/platforms";
import { indianDay } from "@drivopay/i18n/dates";
import { barDays, dayBefore, endOfDay, startOfDay } from "./days.ts";

/** Trips a page of the list. */
export const earningsPageSize = 20;

/** What a view asks for; the page prefetches with the very same input. */
export function earningsSpan(by: EarningsSummary["by"]) {
  const today = indianDay(new Date());
  const first = dayBefore(today, barDays[by]);
  return { today, first, span: { from: startOfDay(first), to: endOfDay(today) } };
}

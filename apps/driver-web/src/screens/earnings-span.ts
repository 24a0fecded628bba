import { indianDay } from "@drivopay/i18n/dates";
import { type ChartView, chartSpan, endOfDay, startOfDay } from "./days.ts";

/** Trips a page of the list. */
export const earningsPageSize = 20;

/** What a view asks for; the page prefetches with the very same input. */
export function earningsSpan(view: ChartView) {
  const { first, last } = chartSpan(view, indianDay(new Date()));
  return { first, last, span: { from: startOfDay(first), to: endOfDay(last) } };
}

import { indianDay } from "@drivopay/i18n/dates";
import type { QueryKey } from "@tanstack/react-query";
import { barDays, dayBefore, endOfDay, startOfDay } from "./days.ts";

/** What the home screen shows of the passbook; the page prefetches with the very same input. */
export const recentMovements = { limit: 5 } as const;
/** One page of the whole passbook. */
export const movementsPage = { limit: 20 } as const;
/** The movements of transfers to the bank. */
export const sentToBank = { source: "WITHDRAWAL", limit: 20 } as const;
/** One page of the links a driver has sent. */
export const linksPage = { limit: 20 } as const;
/** One page of the inbox. */
export const inboxPage = { limit: 20 } as const;

/** Files made before, of one kind. */
export const exportsPage = (kind: "EXPORT" | "INCOME_PASSPORT") => ({ limit: 10, kind });
export type SummaryBy = keyof typeof barDays;
/** The span of a view of the summary, which ends with the day of `now` in India. */
export function summarySpan(by: SummaryBy, now: Date) {
  const today = indianDay(now);
  const first = dayBefore(today, barDays[by]);
  return { first, today, input: { from: startOfDay(first), to: endOfDay(today), by } };
}

/** Where the pages of a list lie in the cache: below the path of its procedure, so that what is stale there is stale here. */
export const pagesKey = (path: QueryKey): QueryKey => [...path, "pages"];

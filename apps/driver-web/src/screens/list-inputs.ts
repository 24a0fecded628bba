import { indianDay } from "@drivopay/i18n/dates";
import type { QueryKey } from "@tanstack/react-query";
import { type ChartView, chartSpan, endOfDay, startOfDay } from "./days.ts";

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

/** A chart of the summary, and what it asks the server for. */
export function summarySpan(view: ChartView, now: Date) {
  const { first, last } = chartSpan(view, indianDay(now));
  return { first, last, input: { from: startOfDay(first), to: endOfDay(last), by: view.by } };
}

/** Where the pages of a list lie in the cache: below the path of its procedure, so that what is stale there is stale here. */
export const pagesKey = (path: QueryKey): QueryKey => [...path, "pages"];

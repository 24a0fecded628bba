import type { QueryKey } from "@tanstack/react-query";

/** What the home screen shows of the passbook; the page prefetches with the very same input. */
export const recentMovements = { limit: 5 } as const;
/** One page of the whole passbook. */
export const movementsPage = { limit: 20 } as const;
/** The movements of transfers to the bank. */
export const sentToBank = { source: "WITHDRAWAL", limit: 20 } as const;
/** One page of the inbox. */
export const inboxPage = { limit: 20 } as const;

/** Files made before. */
export const exportsPage = { limit: 10 } as const;

/** Where the pages of a list lie in the cache: below the path of its procedure, so that what is stale there is stale here. */
export const pagesKey = (path: QueryKey): QueryKey => [...path, "pages"];

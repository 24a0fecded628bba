/** What the home screen shows of the passbook; the page prefetches with the very same input. */
export const recentMovements = { limit: 5 } as const;
/** One page of the whole passbook. */
export const movementsPage = { limit: 20 } as const;
/** The movements of transfers to the bank. */
export const sentToBank = { source: "WITHDRAWAL", limit: 20 } as const;
/** One page of the inbox. */
export const inboxPage = { limit: 20 } as const;

import type { PageInput, Pagination } from "@drivopay/contracts/pagination";

/** How a list is read: one row more than the page holds tells whether there is a next page. */
export function pageBounds({ page, limit, cursor }: PageInput): {
  readonly take: number;
  readonly skip: number;
} {
  return { take: limit + 1, skip: page === undefined || cursor !== undefined ? 0 : (page - 1) * limit };
}

/**
 * Cuts the surplus row off and tells how to go on.
 * @param rows as read by `pageBounds`, at most `limit + 1`
 * @param cursorOf names a row so that the list can go on behind it
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { page, limit, cursor }: PageInput,
  total: number,
  cursorOf: (row: Row) => string,
): { readonly rows: readonly Row[]; readonly pagination: Pagination } {
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  const byNumber = page !== undefined && cursor === undefined;
  return {
    rows: shown,
    pagination: {
      page: byNumber ? page : null,
      limit,
      total,
      hasMore,
      nextCursor: hasMore && last !== undefined ? cursorOf(last) : null,
    },
  };
}

import type { PageInput, Pagination } from "@drivopay/contracts/pagination";
import type { Session } from "@drivopay/db";
import { count, type Subquery } from "drizzle-orm";

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

/** Lists that never end are counted up to here; beyond it, a total only says "many". */
export const countedAtMost = 10_000;

/** How many rows a query finds, but at most `countedAtMost`: the cost stays bounded however long the list. */
export async function boundedCount(
  { orm }: Session,
  found: { limit(rows: number): { as(alias: "found"): Subquery<"found"> } },
): Promise<number> {
  const [row] = await orm.select({ total: count() }).from(found.limit(countedAtMost).as("found"));
  return row?.total ?? 0;
}

import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { PageInput, Pagination } from "@drivopay/contracts/pagination";
import type { Session } from "@drivopay/db";
import { count, type Subquery } from "drizzle-orm";
import { z } from "zod";

/** How a list is read: one row more than the page holds tells whether there is a next page. */
export function pageBounds({ page, limit, cursor }: PageInput): {
  readonly take: number;
  readonly skip: number;
} {
  return { take: limit + 1, skip: page === undefined || cursor !== undefined ? 0 : (page - 1) * limit };
}

/** Where a list stood, and what it was asked for. */
const Place = z.tuple([z.string().max(100), z.record(z.string(), z.unknown())]);
type Filters = z.infer<typeof Place>[1];

const refusal = (path: string, message: string) =>
  new AppError("VALIDATION_FAILED", { errors: [{ path, message }] });

/** What a list is asked for beside where and how much. */
function filtersOf(input: object): Filters {
  const {
    page: _page,
    limit: _limit,
    cursor: _cursor,
    ...filters
  } = z.record(z.string(), z.unknown()).parse(input);
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The text that a list gives out to go on behind a row, of one list and one set of filters. */
export const cursorAt = (position: string, input: object): string =>
  Buffer.from(JSON.stringify([position, filtersOf(input)])).toString("base64url");

/**
 * Takes a list up where its cursor says: the input with the cursor's own filters, and in `cursor` the bare position.
 * Filters beside a cursor may repeat its own; another list needs no cursor of this one.
 * @param schema the list's input: a cursor comes from outside, and what it carries is checked like all else
 * @param isPosition what names a row of this list; ids, unless told otherwise
 * @throws VALIDATION_FAILED for a cursor that is none of ours, or beside filters that it was not made for
 */
export function resume<Input extends { readonly cursor?: string | undefined; readonly limit: number }>(
  schema: z.ZodType<Input>,
  input: Input,
  isPosition: (position: string) => boolean = (position) => Id.safeParse(position).success,
): Input {
  if (input.cursor === undefined) return input;
  const place = Place.safeParse(decoded(input.cursor));
  const [position, filters] = place.data ?? ["", {}];
  const resumed = schema.safeParse({ ...filters, limit: input.limit, cursor: position });
  if (!place.success || !resumed.success || !isPosition(position)) throw refusal("cursor", "Not a cursor");
  for (const [name, value] of Object.entries(filtersOf(input))) {
    if (JSON.stringify(value) === JSON.stringify(filters[name])) continue;
    throw refusal(name, "Not what the cursor was made for: leave it out, or start without a cursor");
  }
  return resumed.data;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/**
 * Cuts the surplus row off and tells how to go on.
 * @param rows as read by `pageBounds`, at most `limit + 1`
 * @param input as `resume` gives it, its filters with it: they go into the next cursor
 * @param positionOf names a row so that the list can go on behind it
 */
export function pageOf<Row>(
  rows: readonly Row[],
  input: PageInput,
  total: number,
  positionOf: (row: Row) => string,
): { readonly rows: readonly Row[]; readonly pagination: Pagination } {
  const { page, limit, cursor } = input;
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
      nextCursor: hasMore && last !== undefined ? cursorAt(positionOf(last), input) : null,
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

import {
  type QueryKey,
  type UseSuspenseInfiniteQueryResult,
  useSuspenseInfiniteQuery,
} from "@tanstack/react-query";
import { pagesKey } from "./list-inputs.ts";

/** A list of the API that is read page by page, by its cursor. */
export interface Page {
  readonly pagination: { readonly nextCursor: string | null };
}

/** Reads a list page by page; `read` is handed the cursor of the page, null for the first. */
export function usePages<One extends Page>(
  path: QueryKey,
  read: (cursor: string | null) => Promise<One>,
): UseSuspenseInfiniteQueryResult<{ pages: One[] }> {
  return useSuspenseInfiniteQuery({
    queryKey: pagesKey(path),
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.pagination.nextCursor,
  });
}

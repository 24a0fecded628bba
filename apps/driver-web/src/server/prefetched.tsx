import "server-only";
import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { pagesKey } from "../screens/list-inputs.ts";
import { requestQueryClient } from "./trpc.ts";

/** Starts a query without waiting; its answer streams to the page behind the first paint. */
export function prefetch<Data, Failure, Selected, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Selected, Key>,
): void {
  void requestQueryClient().prefetchQuery(options);
}

/** The same for the first page of a list that is read page by page. */
export function prefetchPages(path: QueryKey, readFirst: () => Promise<unknown>): void {
  void requestQueryClient().prefetchInfiniteQuery({
    queryKey: pagesKey(path),
    queryFn: readFirst,
    initialPageParam: null,
  });
}

/** Hands what was prefetched, done or under way, to the components below. */
export function Prefetched({ children }: { readonly children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(requestQueryClient())}>{children}</HydrationBoundary>;
}

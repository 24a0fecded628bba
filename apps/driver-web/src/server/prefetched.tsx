import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { pagesKey } from "../screens/list-inputs.ts";
import { requestQueryClient } from "./trpc.ts";

/**
 * How long a page waits for what it has asked for. A read takes a few milliseconds, and what is there then is painted
 * first; what streams behind the first paint is shown a third of a second later at the earliest, by React's choice.
 */
const patienceMs = 250;

/** Starts a query without waiting; an answer that is slow streams to the page behind the first paint. */
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

/** Hands what was prefetched, done or still under way, to the components below. */
export async function Prefetched({ children }: { readonly children: ReactNode }) {
  const client = requestQueryClient();
  const answers = client
    .getQueryCache()
    .getAll()
    .map((query) => query.promise);
  const tired = new AbortController();
  await Promise.race([
    Promise.allSettled(answers),
    sleep(patienceMs, undefined, { signal: tired.signal }).catch(() => undefined),
  ]);
  tired.abort();
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}

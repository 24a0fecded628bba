import { defaultShouldDehydrateQuery, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

/** Whether asking again may help: the catalogue says so of its own errors, and a lost connection may come back. */
export function mayRetry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  if (!(error instanceof ApiError)) return false;
  return error.data === null || error.data.retryable === true;
}

/** Whether an error says that nobody is signed in any more. */
export function sessionEnded(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.data?.code === "UNAUTHENTICATED" || error.data?.code === "SESSION_REVOKED";
}

/** The cache of a page (or, on the server, of one request). Live updates keep it fresh, so it need not ask often. */
export function makeQueryClient(onError: (error: unknown) => void = () => {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: mayRetry, refetchOnReconnect: "always" },
      // Without a network a press fails at once and says so; it must not move money minutes later, by itself.
      mutations: { networkMode: "always" },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

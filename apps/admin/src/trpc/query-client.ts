import { type ErrorCode, isErrorCode } from "@drivopay/contracts/errors";
import { desk } from "@drivopay/i18n/desk";
import { defaultShouldDehydrateQuery, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";

const signedOut: ReadonlySet<ErrorCode> = new Set(["UNAUTHENTICATED", "SESSION_REVOKED", "TOKEN_EXPIRED"]);

/** The catalogue's code of a failed call; null when there was no answer at all. */
export function errorCodeOf(error: unknown): ErrorCode | null {
  const code: unknown = error instanceof TRPCClientError ? error.data?.code : undefined;
  return isErrorCode(code) ? code : null;
}

/** What the API said about a failed call, for people. */
export function errorSentence(error: unknown): string {
  return errorCodeOf(error) !== null && error instanceof Error ? error.message : desk("common.offline");
}

/** Whether asking again may help: the catalogue says so of its own errors, and a lost connection may come back. */
function mayRetry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  // What a page prefetched in vain arrives without its reason; the browser asks once for itself.
  if (!(error instanceof TRPCClientError)) return failures === 0 && typeof window !== "undefined";
  return error.data === undefined || error.data === null || error.data.retryable === true;
}

/**
 * The cache of a page (or, on the server, of one request).
 * @param options.onSignedOut runs when a call finds that the session has ended
 */
export function makeQueryClient(options: { readonly onSignedOut?: () => void } = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        const code = errorCodeOf(error);
        if (code && signedOut.has(code)) options.onSignedOut?.();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 2_000, retry: mayRetry, refetchOnReconnect: "always" },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

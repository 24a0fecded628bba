"use client";

import type { AppRouter } from "@drivopay/api/root";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { makeQueryClient, sessionEnded } from "./query-client.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const url = "/api/trpc";

/** A call names its intent in its context; the same key on a repeat moves the money once. */
function idempotencyHeader(context: Record<string, unknown>): Record<string, string> {
  const key = context.idempotencyKey;
  return typeof key === "string" ? { "Idempotency-Key": key } : {};
}

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({ url }),
        false: splitLink({
          condition: (op) => op.type === "mutation",
          true: httpLink({ url, headers: ({ op }) => idempotencyHeader(op.context) }),
          false: httpBatchLink({ url, maxURLLength: 2000, maxItems: 10 }),
        }),
      }),
    ],
  });
}

/** A session that ended elsewhere ends here: nothing of the driver stays on the screen. */
export function leaveIfEnded(error: unknown): void {
  if (sessionEnded(error)) window.location.replace("/welcome?ended");
}

let browserQueryClient: QueryClient | undefined;

/** In the browser one cache for the life of the page; on the server one a request, or drivers would share it. */
function pageQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= makeQueryClient(leaveIfEnded);
  return browserQueryClient;
}

/** Gives the screens below typed calls, their cache and their live subscriptions. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = pageQueryClient();
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

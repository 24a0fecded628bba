"use client";

import type { AppRouter } from "@drivopay/api/root";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "./query-client.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const url = "/api/trpc";

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "mutation",
        true: httpLink({ url }),
        false: httpBatchLink({ url, maxURLLength: 2000, maxItems: 10 }),
      }),
    ],
  });
}

let browserQueryClient: QueryClient | undefined;

/** In the browser one cache for the life of the page; on the server one a request, or staff would share it. */
function pageQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= makeQueryClient({ onSignedOut: () => window.location.assign("/sign-in") });
  return browserQueryClient;
}

/** Gives the pages below typed calls and their cache. */
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

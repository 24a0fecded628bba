"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { forgetDriver } from "../screens/forget-driver.ts";
import { callProcedures, queryProcedures } from "./procedures.ts";
import { makeQueryClient, sessionEnded } from "./query-client.ts";

/** The procedures of the API, as options for TanStack Query. */
export const useTRPC = () => queryProcedures;
/** The same, to call without a cache. */
export const useTRPCClient = () => callProcedures;

/** A session that ended elsewhere ends here: nothing of the driver stays on the screen. */
export function leaveIfEnded(error: unknown): void {
  if (!sessionEnded(error)) return;
  forgetDriver();
  window.location.replace("/welcome?ended");
}

let browserQueryClient: QueryClient | undefined;

/** In the browser one cache for the life of the page; on the server one a request, or drivers would share it. */
function pageQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= makeQueryClient(leaveIfEnded);
  return browserQueryClient;
}

/** Gives the screens below the cache of their calls. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={pageQueryClient()}>{children}</QueryClientProvider>;
}

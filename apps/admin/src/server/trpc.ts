import "server-only";
import { appRouter } from "@drivopay/api/root";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache } from "react";
import { makeQueryClient } from "../trpc/query-client.ts";
import { callContext } from "./call-context.ts";
import { sessionCredentials } from "./session.ts";

const pageCallContext = cache(async () => callContext(await sessionCredentials()));

/** One cache a request: what a page prefetches is what its components find. */
export const requestQueryClient = cache(() => makeQueryClient());

/** Calls the procedures in this process, for prefetching. */
export const serverTrpc = createTRPCOptionsProxy({
  router: appRouter,
  queryClient: requestQueryClient,
  ctx: pageCallContext,
});

/** Calls a procedure in this process and waits for its answer. */
export async function serverCaller() {
  return appRouter.createCaller(await pageCallContext());
}

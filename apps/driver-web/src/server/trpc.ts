import "server-only";
import { appRouter } from "@drivopay/api/root";
import { createCallerFactory } from "@drivopay/api/trpc";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache } from "react";
import { makeQueryClient } from "../trpc/query-client.ts";
import { callContext } from "./call-context.ts";
import { sessionCredentials } from "./session.ts";

/** One cache a request: what a page prefetches is what its components find. */
export const requestQueryClient = cache(() => makeQueryClient());

/** One context a request: a page is one request, however many things it asks for. */
const pageContext = cache(async () => callContext(await sessionCredentials()));

/** Calls the procedures in this process, for prefetching. */
export const serverTrpc = createTRPCOptionsProxy({
  router: appRouter,
  queryClient: requestQueryClient,
  ctx: pageContext,
});

const createCaller = createCallerFactory(appRouter);

/** Calls them directly, for what the proxy has no options for. */
export const serverCaller = async () => createCaller(await pageContext());

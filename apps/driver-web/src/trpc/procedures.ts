import type { AppRouter } from "@drivopay/api/root";
import { type QueryKey, skipToken } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { isRecord } from "./api-error.ts";
import { mutate, query } from "./call.ts";
import { type Listener, LiveConnection } from "./live-connection.ts";

type Path = readonly string[];
type Ending = (path: Path, input?: unknown, options?: unknown) => unknown;

/** An object on which `a.b.ending(…)` calls that ending with the path `a.b`. */
function procedures(endings: Readonly<Record<string, Ending>>, path: Path = []): object {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        // Whoever awaits the object asks it for `then`.
        if (typeof name === "symbol" || name === "then") return undefined;
        const ending = Object.hasOwn(endings, name) ? endings[name] : undefined;
        if (ending) return (input?: unknown, options?: unknown) => ending(path, input, options);
        return procedures(endings, [...path, name]);
      },
    },
  );
}

/** The key under which tRPC's helpers on the server put the same call: what a page prefetched is found by it. */
function queryKey(path: Path, input: unknown, type?: "query"): QueryKey {
  const given = {
    ...(input === undefined || input === skipToken ? {} : { input }),
    ...(type === undefined ? {} : { type }),
  };
  return [path, given];
}

function keyOfIntent(options: unknown): string | undefined {
  const context = isRecord(options) ? options.context : undefined;
  const key = isRecord(context) ? context.idempotencyKey : undefined;
  return typeof key === "string" ? key : undefined;
}

const name = (path: Path): string => path.join(".");
const given = (options: unknown) => (isRecord(options) ? options : {});

// The types are tRPC's own for this router; that the values are what it would give is what procedures.test.ts proves.

/** Options for TanStack Query, by procedure. */
export const queryProcedures = procedures({
  queryOptions: (path, input, options) => ({
    ...given(options),
    queryKey: queryKey(path, input, "query"),
    queryFn: input === skipToken ? skipToken : () => query(name(path), input),
  }),
  queryKey: (path, input) => queryKey(path, input, "query"),
  pathKey: (path) => [path],
  mutationOptions: (path, options) => ({
    ...given(options),
    mutationKey: [path],
    mutationFn: (input: unknown) => mutate(name(path), input, keyOfIntent(given(options).trpc)),
  }),
  subscriptionOptions: (path, input, options) => ({
    enabled: true,
    ...given(options),
    queryKey: queryKey(path, input),
    subscribe: (listener: Listener) => new LiveConnection(name(path), input, listener),
  }),
}) as TRPCOptionsProxy<AppRouter>;

/** Calls without a cache, by procedure. */
export const callProcedures = procedures({
  query: (path, input) => query(name(path), input),
  mutate: (path, input, options) => mutate(name(path), input, keyOfIntent(options)),
}) as TRPCClient<AppRouter>;

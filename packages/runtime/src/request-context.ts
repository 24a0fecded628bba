import { AsyncLocalStorage } from "node:async_hooks";

/** What every log line and provider call of one request carries. */
export interface RequestContext {
  readonly requestId: string;
  readonly traceId?: string;
  readonly spanId?: string;
  userId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that everything it calls sees `context`. */
export function withRequestContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the request at hand, if there is one. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

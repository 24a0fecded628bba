import { subscribe } from "node:diagnostics_channel";
import { type RequestContext, requestContext } from "./request-context.ts";

/** As Node's own HTTP client announces a request that has not left. */
interface ClientRequest {
  hasHeader(name: string): boolean;
  setHeader(name: string, value: string): unknown;
}
/** As `fetch` announces one. */
interface FetchRequest {
  addHeader(name: string, value: string): unknown;
}

let passesOn = false;

/**
 * Has every HTTP request that is made on behalf of a request carry its id and its W3C trace context, whatever library
 * makes it: Node announces each one before it leaves. To be called once a process; repeating it does nothing.
 */
export function passOnRequestContext(): void {
  if (passesOn) return;
  passesOn = true;
  subscribe("http.client.request.created", (message) => {
    const request = requestIn<ClientRequest>(message, "setHeader");
    for (const [name, value] of headersToPassOn()) {
      if (request && !request.hasHeader(name)) request.setHeader(name, value);
    }
  });
  subscribe("undici:request:create", (message) => {
    const request = requestIn<FetchRequest>(message, "addHeader");
    for (const [name, value] of headersToPassOn()) request?.addHeader(name, value);
  });
}

function requestIn<Request extends object>(message: unknown, method: keyof Request & string): Request | null {
  if (typeof message !== "object" || message === null || !("request" in message)) return null;
  const isOurs = (request: unknown): request is Request =>
    typeof request === "object" && request !== null && method in request;
  return isOurs(message.request) ? message.request : null;
}

function headersToPassOn(): [name: string, value: string][] {
  const context = requestContext();
  if (!context) return [];
  const trace = traceparentOf(context);
  return [
    ["x-request-id", context.requestId],
    ...(trace ? [["traceparent", trace] as [string, string]] : []),
  ];
}

/** The header of W3C Trace Context; null where the caller sent none. */
function traceparentOf({ traceId, spanId }: RequestContext): string | null {
  return traceId && spanId ? `00-${traceId}-${spanId}-01` : null;
}

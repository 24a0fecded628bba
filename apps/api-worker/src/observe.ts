import type { Services } from "@drivopay/api/services";
import { counter, gauge, histogram } from "@drivopay/runtime/metrics";
import { type RequestContext, withRequestContext } from "@drivopay/runtime/request-context";
import type { FastifyInstance, FastifyRequest } from "fastify";

const requests = counter("http_requests_total", "HTTP requests", ["method", "route", "status"]);
const durations = histogram("http_request_duration_seconds", "Time to the end of an answer", [
  "method",
  "route",
]);
const inFlight = gauge("http_requests_in_flight", "Requests being answered");

declare module "fastify" {
  interface FastifyRequest {
    /** What its log lines carry: an answer's end is heard outside of its request's context. */
    logged: RequestContext | null;
  }
}

/** What was asked for, without its query: codes, states and signatures stand there. */
export const pathOf = ({ url }: FastifyRequest): string => url.split("?", 1)[0] ?? "";

/** Gives each request its context, counts and times it, and logs its end. Streams are timed until they close. */
export function observeRequests(app: FastifyInstance, services: Services): void {
  app.decorateRequest("logged", null);
  app.addHook("onRequest", (request, reply, done) => {
    inFlight.inc();
    void reply.header("x-request-id", request.id);
    const trace = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(String(request.headers.traceparent ?? ""));
    const [, traceId, spanId] = trace ?? [];
    const traced = traceId && spanId ? { traceId, spanId } : {};
    const context: RequestContext = { requestId: request.id, ...traced };
    request.logged = context;
    withRequestContext(context, done);
  });
  app.addHook("onResponse", (request, reply, done) => {
    inFlight.dec();
    const route = request.routeOptions.url ?? "unknown";
    requests.inc({ method: request.method, route, status: reply.statusCode });
    durations.observe({ method: request.method, route }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500 || services.logger.isLevelEnabled("debug")) {
      services.logger.info(
        {
          ...request.logged,
          method: request.method,
          path: pathOf(request),
          statusCode: reply.statusCode,
          duration: Math.round(reply.elapsedTime),
        },
        "Request completed",
      );
    }
    done();
  });
}

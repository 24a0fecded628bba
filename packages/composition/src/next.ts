import { createCallContext, requestIdFrom } from "@drivopay/api/call-context";
import type { Credentials } from "@drivopay/api/context";
import { publicError } from "@drivopay/api/middleware/errors";
import { maxCallsPerRequest } from "@drivopay/api/middleware/rate-limit";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { withRequestContext } from "@drivopay/runtime/request-context";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Composed, createServices } from "./services.ts";

declare global {
  /** Kept on the process: a web server loads its modules more than once. */
  var drivopayServices: Promise<Composed> | undefined;
}

/** The services of a web app's process, built at the first call. */
export async function webServices(processName: "driver-web" | "admin"): Promise<Services> {
  globalThis.drivopayServices ??= createServices(processName);
  return (await globalThis.drivopayServices).services;
}

/** Serves `/api/trpc` inside a web app, for whom the cookie names. */
export async function handleTrpc(
  request: Request,
  services: Services,
  credentials: Credentials | null,
): Promise<Response> {
  const requestId = requestIdFrom(request.headers.get("x-request-id"));
  if (!fromOwnPages(request)) return refuseForeign(requestId);
  return withRequestContext({ requestId }, () =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: withInput(request),
      router: appRouter,
      maxBatchSize: maxCallsPerRequest,
      createContext: ({ resHeaders }) => {
        resHeaders.set("x-request-id", requestId);
        return createCallContext(services, {
          header: (name) => request.headers.get(name),
          ipAddress: request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "127.0.0.1",
          credentials,
          requestId,
          setHeader: (name, value) => resHeaders.set(name, value),
        });
      },
    }),
  );
}

/** A mutation without input comes without a body, though it is announced as JSON; an empty object says the same. */
function withInput(request: Request): Request {
  if (request.method !== "POST" || request.headers.get("content-length") !== "0") return request;
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: "{}" });
}

/** A cookie travels with requests that other sites make; those say so, or name their origin. */
function fromOwnPages(request: Request): boolean {
  if (request.method === "GET") return request.headers.get("sec-fetch-site") !== "cross-site";
  const origin = request.headers.get("origin");
  return origin === null || new URL(origin).host === request.headers.get("host");
}

function refuseForeign(requestId: string): Response {
  const told = publicError(new AppError("CSRF_REFUSED"), requestId, "en");
  return Response.json({ error: { code: -32603, message: told.detail, data: told } }, { status: 403 });
}

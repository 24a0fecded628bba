import { publicJwks } from "@drivopay/api/auth/index";
import { requestIdFrom } from "@drivopay/api/call-context";
import type { Services } from "@drivopay/api/services";
import type { Composed } from "@drivopay/composition";
import { AppError } from "@drivopay/contracts/errors";
import cors from "@fastify/cors";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { registerUploads } from "./documents.ts";
import { registerHealth } from "./health.ts";
import { observeRequests, pathOf } from "./observe.ts";
import { registerDocs } from "./openapi/docs-page.ts";
import { registerPlatformCallback } from "./platform-callback.ts";
import { fromHttpError, refuseBrokenHttp, sendProblem } from "./problem.ts";
import { protectAnswers } from "./protect.ts";
import { registerRest } from "./rest.ts";
import { registerSignedDocuments } from "./signed-documents.ts";
import { limitTime, timeLimit } from "./time-out.ts";
import { registerTrpc } from "./trpc.ts";
import { registerWebhooks } from "./webhooks.ts";
import { registerWorkflows } from "./workflow-calls.ts";

const bodyLimitBytes = 256 * 1024;
const defaultTimeoutMs = 30_000;

export interface ServerOptions {
  /** Origins of the web apps that may call from a browser. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front are ours and tell the caller's address. */
  readonly trustedProxies: number;
  readonly draining: () => boolean;
  /** How long a request may take to come in, and again to be answered. */
  readonly requestTimeoutMs?: number;
  /** A bucket whose documents we serve ourselves; null where the bucket serves its own. */
  readonly documentFolder: Composed["documentFolder"];
}

/** Everything api-worker serves: tRPC, REST, webhooks, workflows, health. Metrics have a server of their own. */
export async function createServer(services: Services, options: ServerOptions): Promise<FastifyInstance> {
  const timeoutMs = options.requestTimeoutMs ?? defaultTimeoutMs;
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: timeoutMs,
    // Node looks for requests that are overdue only so often, and for a body only if headers may not take longer.
    http: { headersTimeout: timeoutMs, connectionsCheckingInterval: Math.min(timeoutMs, 5_000) },
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    routerOptions: { maxParamLength: 5_000 },
    genReqId: (request) => requestIdFrom(request.headers["x-request-id"]?.toString()),
    // Not `true`: that would cut the answers which a drain is there to wait for.
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, fromHttpError(error)),
    clientErrorHandler: refuseBrokenHttp,
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = fromHttpError(error);
    if (known.code === "INTERNAL")
      services.logger.error({ err: error, path: pathOf(request) }, "A request failed");
    return sendProblem(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AppError("NOT_FOUND")));
  observeRequests(app, services);
  letConnectionsEnd(app, options.draining);
  protectAnswers(app);
  await app.register(cors, {
    origin: [...options.allowedOrigins],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    maxAge: 600,
    exposedHeaders: [
      "x-request-id",
      "ratelimit-limit",
      "ratelimit-remaining",
      "ratelimit-reset",
      "retry-after",
    ],
  });
  registerHealth(app, services, options.draining);
  app.get("/.well-known/jwks.json", async (_request, reply) => {
    reply.header("cache-control", "public, max-age=300");
    return publicJwks(services);
  });
  if (options.documentFolder) registerSignedDocuments(app, options.documentFolder);
  const limit = timeLimit(app, timeoutMs);
  await registerTrpc(app, services, limit);
  await registerDocs(app, services.settings.publicApiUrl);
  await app.register(
    async (rest) => {
      limitTime(rest, limit);
      acceptEmptyJson(rest);
      await registerWebhooks(rest, services);
      await registerUploads(rest, services);
      registerPlatformCallback(rest, services);
      registerRest(rest, services);
    },
    { prefix: "/api/v1" },
  );
  await registerWorkflows(app, services);
  return app;
}

/** A connection that was busy when the drain began would be kept open for its next request, and the process with it. */
function letConnectionsEnd(app: FastifyInstance, draining: () => boolean): void {
  app.addHook("onResponse", (_request, _reply, done) => {
    if (draining()) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
}

/** Many HTTP clients name the content type of a body they do not send. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}

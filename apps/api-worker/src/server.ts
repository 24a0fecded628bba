import { publicJwks } from "@drivopay/api/auth/index";
import { requestIdFrom } from "@drivopay/api/call-context";
import type { Services } from "@drivopay/api/services";
import { createWorkflows } from "@drivopay/api/workflows";
import type { Composed } from "@drivopay/composition";
import { AppError } from "@drivopay/contracts/errors";
import cors from "@fastify/cors";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { fastifyPlugin as inngestPlugin } from "inngest/fastify";
import { registerUploads } from "./documents.ts";
import { registerHealth } from "./health.ts";
import { observeRequests } from "./observe.ts";
import { registerDocs } from "./openapi/docs-page.ts";
import { registerPlatformCallback } from "./platform-callback.ts";
import { fromHttpError, sendProblem } from "./problem.ts";
import { protectAnswers } from "./protect.ts";
import { registerRest } from "./rest.ts";
import { registerSignedDocuments } from "./signed-documents.ts";
import { registerTrpc } from "./trpc.ts";
import { registerWebhooks } from "./webhooks.ts";

const bodyLimitBytes = 256 * 1024;
/** Workflow calls carry the answers of all steps before. */
const workflowBodyLimitBytes = 4 * 1024 * 1024;

export interface ServerOptions {
  /** Origins of the web apps that may call from a browser. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front are ours and tell the caller's address. */
  readonly trustedProxies: number;
  readonly draining: () => boolean;
  /** A bucket whose documents we serve ourselves; null where the bucket serves its own. */
  readonly documentFolder: Composed["documentFolder"];
}

/** Everything api-worker serves: tRPC, REST, webhooks, workflows, health. Metrics have a server of their own. */
export async function createServer(services: Services, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    routerOptions: { maxParamLength: 5_000 },
    genReqId: (request) => requestIdFrom(request.headers["x-request-id"]?.toString()),
    // Not `true`: that would cut the answers which a drain is there to wait for.
    forceCloseConnections: "idle",
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = fromHttpError(error);
    if (known.code === "INTERNAL")
      services.logger.error({ err: error, path: request.url }, "A request failed");
    return sendProblem(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AppError("NOT_FOUND")));
  observeRequests(app, services);
  letConnectionsEnd(app, options.draining);
  protectAnswers(app);
  await app.register(cors, {
    origin: [...options.allowedOrigins],
    credentials: true,
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
  await registerTrpc(app, services);
  await registerDocs(app, services.settings.publicApiUrl);
  await app.register(
    async (rest) => {
      acceptEmptyJson(rest);
      await registerWebhooks(rest, services);
      await registerUploads(rest, services);
      registerPlatformCallback(rest, services);
      registerRest(rest, services);
    },
    { prefix: "/api/v1" },
  );
  await app.register(async (workflows) => {
    workflows.addHook("onRoute", (route) => {
      route.bodyLimit = workflowBodyLimitBytes;
    });
    await workflows.register(inngestPlugin, {
      client: services.inngest,
      functions: createWorkflows(services),
      options: { serveOrigin: services.settings.publicApiUrl, servePath: "/api/inngest" },
    });
  });
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

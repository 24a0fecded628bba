import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import type { CallContext } from "@drivopay/api/context";
import { toAppError, toTrpcError } from "@drivopay/api/middleware/errors";
import { maxCallsPerRequest } from "@drivopay/api/middleware/rate-limit";
import { type AppRouter, appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from "@trpc/server";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { procedureDefinitions } from "./procedures.ts";
import type { AwaitedAnswer, TimeLimit } from "./time-out.ts";

const prefix = "/trpc";

/**
 * Serves every procedure under /trpc. A single query or mutation, which is what mobile clients send, is answered here:
 * tRPC's own adapter turns each request into a web Request and streams a web Response, which costs more than all the
 * rest of the call. Batches, subscriptions and whatever is unusual go to that adapter. A single call that takes too
 * long is answered with TIMEOUT.
 */
export async function registerTrpc(
  app: FastifyInstance,
  services: Services,
  limit: TimeLimit,
): Promise<void> {
  const types = new Map([...procedureDefinitions()].map(([path, { type }]) => [path, type]));
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>["trpcOptions"] = {
    router: appRouter,
    maxBatchSize: maxCallsPerRequest,
    createContext: ({ req, res }) => contextOf(services, req, res),
    onError: ({ error, path }) => logFault(services, error, path),
  };
  await app.register(async (trpc) => {
    trpc.addHook("preHandler", async (request, reply) => {
      // A mutation without input comes without a body, which is no JSON.
      if (request.body === "") request.body = "{}";
      const call = singleCall(request, types);
      if (call) await answer(services, limit, call, request, reply);
    });
    await trpc.register(fastifyTRPCPlugin, { prefix, trpcOptions });
  });
}

interface SingleCall {
  readonly path: string;
  readonly type: "query" | "mutation";
  /** As JSON; undefined without input. */
  readonly input: string | undefined;
}

/** The call a request makes, if it is one query or mutation in plain JSON. */
function singleCall(request: FastifyRequest, types: ReadonlyMap<string, string>): SingleCall | null {
  const path = request.url.slice(prefix.length + 1).split("?", 1)[0] ?? "";
  const type = types.get(path);
  const query = request.query;
  if (request.headers["trpc-accept"] !== undefined || typeof query !== "object" || query === null)
    return null;
  if ("batch" in query) return null;
  if (request.method === "POST" && type === "mutation") {
    return typeof request.body === "string" ? { path, type, input: request.body } : null;
  }
  if (request.method !== "GET" || type !== "query") return null;
  const input = "input" in query ? query.input : undefined;
  return input === undefined || typeof input === "string" ? { path, type, input: input || undefined } : null;
}

/** Calls the procedure and answers in the words of tRPC's protocol. */
async function answer(
  services: Services,
  limit: TimeLimit,
  { path, type, input }: SingleCall,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const ctx = contextOf(services, request, reply);
  const refuse = async (error: TRPCError) => {
    if (reply.sent) return;
    const config = appRouter._def._config;
    const shape = getTRPCErrorShape({ config, ctx, error, input: undefined, path, type });
    await reply.code(getHTTPStatusCodeFromError(error)).send(JSON.stringify({ error: shape }));
  };
  const awaited: AwaitedAnswer = {
    sinceMs: performance.now(),
    giveUp: () => void refuse(toTrpcError(new AppError("TIMEOUT"))),
  };
  void reply.header("content-type", "application/json");
  limit.begin(awaited);
  try {
    const data: unknown = await callTRPCProcedure({
      ...{ router: appRouter, path, type, ctx, signal: undefined, batchIndex: 0 },
      getRawInput: async () => parsed(input),
    });
    if (!reply.sent) await reply.send(JSON.stringify({ result: { data } }));
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown);
    logFault(services, error, path);
    await refuse(error);
  } finally {
    limit.end(awaited);
  }
}

function parsed(input: string | undefined): unknown {
  try {
    return input === undefined ? undefined : JSON.parse(input);
  } catch (cause) {
    throw new TRPCError({ code: "PARSE_ERROR", cause });
  }
}

function contextOf(services: Services, request: FastifyRequest, reply: FastifyReply): CallContext {
  return createCallContext(services, {
    header: (name) => request.headers[name]?.toString(),
    ipAddress: request.ip,
    credentials: bearerFrom(request.headers.authorization),
    requestId: request.id,
    setHeader: (name, value) => {
      if (!reply.sent) void reply.header(name, value);
    },
  });
}

function logFault(services: Services, error: TRPCError, path: string | undefined): void {
  if (toAppError(error).code === "INTERNAL") services.logger.error({ err: error, path }, "A call failed");
}

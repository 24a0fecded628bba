import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import { toAppError } from "@drivopay/api/middleware/errors";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { sendProblem } from "./problem.ts";

const RestMeta = z.object({
  openapi: z.object({
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
    path: z.string(),
    enabled: z.boolean().optional(),
  }),
});
const Fields = z.record(z.string(), z.unknown());

/** A procedure that REST serves as well. */
interface RestOperation {
  readonly procedurePath: string;
  readonly type: "query" | "mutation";
  readonly method: z.infer<typeof RestMeta>["openapi"]["method"];
  readonly url: string;
}

/** The operations that the procedures' metadata name. */
export function restOperations(): RestOperation[] {
  return Object.entries(procedures()).flatMap(([procedurePath, { _def }]) => {
    const meta = RestMeta.safeParse(_def.meta);
    if (!meta.success || meta.data.openapi.enabled === false || _def.type === "subscription") return [];
    const { method, path } = meta.data.openapi;
    return [{ procedurePath, type: _def.type, method, url: path.replaceAll(/\{(\w+)\}/g, ":$1") }];
  });
}

function procedures(): Record<
  string,
  { _def: { meta?: unknown; type: "query" | "mutation" | "subscription" } }
> {
  return appRouter._def.procedures as never;
}

/** Serves every operation under the plugin's prefix, by calling its procedure. */
export function registerRest(app: FastifyInstance, services: Services): void {
  for (const operation of restOperations()) {
    app.route({
      method: operation.method,
      url: operation.url,
      handler: async (request, reply) => {
        const ctx = createCallContext(services, {
          header: (name) => header(request, name),
          ipAddress: request.ip,
          credentials: bearerFrom(request.headers.authorization),
          requestId: request.id,
          setHeader: (name, value) => void reply.header(name, value),
        });
        try {
          const answer: unknown = await callTRPCProcedure({
            router: appRouter,
            path: operation.procedurePath,
            type: operation.type,
            ctx,
            getRawInput: async () => inputOf(request),
            signal: undefined,
            batchIndex: 0,
          });
          return reply.send(answer);
        } catch (thrown) {
          return sendProblem(request, reply, toAppError(thrown));
        }
      },
    });
  }
}

/** Path parameters, with the query of a read or the body of a write; nothing at all when there is none. */
function inputOf(request: FastifyRequest): unknown {
  const carried = request.method === "GET" ? request.query : request.body;
  if (carried !== undefined && carried !== null && !Fields.safeParse(carried).success) return carried;
  const input = { ...Fields.parse(carried ?? {}), ...Fields.parse(request.params) };
  return Object.keys(input).length > 0 || request.method === "GET" ? input : {};
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

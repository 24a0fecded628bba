import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import { toAppError } from "@drivopay/api/middleware/errors";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { sendProblem } from "./problem.ts";
import { procedureDefinitions } from "./procedures.ts";

/** Where the PIN stands when an operation has no body. */
export const pinHeader = "x-pin";

const RestMeta = z.object({
  idempotencyKey: z.boolean().default(false),
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
  /** As in the OpenAPI document, like `/payments/{id}`. */
  readonly path: string;
  readonly needsIdempotencyKey: boolean;
  readonly takesPin: boolean;
}

/** The operations that the procedures' metadata name. */
export function restOperations(): RestOperation[] {
  return [...procedureDefinitions()].flatMap(([procedurePath, { type, meta: said, inputs }]) => {
    const meta = RestMeta.safeParse(said);
    if (!meta.success || meta.data.openapi.enabled === false || type === "subscription") return [];
    const { method, path } = meta.data.openapi;
    const takesPin = inputs.some((input) => input instanceof z.ZodObject && "pin" in input.shape);
    return [{ procedurePath, type, method, path, needsIdempotencyKey: meta.data.idempotencyKey, takesPin }];
  });
}

/** Serves every operation under the plugin's prefix, by calling its procedure. */
export function registerRest(app: FastifyInstance, services: Services): void {
  for (const operation of restOperations()) {
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
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
            getRawInput: async () => inputOf(request, operation),
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

/**
 * Path parameters, with the query of a read or the body of a write. A DELETE has no body that every client and proxy
 * would carry, and a PIN must not stand in an address, which is logged: there it comes in a header.
 */
function inputOf(request: FastifyRequest, operation: RestOperation): unknown {
  const carried = carriedInput(request, operation);
  if (carried !== undefined && carried !== null && !Fields.safeParse(carried).success) return carried;
  return { ...Fields.parse(carried ?? {}), ...Fields.parse(request.params) };
}

function carriedInput(request: FastifyRequest, { takesPin }: RestOperation): unknown {
  if (request.method === "GET") return request.query;
  if (request.method !== "DELETE") return request.body;
  if (!takesPin) return request.query;
  const { pin: _inAddress, ...query } = Fields.parse(request.query);
  const pin = header(request, pinHeader);
  return pin === undefined ? query : { ...query, pin };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

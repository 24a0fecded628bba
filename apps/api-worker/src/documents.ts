import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import { toAppError } from "@drivopay/api/middleware/errors";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes } from "@drivopay/contracts/users";
import multipart from "@fastify/multipart";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Uploads by REST: the one operation whose body is a form and not JSON. */
export async function registerDocumentUpload(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(multipart, { limits: { fileSize: maxDocumentBytes, files: 1, fields: 4 } });
  app.post("/users/me/document", { bodyLimit: 10 * 1024 * 1024 }, async (request, reply) => {
    const ctx = createCallContext(services, {
      header: (name) => request.headers[name]?.toString(),
      ipAddress: request.ip,
      credentials: bearerFrom(request.headers.authorization),
      requestId: request.id,
      setHeader: (name, value) => void reply.header(name, value),
    });
    let form: Promise<FormData> | undefined;
    try {
      return await callTRPCProcedure({
        router: appRouter,
        path: "users.uploadDocument",
        type: "mutation",
        ctx,
        // Read only when it is known who sends it, and once: the middleware asks for it as the parser does.
        getRawInput: () => {
          form ??= formOf(request);
          return form;
        },
        signal: undefined,
        batchIndex: 0,
      });
    } catch (thrown) {
      throw toAppError(thrown);
    }
  });
}

/** The fields in whatever order they came. @throws BAD_REQUEST, PAYLOAD_TOO_LARGE */
async function formOf(request: FastifyRequest): Promise<FormData> {
  if (!request.isMultipart()) throw new AppError("BAD_REQUEST");
  const form = new FormData();
  try {
    for await (const part of request.parts()) {
      if (part.type === "field") form.set(part.fieldname, String(part.value));
      else {
        const bytes = new Uint8Array(await part.toBuffer());
        form.set(part.fieldname, new File([bytes], part.filename, { type: part.mimetype }));
      }
    }
  } catch (cause) {
    const status = cause instanceof Error && "statusCode" in cause ? cause.statusCode : undefined;
    throw new AppError(status === 413 ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST", { cause });
  }
  return form;
}

import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import { toAppError } from "@drivopay/api/middleware/errors";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes } from "@drivopay/contracts/users";
import multipart from "@fastify/multipart";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { uploads } from "./openapi/uploads.ts";

const uploadLimitBytes = 10 * 1024 * 1024;

/** Uploads by REST: the operations whose body is a form and not JSON. */
export async function registerUploads(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(multipart, { limits: { fileSize: maxDocumentBytes, files: 1, fields: 4 } });
  for (const { path, procedurePath } of uploads) registerUpload(app, services, path, procedurePath);
}

function registerUpload(app: FastifyInstance, services: Services, url: string, procedure: string): void {
  app.post(url, { bodyLimit: uploadLimitBytes }, async (request, reply) => {
    refuseAnnounced(request, reply);
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
        path: procedure,
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
      const error = toAppError(thrown);
      // What was not read is not waited for: the connection ends with the answer.
      if (error.code === "PAYLOAD_TOO_LARGE") void reply.header("connection", "close");
      throw error;
    }
  });
}

/**
 * A body that is said to be too long is refused before any of it is read, and the connection ends with the answer.
 * @throws PAYLOAD_TOO_LARGE
 */
function refuseAnnounced(request: FastifyRequest, reply: FastifyReply): void {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced <= uploadLimitBytes) return;
  void reply.header("connection", "close");
  throw new AppError("PAYLOAD_TOO_LARGE");
}

/** The fields in whatever order they came. @throws BAD_REQUEST, PAYLOAD_TOO_LARGE */
async function formOf(request: FastifyRequest): Promise<FormData> {
  if (!request.isMultipart()) throw new AppError("BAD_REQUEST");
  const form = new FormData();
  try {
    for await (const part of request.parts()) {
      if (part.type === "field") form.set(part.fieldname, String(part.value));
      else {
        const tooLong = new AppError("PAYLOAD_TOO_LARGE");
        // Else all the rest would be read, to be thrown away.
        part.file.once("limit", () => part.file.destroy(tooLong));
        const bytes = new Uint8Array(await part.toBuffer());
        form.set(part.fieldname, new File([bytes], part.filename, { type: part.mimetype }));
      }
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    throw new AppError(code === "FST_REQ_FILE_TOO_LARGE" ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST", { cause });
  }
  return form;
}

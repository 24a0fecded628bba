import { bearerFrom, createCallContext } from "@drivopay/api/call-context";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes } from "@drivopay/contracts/users";
import multipart from "@fastify/multipart";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance } from "fastify";

/** Uploads by REST: the one operation whose body is a form and not JSON. */
export async function registerDocumentUpload(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(multipart, { limits: { fileSize: maxDocumentBytes, files: 1, fields: 4 } });
  app.post("/users/me/document", { bodyLimit: 10 * 1024 * 1024 }, async (request, reply) => {
    const part = await request.file();
    if (!part) throw new AppError("BAD_REQUEST");
    const bytes = await part.toBuffer();
    const form = new FormData();
    const type = part.fields.type;
    if (type && !Array.isArray(type) && type.type === "field") form.set("type", String(type.value));
    form.set("file", new File([new Uint8Array(bytes)], part.filename, { type: part.mimetype }));
    const ctx = createCallContext(services, {
      header: (name) => request.headers[name]?.toString(),
      ipAddress: request.ip,
      credentials: bearerFrom(request.headers.authorization),
      requestId: request.id,
      setHeader: (name, value) => void reply.header(name, value),
    });
    return callTRPCProcedure({
      router: appRouter,
      path: "users.uploadDocument",
      type: "mutation",
      ctx,
      getRawInput: async () => form,
      signal: undefined,
      batchIndex: 0,
    });
  });
}

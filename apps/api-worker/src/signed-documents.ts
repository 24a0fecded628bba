import type { Composed } from "@drivopay/composition";
import { AppError } from "@drivopay/contracts/errors";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const Address = z.object({
  key: z.string(),
  expires: z.string(),
  signature: z.string(),
  downloadAs: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
});

/** Documents of a folder bucket, to whoever holds a signed address that has not expired. Never cached, never sniffed. */
export function registerSignedDocuments(
  app: FastifyInstance,
  folder: NonNullable<Composed["documentFolder"]>,
): void {
  app.get("/documents", async (request, reply) => {
    const address = Address.safeParse(request.query);
    if (!address.success) throw new AppError("NOT_FOUND");
    const { body, sizeBytes, contentType } = await folder.readSigned(address.data);
    const { downloadAs } = address.data;
    return reply
      .header("cache-control", "private, no-store")
      .header("content-disposition", downloadAs ? `attachment; filename="${downloadAs}"` : "inline")
      .header("content-length", sizeBytes)
      .header("cross-origin-resource-policy", "cross-origin")
      .header("content-security-policy", "sandbox; default-src 'none'")
      .type(contentType)
      .send(body);
  });
}

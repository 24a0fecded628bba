import type { Composed } from "@drivopay/composition";
import { AppError } from "@drivopay/contracts/errors";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const Address = z.object({ key: z.string(), expires: z.string(), signature: z.string() });

/** Documents of a folder bucket, to whoever holds a signed address that has not expired. Never cached, never sniffed. */
export function registerSignedDocuments(
  app: FastifyInstance,
  folder: NonNullable<Composed["documentFolder"]>,
): void {
  app.get("/documents", async (request, reply) => {
    const address = Address.safeParse(request.query);
    if (!address.success) throw new AppError("NOT_FOUND");
    const { body, contentType } = await folder.readSigned(address.data);
    return reply
      .header("cache-control", "private, no-store")
      .header("content-disposition", "inline")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("content-security-policy", "sandbox; default-src 'none'")
      .type(contentType)
      .send(body);
  });
}

import { constantTimeEqual } from "@drivopay/runtime/crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import { z } from "zod";
import type { RazorpayOptions, SandboxLogger } from "../../options.ts";
import { authenticationFailed, outage, RazorpayError, urlNotFound } from "./errors.ts";

export const IdParams = z.object({ id: z.string() });

/** Where the images and short links of this sandbox live, as the caller reached it. */
export const publicBase = (request: { host: string }): string => `http://${request.host}/razorpay`;

function requireKeys(app: FastifyInstance, { keyId, keySecret }: RazorpayOptions): void {
  const expected = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString("base64")}`;
  app.addHook("onRequest", async (request, reply) => {
    if (!constantTimeEqual(request.headers.authorization ?? "", expected)) {
      return reply.code(401).send(authenticationFailed);
    }
  });
}

/** Razorpay's manners for everything under `/v1`: Basic auth, lenient bodies, its own error shapes. */
export function speakRazorpay(app: FastifyInstance, options: RazorpayOptions, logger: SandboxLogger): void {
  app.addContentTypeParser("*", (_request, _payload, done) => done(null, {}));
  requireKeys(app, options);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof RazorpayError) return reply.code(error.status).send(error.body());
    if (error instanceof z.ZodError)
      return reply.code(400).send(new RazorpayError("The parameters are invalid.").body());
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(new RazorpayError(error.message).body());
    logger.error({ err: error, path: request.url }, "request failed");
    return reply.code(500).send(outage(500));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(400).send(urlNotFound));
}

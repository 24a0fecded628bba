import { constantTimeEqual } from "@drivopay/runtime/crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { SendgridOptions } from "../../options.ts";
import { errorBody, outage, SendgridError } from "./errors.ts";
import { acceptMail } from "./mail-send.ts";

/** SendGrid's manners: a bearer key, JSON in, nothing but headers out, its own error bodies. */
function speakSendgrid(app: FastifyInstance, { apiKey }: SendgridOptions): void {
  app.addHook("onRequest", async (request) => {
    if (constantTimeEqual(request.headers.authorization ?? "", `Bearer ${apiKey}`)) return;
    throw new SendgridError(401, "The provided authorization grant is invalid, expired, or revoked");
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof SendgridError) return reply.code(error.status).send(error.body());
    const status = error.statusCode ?? 500;
    return reply.code(status).send(status < 500 ? errorBody(error.message) : outage(status));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody("not found")));
}

/** SendGrid's Mail Send; what it sends lands in the inbox, and the event webhook tells of it. */
export function sendgrid(world: World, options: SendgridOptions): Provider {
  return {
    name: "sendgrid",
    routes(app) {
      app.register(
        async (scope) => {
          speakSendgrid(scope, options);
          scope.post("/mail/send", (request, reply) =>
            reply
              .code(202)
              .header("x-message-id", acceptMail(world, options, request.body))
              .send(),
          );
        },
        { prefix: "/v3" },
      );
    },
    faultBody: outage,
    reset() {},
  };
}

import type { FastifyError, FastifyInstance } from "fastify";
import { z } from "zod";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { FcmOptions } from "../../options.ts";
import { FcmError, outage } from "./errors.ts";
import { acceptPush, type PushState } from "./send.ts";

/** The host the official SDK names in its requests, whatever socket they travel on: it has no option for another. */
export const fcmHost = "fcm.googleapis.com";

const Uninstalled = z.strictObject({ token: z.string().min(1) });
const Project = z.object({ project: z.string() });

/** FCM's manners: a bearer token, JSON, Google's error bodies. */
function speakFcm(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) throw new FcmError("UNAUTHENTICATED");
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof FcmError) return reply.code(error.http).send(error.body());
    const status = error.statusCode ?? 500;
    return reply.code(status).send(outage(status));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(outage(404)));
}

/** Firebase Cloud Messaging, HTTP v1; what it sends lands in the inbox. */
export function fcm(world: World, options: FcmOptions): Provider {
  const state: PushState = { uninstalled: new Set() };
  return {
    name: "fcm",
    routes(app) {
      app.register(
        async (scope) => {
          speakFcm(scope);
          // Two colons are one, written out.
          scope.post("/projects/:project/messages::send", (request) => {
            const { project } = Project.parse(request.params);
            if (project !== options.projectId) throw new FcmError("SENDER_ID_MISMATCH");
            return { name: `projects/${project}/messages/${acceptPush(world, state, request.body)}` };
          });
        },
        { prefix: "/v1" },
      );
    },
    controls(app) {
      app.post("/uninstall", (request, reply) => {
        state.uninstalled.add(Uninstalled.parse(request.body).token);
        return reply.code(204).send();
      });
    },
    faultBody: outage,
    reset: () => state.uninstalled.clear(),
  };
}

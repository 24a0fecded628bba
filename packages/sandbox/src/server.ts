import Fastify, { type FastifyInstance } from "fastify";
import { consoleRoutes } from "./console/routes.ts";
import { controlRoutes } from "./control/routes.ts";
import type { Provider } from "./core/provider.ts";
import type { World } from "./core/world.ts";
import { hookFaults } from "./fault-hooks.ts";
import { acceptEmptyJson } from "./json-body.ts";
import { answerWithProblems } from "./problem.ts";
import { fcmHost } from "./providers/fcm/index.ts";

const bodyLimitBytes = 1_048_576;

/** Assembles the HTTP server: each provider under its name, the control API under `/_control`, the console at `/`. */
export function createServer(world: World, providers: readonly Provider[]): FastifyInstance {
  const app = Fastify({
    ...{ forceCloseConnections: true, bodyLimit: bodyLimitBytes },
    rewriteUrl: ({ url = "/", headers }) => (headers.host === fcmHost ? `/fcm${url}` : url),
  });
  acceptEmptyJson(app);
  answerWithProblems(app, world.logger);

  for (const provider of providers) {
    app.register(
      async (scope) => {
        hookFaults(scope, provider, world.faults);
        provider.routes(scope);
      },
      { prefix: `/${provider.name}` },
    );
  }

  app.register(
    async (scope) => {
      controlRoutes(scope, { world, providers });
      for (const provider of providers) {
        scope.register(async (inner) => provider.controls?.(inner), { prefix: `/${provider.name}` });
      }
    },
    { prefix: "/_control" },
  );

  consoleRoutes(app, { world, providers });
  return app;
}

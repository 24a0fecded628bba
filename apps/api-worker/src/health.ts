import type { Services } from "@drivopay/api/services";
import { registry } from "@drivopay/runtime/metrics";
import Fastify, { type FastifyInstance } from "fastify";

type Check = "ok" | "failing";

/** Health for people and load balancers. Redis is a cache: without it the process still serves. */
export function registerHealth(app: FastifyInstance, services: Services, draining: () => boolean): void {
  const answer = async () => {
    const [database, redis] = await Promise.all([
      check(async () => services.db.sql`select 1`),
      check(async () => services.redis.ping()),
    ]);
    const ready = database === "ok" && !draining();
    return {
      ready,
      body: { status: ready ? (redis === "ok" ? "ok" : "degraded") : "failing", checks: { database, redis } },
    };
  };
  app.get("/health/live", async () => ({ status: "ok", checks: {} }));
  for (const path of ["/health", "/health/ready"]) {
    app.get(path, async (_request, reply) => {
      const { ready, body } = await answer();
      return reply.code(ready ? 200 : 503).send(body);
    });
  }
}

async function check(work: () => Promise<unknown>): Promise<Check> {
  try {
    await work();
    return "ok";
  } catch {
    return "failing";
  }
}

/** Metrics stand on a port of their own, which no ingress leads to. */
export function metricsServer(): FastifyInstance {
  const app = Fastify();
  app.get("/metrics", async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  return app;
}

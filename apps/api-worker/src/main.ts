import { startRelay } from "@drivopay/api/outbox/relay";
import { createServices } from "@drivopay/composition";
import { readEnv } from "@drivopay/runtime/env";
import { collectProcessMetrics } from "@drivopay/runtime/metrics";
import { z } from "zod";
import { metricsServer } from "./health.ts";
import { createServer } from "./server.ts";

const env = readEnv(
  z.object({
    PORT: z.coerce.number().int().default(4000),
    HOST: z.string().default("127.0.0.1"),
    METRICS_PORT: z.coerce.number().int().default(4001),
    DRIVER_WEB_URL: z.url(),
    ADMIN_WEB_URL: z.url(),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  }),
);
/** The load balancer drains for as long. */
const drainMs = 60_000;

const { services, documentFolder, close } = await createServices("api-worker");
let draining = false;
const app = await createServer(services, {
  allowedOrigins: [env.DRIVER_WEB_URL, env.ADMIN_WEB_URL],
  trustedProxies: env.TRUSTED_PROXIES,
  draining: () => draining,
  documentFolder,
});
const metrics = metricsServer();
const relay = startRelay(services);
collectProcessMetrics();
await metrics.listen({ port: env.METRICS_PORT, host: env.HOST });
await app.listen({ port: env.PORT, host: env.HOST });
services.logger.info({ port: env.PORT }, "api-worker listens");

async function drain(signal: string): Promise<void> {
  if (draining) return;
  draining = true;
  services.logger.info({ signal }, "Draining");
  const deadline = setTimeout(() => process.exit(1), drainMs);
  deadline.unref();
  services.live.close();
  await app.close();
  await relay.stop();
  await metrics.close();
  await close();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    drain(signal).catch((err: unknown) => {
      services.logger.error({ err }, "Could not drain");
      process.exitCode = 1;
    });
  });
}

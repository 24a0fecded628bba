import { readEnv } from "@drivopay/runtime/env";
import { createLogger } from "@drivopay/runtime/logger";
import { z } from "zod";
import { startInngestServer } from "./server.ts";

const settings = readEnv(
  z.object({
    INNGEST_LOCAL_PORT: z.coerce.number().int().min(0).max(65_535).default(8288),
    INNGEST_LOCAL_HOST: z.string().default("127.0.0.1"),
    INNGEST_LOCAL_DATABASE_URL: z.string(),
    INNGEST_LOCAL_APP_URLS: z.string().default(""),
    INNGEST_LOCAL_LEASE_MS: z.coerce.number().int().min(500).default(10_000),
    INNGEST_LOCAL_RETRY_BASE_MS: z.coerce.number().int().min(1).default(2_000),
    INNGEST_LOCAL_TEST_CLOCK: z.enum(["0", "1"]).default("0"),
    INNGEST_SIGNING_KEY: z.string().optional(),
    INNGEST_EVENT_KEY: z.string().optional(),
  }),
);

const logger = createLogger("inngest-local");
const server = await startInngestServer({
  databaseUrl: settings.INNGEST_LOCAL_DATABASE_URL,
  port: settings.INNGEST_LOCAL_PORT,
  host: settings.INNGEST_LOCAL_HOST,
  appUrls: settings.INNGEST_LOCAL_APP_URLS.split(",")
    .map((url) => url.trim())
    .filter((url) => url !== ""),
  leaseMs: settings.INNGEST_LOCAL_LEASE_MS,
  retryBaseMs: settings.INNGEST_LOCAL_RETRY_BASE_MS,
  testClock: settings.INNGEST_LOCAL_TEST_CLOCK === "1",
  logger,
  ...(settings.INNGEST_SIGNING_KEY ? { signingKey: settings.INNGEST_SIGNING_KEY } : {}),
  ...(settings.INNGEST_EVENT_KEY ? { eventKey: settings.INNGEST_EVENT_KEY } : {}),
});
logger.info({ url: server.url }, "listening");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    logger.info({ signal }, "closing");
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "did not close cleanly");
        process.exit(1);
      },
    );
  });
}

import { LiveHub } from "@drivopay/api/live/hub";
import { defineLimiterCommands } from "@drivopay/api/middleware/rate-limit";
import { outboxChannel } from "@drivopay/api/outbox/relay";
import type { Services, Settings } from "@drivopay/api/services";
import { connectDatabase } from "@drivopay/db";
import { createBucket, type FolderBucket } from "@drivopay/providers/bucket";
import { cashfreeWebhookSecrets, createCashfree } from "@drivopay/providers/cashfree";
import { createFcmPush } from "@drivopay/providers/fcm";
import { createRazorpay, razorpayWebhookSecrets } from "@drivopay/providers/razorpay";
import { createSendgridEmail } from "@drivopay/providers/sendgrid";
import { createTwilioSms } from "@drivopay/providers/twilio";
import { systemClock } from "@drivopay/runtime/clock";
import { keyRing } from "@drivopay/runtime/crypto";
import { readEnv } from "@drivopay/runtime/env";
import { newId } from "@drivopay/runtime/ids";
import { createLogger } from "@drivopay/runtime/logger";
import { passOnRequestContext } from "@drivopay/runtime/pass-on-context";
import { connectRedis, type Redis, redisReady } from "@drivopay/runtime/redis";
import { Inngest } from "inngest";
import { type Environment, environment } from "./env.ts";
import { inngestLogger } from "./inngest-logger.ts";
import { earningsPlatformsFrom } from "./platforms.ts";

export interface Composed {
  readonly services: Services;
  /** Serves the documents of a folder bucket; null where the bucket serves its own. */
  readonly documentFolder: FolderBucket | null;
  close(): Promise<void>;
}

/** How long a start waits for Redis before it goes on without. */
const redisWaitMs = 2_000;

/**
 * Builds the product's services from the environment: the one place that chooses adapters.
 * @throws EnvError naming each setting that is missing or malformed
 */
export async function createServices(
  processName: string,
  source: Record<string, string | undefined> = process.env,
): Promise<Composed> {
  passOnRequestContext();
  const env = readEnv(environment, source);
  const logger = createLogger(processName, source.LOG_LEVEL);
  const redis = connectRedis(env.REDIS_URL, logger);
  defineLimiterCommands(redis);
  await redisReady(redis, redisWaitMs);
  const db = connectDatabase(env.DATABASE_URL, {
    poolSize: env.DATABASE_POOL_SIZE,
    onCommit: (topics) => {
      wakeRelay(redis);
      void live.nudge(topics);
    },
  });
  const live = new LiveHub(redis, logger);
  const blindIndexKey = Buffer.from(env.BLIND_INDEX_KEY, "base64");
  const { payments, payouts } = createRazorpay(env);
  const cashfree = createCashfree(env);
  const { bucket, folder } = createBucket(env, {
    address: `${env.PUBLIC_API_URL}/documents`,
    signingKey: blindIndexKey,
  });
  const services: Services = {
    instanceId: newId(),
    db,
    redis,
    logger,
    clock: systemClock,
    inngest: new Inngest({ id: "drivopay", logger: inngestLogger(logger) }).setEnvVars(source),
    live,
    settings: settingsFrom(env, blindIndexKey),
    paymentGateways: { razorpay: payments, ...(cashfree ? { cashfree } : {}) },
    payoutGateway: payouts,
    earningsPlatforms: earningsPlatformsFrom(env),
    sms: createTwilioSms(env),
    email: createSendgridEmail(env),
    push: createFcmPush(env, { logger }),
    documents: bucket,
  };
  return {
    services,
    documentFolder: folder,
    close: async () => {
      live.close();
      redis.disconnect();
      await db.close();
    },
  };
}

function settingsFrom(env: Environment, blindIndexKey: Buffer): Settings {
  return {
    jwtKeys: env.JWT_KEYS,
    statementKeys: env.STATEMENT_KEYS ?? env.JWT_KEYS,
    dataKeys: keyRing(env.DATA_KEYS),
    blindIndexKey,
    otpKey: Buffer.from(env.OTP_HMAC_KEY, "base64"),
    webhookSecrets: { ...razorpayWebhookSecrets(env), ...cashfreeWebhookSecrets(env) },
    publicApiUrl: env.PUBLIC_API_URL,
    driverWebUrl: env.DRIVER_WEB_URL,
    rateLimits: {
      perUserPerMinute: env.RATE_LIMIT_PER_USER,
      perIpPerMinute: env.RATE_LIMIT_PER_IP,
      otpPerIpPerHour: env.OTP_LIMIT_PER_IP_PER_HOUR,
    },
  };
}

/** A hint only: without it the relay finds the event by itself a moment later. */
function wakeRelay(redis: Redis): void {
  if (redis.status !== "ready") return;
  redis.publish(outboxChannel, "").catch(() => undefined);
}

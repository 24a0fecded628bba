import { readEnv } from "@drivopay/runtime/env";
import { createLogger } from "@drivopay/runtime/logger";
import { z } from "zod";
import { startSandbox } from "./index.ts";

const env = readEnv(
  z.object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
    SANDBOX_SEED: z.coerce.number().int().min(0).optional(),
    /** Two minutes stand for the two working days that a settlement takes. */
    SANDBOX_SETTLEMENT_DELAY_MS: z.coerce.number().int().min(0).default(120_000),
    SANDBOX_WEBHOOK_BASE_URL: z.url().default("http://127.0.0.1:4000"),
    RAZORPAY_KEY_ID: z.string(),
    RAZORPAY_KEY_SECRET: z.string(),
    RAZORPAY_WEBHOOK_SECRET: z.string(),
    RAZORPAYX_WEBHOOK_SECRET: z.string(),
    RAZORPAYX_ACCOUNT_NUMBER: z.string(),
    CASHFREE_CLIENT_ID: z.string().optional(),
    CASHFREE_CLIENT_SECRET: z.string().optional(),
    TWILIO_ACCOUNT_SID: z.string(),
    TWILIO_AUTH_TOKEN: z.string(),
    SENDGRID_API_KEY: z.string().optional(),
    SENDGRID_WEBHOOK_PRIVATE_KEY: z.string().optional(),
    FCM_PROJECT_ID: z.string().optional(),
    UBER_CLIENT_ID: z.string().optional(),
    UBER_CLIENT_SECRET: z.string().default(""),
    OLA_CLIENT_ID: z.string().optional(),
    OLA_CLIENT_SECRET: z.string().default(""),
    RAPIDO_CLIENT_ID: z.string().optional(),
    RAPIDO_CLIENT_SECRET: z.string().default(""),
  }),
);

const logger = createLogger("sandbox");
const apiBase = `${env.SANDBOX_WEBHOOK_BASE_URL.replace(/\/$/, "")}/api/v1`;
const webhookBase = `${apiBase}/payments/webhook`;

const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  settlementDelayMs: env.SANDBOX_SETTLEMENT_DELAY_MS,
  ...(env.SANDBOX_SEED === undefined ? {} : { seed: env.SANDBOX_SEED }),
  razorpay: {
    keyId: env.RAZORPAY_KEY_ID,
    keySecret: env.RAZORPAY_KEY_SECRET,
    webhookUrl: `${webhookBase}/razorpay`,
    webhookSecret: env.RAZORPAY_WEBHOOK_SECRET,
    payoutWebhookUrl: `${webhookBase}/razorpayx`,
    payoutWebhookSecret: env.RAZORPAYX_WEBHOOK_SECRET,
    accountNumber: env.RAZORPAYX_ACCOUNT_NUMBER,
  },
  ...(env.CASHFREE_CLIENT_ID === undefined || env.CASHFREE_CLIENT_SECRET === undefined
    ? {}
    : {
        cashfree: {
          clientId: env.CASHFREE_CLIENT_ID,
          clientSecret: env.CASHFREE_CLIENT_SECRET,
          webhookUrl: `${webhookBase}/cashfree`,
        },
      }),
  twilio: { accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN },
  ...(env.SENDGRID_API_KEY === undefined ? {} : { sendgrid: sendgridOptions(env.SENDGRID_API_KEY) }),
  ...(env.FCM_PROJECT_ID === undefined ? {} : { fcm: { projectId: env.FCM_PROJECT_ID } }),
  ...platform("uber", env.UBER_CLIENT_ID, env.UBER_CLIENT_SECRET),
  ...platform("ola", env.OLA_CLIENT_ID, env.OLA_CLIENT_SECRET),
  ...platform("rapido", env.RAPIDO_CLIENT_ID, env.RAPIDO_CLIENT_SECRET),
  logger,
});
logger.info({ url: sandbox.url }, "sandbox is listening");

/** Letters are reported on where there is a key to sign the reports with. */
function sendgridOptions(apiKey: string) {
  const privateKey = env.SENDGRID_WEBHOOK_PRIVATE_KEY;
  if (privateKey === undefined) return { apiKey };
  return { apiKey, webhook: { url: `${apiBase}/webhooks/sendgrid`, privateKey } };
}

/** A platform is there when it has a client. */
function platform(name: "uber" | "ola" | "rapido", clientId: string | undefined, clientSecret: string) {
  const webhookUrl = `${apiBase}/webhooks/platforms/${name}`;
  return clientId === undefined ? {} : { [name]: { clientId, clientSecret, webhookUrl } };
}

async function stop(): Promise<void> {
  await sandbox.close();
  process.exit(0);
}

process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

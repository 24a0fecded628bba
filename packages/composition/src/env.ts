import { bucketEnv } from "@drivopay/providers/bucket";
import { cashfreeEnv } from "@drivopay/providers/cashfree";
import { fcmEnv } from "@drivopay/providers/fcm";
import { olaEnv } from "@drivopay/providers/ola";
import { rapidoEnv } from "@drivopay/providers/rapido";
import { razorpayEnv } from "@drivopay/providers/razorpay";
import { sendgridEnv } from "@drivopay/providers/sendgrid";
import { twilioEnv } from "@drivopay/providers/twilio";
import { uberEnv } from "@drivopay/providers/uber";
import { jsonSetting } from "@drivopay/runtime/env";
import { z } from "zod";

const key32 = z
  .base64()
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64");

const signingKeyList = jsonSetting(
  z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })).min(1),
);

const core = z.object({
  DATABASE_URL: z.url(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).default(10),
  REDIS_URL: z.url(),
  /** Private keys that sign access tokens; the first signs, all verify, so a key can be rotated. */
  JWT_KEYS: signingKeyList,
  /** The same for statements, which live longer than a token: a key stays here while papers signed by it are shown. */
  STATEMENT_KEYS: signingKeyList.optional(),
  DATA_KEYS: jsonSetting(z.record(z.string(), key32)),
  BLIND_INDEX_KEY: key32,
  OTP_HMAC_KEY: key32,
  PUBLIC_API_URL: z.url(),
  DRIVER_WEB_URL: z.url(),
  RATE_LIMIT_PER_USER: z.coerce.number().int().min(1).default(100),
  RATE_LIMIT_PER_IP: z.coerce.number().int().min(1).default(100),
  OTP_LIMIT_PER_IP_PER_HOUR: z.coerce.number().int().min(1).default(20),
});

/** Everything the composition reads from the environment; each provider owns its fragment. */
export const environment = core
  .extend(razorpayEnv.shape)
  .extend(cashfreeEnv.shape)
  .extend(twilioEnv.shape)
  .extend(sendgridEnv.shape)
  .extend(fcmEnv.shape)
  .extend(bucketEnv.shape)
  .extend(uberEnv.partial().shape)
  .extend(olaEnv.partial().shape)
  .extend(rapidoEnv.partial().shape);
export type Environment = z.infer<typeof environment>;

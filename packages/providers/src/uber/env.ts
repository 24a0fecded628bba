import { z } from "zod";

/** What the adapter of Uber reads from the environment. */
export const uberEnv = z.object({
  /** Replaces https://auth.uber.com and https://api.uber.com; without the version. */
  UBER_BASE_URL: z.url().optional(),
  UBER_CLIENT_ID: z.string().min(1),
  UBER_CLIENT_SECRET: z.string().min(1),
  /** Signs webhooks where Uber gave a key of its own for them; else the client's secret does. */
  UBER_WEBHOOK_SIGNING_KEY: z.string().min(1).optional(),
});
export type UberEnv = z.infer<typeof uberEnv>;

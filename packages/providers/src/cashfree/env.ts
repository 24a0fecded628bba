import { z } from "zod";

/** What the adapter of Cashfree reads from the environment; without the keys there is no Cashfree. */
export const cashfreeEnv = z.object({
  /** Replaces https://api.cashfree.com; without `/pg`. */
  CASHFREE_BASE_URL: z.url().optional(),
  CASHFREE_CLIENT_ID: z.string().min(1).optional(),
  CASHFREE_CLIENT_SECRET: z.string().min(1).optional(),
  /** The secret before the last rotation: redeliveries of older events are still signed with it. */
  CASHFREE_CLIENT_SECRET_PREVIOUS: z.string().min(1).optional(),
});
export type CashfreeEnv = z.infer<typeof cashfreeEnv>;

/** The secrets that may have signed a webhook, the current one first: Cashfree signs with the client secret. */
export function cashfreeWebhookSecrets(env: CashfreeEnv): Partial<Record<"cashfree", string[]>> {
  if (env.CASHFREE_CLIENT_SECRET === undefined) return {};
  const secrets = [env.CASHFREE_CLIENT_SECRET, env.CASHFREE_CLIENT_SECRET_PREVIOUS];
  return { cashfree: secrets.filter((secret) => secret !== undefined) };
}

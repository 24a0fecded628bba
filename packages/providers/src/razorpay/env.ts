import { z } from "zod";

/** What the adapters of Razorpay and RazorpayX read from the environment. */
export const razorpayEnv = z.object({
  /** Replaces https://api.razorpay.com; without the version. */
  RAZORPAY_BASE_URL: z.url().optional(),
  RAZORPAY_KEY_ID: z.string().min(1),
  RAZORPAY_KEY_SECRET: z.string().min(1),
  /** Our account (`acc_…`); with it, events of any other account are left to staff. */
  RAZORPAY_ACCOUNT_ID: z.string().startsWith("acc_").optional(),
  RAZORPAY_WEBHOOK_SECRET: z.string().min(1),
  /** The secret before the last rotation: redeliveries of older events are still signed with it. */
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS: z.string().min(1).optional(),
  /** The RazorpayX account that payouts are debited from. */
  RAZORPAYX_ACCOUNT_NUMBER: z.string().min(1),
  RAZORPAYX_WEBHOOK_SECRET: z.string().min(1),
  RAZORPAYX_WEBHOOK_SECRET_PREVIOUS: z.string().min(1).optional(),
});
export type RazorpayEnv = z.infer<typeof razorpayEnv>;

/** The secrets that may have signed a webhook, the current one first, by the name in the webhook's address. */
export function razorpayWebhookSecrets(env: RazorpayEnv): Record<"razorpay" | "razorpayx", string[]> {
  const given = (...secrets: (string | undefined)[]) => secrets.filter((secret) => secret !== undefined);
  return {
    razorpay: given(env.RAZORPAY_WEBHOOK_SECRET, env.RAZORPAY_WEBHOOK_SECRET_PREVIOUS),
    razorpayx: given(env.RAZORPAYX_WEBHOOK_SECRET, env.RAZORPAYX_WEBHOOK_SECRET_PREVIOUS),
  };
}

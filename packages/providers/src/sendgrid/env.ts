import { z } from "zod";

/** What the adapter of SendGrid reads from the environment. */
export const sendgridEnv = z.object({
  /** Replaces https://api.sendgrid.com. */
  SENDGRID_BASE_URL: z.url().optional(),
  SENDGRID_API_KEY: z.string().startsWith("SG."),
  SENDGRID_FROM_EMAIL: z.email(),
  /** The key that SendGrid shows beside its signed event webhook; without it every report is refused. */
  SENDGRID_WEBHOOK_PUBLIC_KEY: z.base64().optional(),
  SENDGRID_FROM_NAME: z.string().min(1).default("DrivoPay"),
});
export type SendgridEnv = z.infer<typeof sendgridEnv>;

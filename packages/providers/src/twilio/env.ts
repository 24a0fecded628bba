import { z } from "zod";

/** What the adapter of Twilio reads from the environment. */
export const twilioEnv = z.object({
  /** Replaces https://api.twilio.com. */
  TWILIO_BASE_URL: z.url().optional(),
  TWILIO_ACCOUNT_SID: z.string().startsWith("AC"),
  TWILIO_AUTH_TOKEN: z.string().min(1),
  /** A number, a registered header, or the id of a messaging service (`MG…`). */
  TWILIO_FROM: z.string().min(1),
});
export type TwilioEnv = z.infer<typeof twilioEnv>;

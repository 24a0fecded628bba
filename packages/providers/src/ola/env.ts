import { z } from "zod";

/** What the adapter of Ola reads from the environment. */
export const olaEnv = z.object({
  /** Where Ola serves its partners; it is told to each of them. */
  OLA_BASE_URL: z.url(),
  OLA_CLIENT_ID: z.string().min(1),
  OLA_CLIENT_SECRET: z.string().min(1),
});
export type OlaEnv = z.infer<typeof olaEnv>;

import { z } from "zod";

/** What the adapter of Rapido reads from the environment. */
export const rapidoEnv = z.object({
  /** Where Rapido serves its partners; it is told to each of them. */
  RAPIDO_BASE_URL: z.url(),
  RAPIDO_CLIENT_ID: z.string().min(1),
  RAPIDO_CLIENT_SECRET: z.string().min(1),
});
export type RapidoEnv = z.infer<typeof rapidoEnv>;

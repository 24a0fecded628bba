import { jsonSetting } from "@drivopay/runtime/env";
import { z } from "zod";

const ServiceAccount = z.looseObject({
  project_id: z.string(),
  client_email: z.string(),
  private_key: z.string(),
});

/** What the adapter of FCM reads from the environment. Without a project nothing is pushed. */
export const fcmEnv = z.object({
  FCM_PROJECT_ID: z.string().min(1).optional(),
  /** The key file of a service account; left out where the machine has an identity of its own. */
  FCM_SERVICE_ACCOUNT: jsonSetting(ServiceAccount).optional(),
  /** Replaces https://fcm.googleapis.com by an emulator: plain HTTP, on this host and port. */
  FCM_BASE_URL: z.url().optional(),
});
export type FcmEnv = z.infer<typeof fcmEnv>;

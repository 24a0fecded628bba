import { z } from "zod";

/** What the document bucket reads from the environment. */
export const bucketEnv = z.object({
  /** `file:///a/folder` on one machine, `gs://a-bucket` on Google Cloud. */
  BUCKET_URL: z.url({ protocol: /^(file|gs)$/ }),
  /** Replaces https://storage.googleapis.com. */
  GCS_BASE_URL: z.url().optional(),
});
export type BucketEnv = z.infer<typeof bucketEnv>;

import { fileURLToPath } from "node:url";
import type { DocumentBucket } from "@drivopay/api/users/ports";
import type { BucketEnv } from "./env.ts";
import { createFolderBucket, type FolderBucket } from "./folder.ts";
import { createGcsBucket } from "./gcs.ts";

export { type BucketEnv, bucketEnv } from "./env.ts";
export type { FolderBucket, SignedAddress, StoredDocument } from "./folder.ts";

/**
 * The bucket that BUCKET_URL names.
 * @param options.address where a folder's documents are served, without a slash at its end
 * @param options.signingKey signs a folder's addresses
 * @returns the bucket; `folder` only for a `file://` one, whose signed addresses we serve ourselves
 */
export function createBucket(
  env: BucketEnv,
  options: { readonly address: string; readonly signingKey: Buffer },
): { readonly bucket: DocumentBucket; readonly folder: FolderBucket | null } {
  const url = new URL(env.BUCKET_URL);
  if (url.protocol === "gs:") {
    return { bucket: createGcsBucket({ bucket: url.hostname, baseUrl: env.GCS_BASE_URL }), folder: null };
  }
  const folder = createFolderBucket({ folder: fileURLToPath(url), ...options });
  return { bucket: folder, folder };
}

import { pipeline } from "node:stream/promises";
import type { DocumentBucket } from "@drivopay/api/users/ports";
import { AppError } from "@drivopay/contracts/errors";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { Bucket } from "@google-cloud/storage";
import { createGuard } from "../guard.ts";

const timeoutMs = 20_000;

/** Documents in a private bucket of Google Cloud Storage, with the credentials of the surroundings. */
export function createGcsBucket(options: {
  readonly bucket: string;
  readonly baseUrl?: string | undefined;
}): DocumentBucket {
  const connected = onFirstUse(async () => {
    const { Storage } = await import("@google-cloud/storage");
    const storage = new Storage(options.baseUrl === undefined ? {} : { apiEndpoint: options.baseUrl });
    return storage.bucket(options.bucket);
  });
  const guard = createGuard({ timeoutMs });
  const reach = async <T>(work: (bucket: Bucket) => Promise<T>) => {
    const bucket = await connected();
    return guard(async () => {
      try {
        return await work(bucket);
      } catch (cause) {
        throw new AppError("PROVIDER_UNAVAILABLE", { cause });
      }
    });
  };
  return {
    put: (key, body, contentType) =>
      reach((bucket) => bucket.file(key).save(body, { contentType, resumable: false })),
    // Not guarded by the time-out: how long it takes is up to who writes. An upload that breaks leaves nothing.
    putStream: async (key, body, contentType) => {
      const bucket = await connected();
      try {
        await pipeline(body, bucket.file(key).createWriteStream({ contentType, resumable: true }));
      } catch (cause) {
        throw new AppError("PROVIDER_UNAVAILABLE", { cause });
      }
    },
    signedUrl: (key, ttlSeconds, downloadAs) =>
      reach(async (bucket) => {
        const expires = Date.now() + ttlSeconds * 1000;
        const named = downloadAs === undefined ? {} : { promptSaveAs: downloadAs };
        const [url] = await bucket
          .file(key)
          .getSignedUrl({ version: "v4", action: "read", expires, ...named });
        return url;
      }),
    remove: (key) => reach(async (bucket) => void (await bucket.file(key).delete({ ignoreNotFound: true }))),
  };
}

import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DocumentBucket } from "@drivopay/api/users/ports";
import { AppError } from "@drivopay/contracts/errors";
import { type Clock, systemClock } from "@drivopay/runtime/clock";
import { constantTimeEqual, hmacHex } from "@drivopay/runtime/crypto";
import { z } from "zod";

/** What stands in a signed address. */
export interface SignedAddress {
  readonly key: string;
  readonly expires: string;
  readonly signature: string;
  /** The name to save it under; none to show it in place. */
  readonly downloadAs?: string | undefined;
}

export interface StoredDocument {
  /** To be read to its end or destroyed. */
  readonly body: Readable;
  readonly sizeBytes: number;
  readonly contentType: string;
}

export interface FolderBucket extends DocumentBucket {
  /**
   * The document behind a signed address.
   * @throws NOT_FOUND for an address that was not signed here, has expired, or has nothing behind it: which one of
   * these is nobody's business
   */
  readSigned(address: SignedAddress): Promise<StoredDocument>;
}

const Label = z.object({ contentType: z.string() });
const secondsPattern = /^\d{1,12}$/;
/** Letters, digits and a few signs, in folders; never a step upwards. */
const keyPattern = /^(?!.*\.\.)[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/**
 * Documents in a folder of this machine. Their addresses are signed and expire; whoever serves `address` answers
 * them by `readSigned`.
 * @param options.address where documents are served, without a slash at its end
 */
export function createFolderBucket(options: {
  readonly folder: string;
  readonly address: string;
  readonly signingKey: Buffer;
  readonly clock?: Clock;
}): FolderBucket {
  const clock = options.clock ?? systemClock;
  const fileOf = (key: string) => {
    if (!keyPattern.test(key)) throw new AppError("NOT_FOUND");
    return join(options.folder, key);
  };
  const sign = (key: string, expires: string, downloadAs: string | undefined) =>
    hmacHex(options.signingKey, JSON.stringify([key, expires, downloadAs ?? null]));
  const label = (file: string, contentType: string) =>
    writeWhole(`${file}.label`, JSON.stringify({ contentType } satisfies z.infer<typeof Label>));
  return {
    async put(key, body, contentType) {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      await label(file, contentType);
      await writeWhole(file, body);
    },
    async putStream(key, body, contentType) {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      await label(file, contentType);
      await writeStreamed(file, body);
    },
    async signedUrl(key, ttlSeconds, downloadAs) {
      const expires = String(Math.floor(clock.now().getTime() / 1000) + ttlSeconds);
      const query = new URLSearchParams({ key, expires, signature: sign(key, expires, downloadAs) });
      if (downloadAs !== undefined) query.set("downloadAs", downloadAs);
      return `${options.address}?${query}`;
    },
    async remove(key) {
      const file = fileOf(key);
      await Promise.all([rm(file, { force: true }), rm(`${file}.label`, { force: true })]);
    },
    async readSigned({ key, expires, signature, downloadAs }) {
      const genuine = constantTimeEqual(signature, sign(key, expires, downloadAs));
      const lasts = secondsPattern.test(expires) && Number(expires) * 1000 > clock.now().getTime();
      if (!genuine || !lasts) throw new AppError("NOT_FOUND");
      const file = fileOf(key);
      try {
        const [{ size }, written] = await Promise.all([stat(file), readFile(`${file}.label`, "utf8")]);
        const { contentType } = Label.parse(JSON.parse(written));
        return { body: createReadStream(file), sizeBytes: size, contentType };
      } catch (cause) {
        throw new AppError("NOT_FOUND", { cause });
      }
    },
  };
}

/** A reader sees the old file or the new one, never half of it. */
async function writeWhole(file: string, content: Buffer | string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, file);
}

/** The same for what comes in pieces. What a failed writer leaves is taken away. */
async function writeStreamed(file: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await pipeline(body, createWriteStream(draft, { mode: 0o600 }));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await rename(draft, file);
}

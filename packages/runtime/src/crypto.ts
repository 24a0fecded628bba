import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Symmetric keys by id. The first encrypts; all decrypt, so a key can be rotated without re-writing rows. */
export interface KeyRing {
  readonly currentId: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** Thrown when a sealed value was altered, or was sealed by a key the ring does not hold. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * @param encoded key id to 32 bytes in base64, the current key first
 * @throws SealError when there is no key or one has the wrong length
 */
export function keyRing(encoded: Record<string, string>): KeyRing {
  const keys = new Map(Object.entries(encoded).map(([id, text]) => [id, Buffer.from(text, "base64")]));
  const currentId = keys.keys().next().value;
  if (currentId === undefined) throw new SealError("The key ring is empty");
  for (const [id, key] of keys) if (key.length !== 32) throw new SealError(`Key ${id} is not 32 bytes`);
  return { currentId, keys };
}

/** Encrypts with AES-256-GCM. The value names its key: `v1.<keyId>.<iv>.<ciphertext>.<tag>`. */
export function seal(ring: KeyRing, plain: string): string {
  const key = keyOf(ring, ring.currentId);
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(ring.currentId));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const parts = [iv, body, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return ["v1", ring.currentId, ...parts].join(".");
}

/** @throws SealError when the value is not one of ours, was altered, or its key is gone */
export function unseal(ring: KeyRing, sealed: string): string {
  const [version, keyId, iv, body, tag] = sealed.split(".");
  if (version !== "v1" || !keyId || !iv || body === undefined || !tag) {
    throw new SealError("Not a sealed value");
  }
  const decipher = createDecipheriv("aes-256-gcm", keyOf(ring, keyId), Buffer.from(iv, "base64url"));
  decipher.setAAD(Buffer.from(keyId));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  try {
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString(
      "utf8",
    );
  } catch (cause) {
    throw new SealError("The sealed value was altered", { cause });
  }
}

/** A keyed fingerprint for equality look-ups of values that are stored encrypted. */
export function blindIndex(key: Buffer, value: string): string {
  return createHmac("sha256", key).update(value).digest("base64url");
}

/** HMAC-SHA256 in lower-case hex, as webhook signatures use it. */
export function hmacHex(key: string | Buffer, body: string | Buffer): string {
  return createHmac("sha256", key).update(body).digest("hex");
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(value: string | Buffer): string {
  return hash("sha256", value, "hex");
}

/** Compares without telling by its duration how much was right; different lengths are simply unequal. */
export function constantTimeEqual(left: string, right: string): boolean {
  return timingSafeEqual(
    createHash("sha256").update(left).digest(),
    createHash("sha256").update(right).digest(),
  );
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id);
  if (!key) throw new SealError(`No key ${id} in the ring`);
  return key;
}

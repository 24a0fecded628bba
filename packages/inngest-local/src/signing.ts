import { createHash } from "node:crypto";
import { constantTimeEqual, hmacHex } from "@drivopay/runtime/crypto";

const prefixPattern = /^signkey-\w+-/;

/**
 * The value of `X-Inngest-Signature` for a body (SDK specification 4.1.1).
 * The time is the machine's own, not the movable clock: apps refuse a signature older than five minutes.
 */
export function signatureOf(body: string, signingKey: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString();
  return `t=${seconds}&s=${hmacHex(signingKey.replace(prefixPattern, ""), body + seconds)}`;
}

/** The form in which an SDK sends the signing key as bearer token (SDK specification 4.1.4). */
export function hashedSigningKey(signingKey: string): string {
  const prefix = prefixPattern.exec(signingKey)?.[0] ?? "";
  const key = Buffer.from(signingKey.slice(prefix.length), "hex");
  return prefix + createHash("sha256").update(key).digest("hex");
}

/** Whether an `Authorization` header carries the signing key, hashed as SDKs send it or plain as people do. */
export function bearsSigningKey(authorization: string | undefined, signingKey: string): boolean {
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (token === undefined) return false;
  return constantTimeEqual(token, hashedSigningKey(signingKey)) || constantTimeEqual(token, signingKey);
}

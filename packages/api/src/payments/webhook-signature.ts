import { createHmac } from "node:crypto";
import type { Gateway } from "@drivopay/contracts/payments";
import { constantTimeEqual, hmacHex } from "@drivopay/runtime/crypto";

interface Signed {
  readonly rawBody: Buffer;
  readonly signature: string | null;
  readonly timestamp?: string | null;
}

/** How each gateway signs: over which bytes, and how written. Null when a part is missing. */
const signatures: Readonly<Record<Gateway, (secret: string, signed: Signed) => string | null>> = {
  razorpay: (secret, { rawBody }) => hmacHex(secret, rawBody),
  cashfree: (secret, { rawBody, timestamp }) =>
    !timestamp ? null : createHmac("sha256", secret).update(timestamp).update(rawBody).digest("base64"),
};

/** Every secret is tried, and each compared in constant time: an event from before a rotation bears the old one. */
export function isSigned(gateway: Gateway, webhook: Signed, secrets: readonly string[]): boolean {
  const { signature } = webhook;
  if (signature === null) return false;
  const matches = secrets.map((secret) => {
    const expected = signatures[gateway](secret, webhook);
    return expected !== null && constantTimeEqual(expected, signature);
  });
  return matches.includes(true);
}

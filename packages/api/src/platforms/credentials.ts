import { randomBytes } from "node:crypto";
import { type KeyRing, keyRing, SealError, seal, unseal } from "@drivopay/runtime/crypto";
import { z } from "zod";
import type { PlatformTokens } from "./ports.ts";

const Kept = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
});

/**
 * Encrypts a connection's tokens with a key of their own, which a key of the ring seals: `e1 <data key> <tokens>`.
 * The connection's id is bound in, so that a value moved to another row does not open.
 */
export function sealTokens(ring: KeyRing, connectionId: string, tokens: PlatformTokens): string {
  const dataKey = randomBytes(32).toString("base64");
  const plain = JSON.stringify({ ...tokens, expiresAt: tokens.expiresAt.toISOString() });
  return ["e1", seal(ring, dataKey), seal(dataRing(connectionId, dataKey), plain)].join(" ");
}

/** @throws SealError when the value was altered, is another connection's, or its key is gone */
export function openTokens(ring: KeyRing, connectionId: string, sealed: string): PlatformTokens {
  const { dataKey, body } = partsOf(sealed);
  return Kept.parse(JSON.parse(unseal(dataRing(connectionId, unseal(ring, dataKey)), body)));
}

/** The same tokens with their data key sealed by the ring's current key; the tokens themselves are not touched. */
export function rewrapTokens(ring: KeyRing, sealed: string): string {
  const { dataKey, body } = partsOf(sealed);
  return ["e1", seal(ring, unseal(ring, dataKey)), body].join(" ");
}

/** What values begin with whose data key the ring's current key has sealed. */
export const wrappedBy = (ring: KeyRing): string => `e1 v1.${ring.currentId}.`;

const dataRing = (connectionId: string, dataKey: string): KeyRing => keyRing({ [connectionId]: dataKey });

function partsOf(sealed: string): { dataKey: string; body: string } {
  const [version, dataKey, body] = sealed.split(" ");
  if (version !== "e1" || !dataKey || !body) throw new SealError("Not a sealed envelope");
  return { dataKey, body };
}

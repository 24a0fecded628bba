import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { Services } from "../services.ts";
import { askToSignIn } from "./ask-to-sign-in.ts";
import { openTokens, sealTokens } from "./credentials.ts";
import type { EarningsPlatform, PlatformTokens } from "./ports.ts";
import { type ConnectionRow, lockConnection } from "./repo.ts";
import { announceOrphanedKey } from "./revoke-credentials.ts";

const { platformConnections: connections } = tables;

/** A token that ends this soon is renewed before it is used. */
const renewBeforeMs = 2 * 60_000;

/** The tokens in use, and the seal they were last seen under, by which a later sign-in is told apart. */
interface Key {
  readonly tokens: PlatformTokens;
  readonly sealed: string;
}

/**
 * Reads at the platform with the connection's key. An access token that is about to end, or that the platform refuses
 * before its time, is renewed once; only when that does not help either is the driver asked to sign in.
 * @returns null when the driver was asked
 * @throws as `read`, but for PLATFORM_SIGN_IN_REQUIRED
 */
export async function readWithKey<Answer>(
  services: Services,
  connection: ConnectionRow,
  platform: EarningsPlatform,
  read: (accessToken: string) => Promise<Answer>,
): Promise<Answer | null> {
  let sealed = connection.credentialsSealed;
  const renewed = async (key: Key): Promise<string> => {
    const fresh = await renewKey(services, connection, platform, key);
    sealed = fresh.sealed;
    return fresh.tokens.accessToken;
  };
  try {
    const key = keyOf(services, connection);
    if (key.tokens.expiresAt.getTime() - services.clock.now().getTime() <= renewBeforeMs) {
      return await read(await renewed(key));
    }
    try {
      return await read(key.tokens.accessToken);
    } catch (error) {
      if (!isSignInNeeded(error)) throw error;
    }
    return await read(await renewed(key));
  } catch (error) {
    if (!isSignInNeeded(error)) throw error;
    await askToSignIn(services, connection, sealed);
    return null;
  }
}

const isSignInNeeded = (error: unknown) =>
  error instanceof AppError && error.code === "PLATFORM_SIGN_IN_REQUIRED";

/** @throws PLATFORM_SIGN_IN_REQUIRED without one */
function keyOf({ settings }: Services, { id, credentialsSealed: sealed }: ConnectionRow): Key {
  if (sealed === null) throw new AppError("PLATFORM_SIGN_IN_REQUIRED");
  return { tokens: openTokens(settings.dataKeys, id, sealed), sealed };
}

/** @throws PLATFORM_SIGN_IN_REQUIRED when there is nothing to renew it with, or the platform has forgotten that too */
async function renewKey(
  { db, settings }: Services,
  { id, userId, platform: name }: ConnectionRow,
  platform: EarningsPlatform,
  { tokens: { refreshToken } }: Key,
): Promise<Key> {
  if (refreshToken === null) throw new AppError("PLATFORM_SIGN_IN_REQUIRED");
  const tokens = await platform.refresh(refreshToken);
  const sealed = sealTokens(settings.dataKeys, id, tokens);
  await db.transact(async (tx) => {
    const kept = (await lockConnection(tx, id))?.credentialsSealed ?? null;
    if (kept === null) {
      // Forgotten while we renewed: what ended the old key at the platform has not ended this one.
      return announceOrphanedKey(tx, { id, userId, platform: name, credentialsSealed: sealed });
    }
    // By the token and not by its seal: the night's rotation may have sealed it anew, and a platform that renews
    // takes the old one only once. Another token is of a later sign-in, and stays.
    if (openTokens(settings.dataKeys, id, kept).refreshToken !== refreshToken) return;
    await tx.orm.update(connections).set({ credentialsSealed: sealed }).where(eq(connections.id, id));
  });
  return { tokens, sealed };
}

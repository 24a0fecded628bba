import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, exists, gt, inArray, isNotNull, isNull } from "drizzle-orm";

const { devices, sessions } = tables;
/** More phones than anybody carries; the ones used last are told. */
const mostPhones = 10;

/** Where push messages for a driver go: one token a phone that is signed in, the last used first. */
export async function pushTokensOf({ orm }: Session, userId: string, now: Date): Promise<string[]> {
  const signedIn = orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.deviceId, devices.id), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  const rows = await orm
    .select({ token: devices.pushToken })
    .from(devices)
    .where(
      and(
        eq(devices.userId, userId),
        isNotNull(devices.pushToken),
        isNull(devices.revokedAt),
        exists(signedIn),
      ),
    )
    .orderBy(desc(devices.lastSeenAt), desc(devices.id))
    .limit(mostPhones);
  return rows.flatMap(({ token }) => (token === null ? [] : [token]));
}

/** Forgets tokens that lead nowhere any more; a phone that registered another in the meantime keeps that. */
export async function forgetPushTokens({ orm }: Session, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  await orm
    .update(devices)
    .set({ pushToken: null })
    .where(inArray(devices.pushToken, [...tokens]));
}

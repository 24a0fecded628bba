import type { RefreshInput, TokenPair } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { blindIndex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordSecurityEvent } from "../audit/index.ts";
import type { CallContext } from "../context.ts";
import { refuseClosedAccount } from "./authenticate.ts";
import { endSession } from "./sessions.ts";
import {
  type RefreshClaim,
  refreshTtlSeconds,
  signAccessToken,
  signRefreshToken,
  verifyRefreshToken,
} from "./tokens.ts";

const { sessions, users } = tables;

/**
 * How long an answer that was lost on the way is given again: long enough for a client that gave up waiting, tried
 * twice more, and was asked once more by its person.
 */
const repeatSeconds = 90;

/**
 * Takes a refresh token and gives the next pair. Each token is taken once; one that comes again was copied, and
 * ends the session with all its tokens. For a minute and a half the same app at the same address gets the same
 * successor again, as long as nobody has used that: its answer was lost (docs/decisions/0033).
 * @throws UNAUTHENTICATED, TOKEN_EXPIRED, REFRESH_TOKEN_REUSED, SESSION_REVOKED, ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED
 */
export async function refreshSession(
  ctx: CallContext,
  input: z.infer<typeof RefreshInput>,
): Promise<z.infer<typeof TokenPair>> {
  const { services } = ctx;
  const claim = await verifyRefreshToken(services, input.refreshToken);
  const [user] = await services.db.orm.select().from(users).where(eq(users.id, claim.userId));
  if (!user) throw new AppError("UNAUTHENTICATED");
  refuseClosedAccount(user.status);
  const fresh: RefreshClaim = { ...claim, tokenId: newId() };
  const next = (await rotate(ctx, claim, fresh)) ? fresh : await repeatOrRefuse(ctx, claim);
  const [accessToken, refreshToken] = await Promise.all([
    signAccessToken(services, user, claim.sessionId),
    signRefreshToken(services, next),
  ]);
  return { accessToken, refreshToken };
}

/** One statement decides who of two with the same token was first. */
async function rotate(ctx: CallContext, claim: RefreshClaim, next: RefreshClaim): Promise<boolean> {
  const { services } = ctx;
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + refreshTtlSeconds * 1000);
  const rotated = await services.db.orm
    .update(sessions)
    .set({
      ...{ refreshTokenId: next.tokenId, lastSeenAt: now, expiresAt },
      ...{ previousRefreshTokenId: claim.tokenId, rotatedAt: now, rotatedBy: callerOf(ctx) },
    })
    .where(
      and(
        eq(sessions.id, claim.sessionId),
        eq(sessions.userId, claim.userId),
        eq(sessions.refreshTokenId, claim.tokenId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
      ),
    )
    .returning({ id: sessions.id });
  return rotated.length === 1;
}

/** The successor once more for who asked for it a moment ago; anybody else holds a copy. */
async function repeatOrRefuse(ctx: CallContext, claim: RefreshClaim): Promise<RefreshClaim> {
  const { services } = ctx;
  const [session] = await services.db.orm
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, claim.sessionId), eq(sessions.userId, claim.userId)));
  if (!session) throw new AppError("UNAUTHENTICATED");
  const now = services.clock.now();
  const over = session.revokedAt !== null || session.expiresAt <= now;
  const sinceMs = now.getTime() - (session.rotatedAt?.getTime() ?? 0);
  const lost =
    session.previousRefreshTokenId === claim.tokenId &&
    session.rotatedBy === callerOf(ctx) &&
    Math.abs(sinceMs) <= repeatSeconds * 1000;
  if (lost && !over) return { ...claim, tokenId: session.refreshTokenId };
  if (session.refreshTokenId === claim.tokenId) throw new AppError("SESSION_REVOKED");
  const { ipAddress, userAgent } = ctx.request;
  await recordSecurityEvent(services.db, {
    ...{ kind: "REFRESH_TOKEN_REUSED", userId: claim.userId, sessionId: claim.sessionId },
    ...{ ipAddress, userAgent },
  });
  await endSession(services, claim.sessionId, "REFRESH_REUSED", ctx.request);
  throw new AppError("REFRESH_TOKEN_REUSED");
}

/** Which app at which address is calling, without telling either. */
function callerOf({ services, request }: CallContext): string {
  return blindIndex(
    services.settings.blindIndexKey,
    `refresh\0${request.ipAddress}\0${request.userAgent ?? ""}`,
  );
}

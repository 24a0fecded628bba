import type { RefreshInput, TokenPair } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
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
 * Takes a refresh token and gives the next pair. Each token is taken once; one that comes again was copied, and
 * ends the session with all its tokens.
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
  const next: RefreshClaim = { ...claim, tokenId: newId() };
  if (!(await rotate(ctx, claim, next))) await refuse(ctx, claim);
  const [accessToken, refreshToken] = await Promise.all([
    signAccessToken(services, user, claim.sessionId),
    signRefreshToken(services, next),
  ]);
  return { accessToken, refreshToken };
}

/** One statement decides who of two with the same token was first. */
async function rotate({ services }: CallContext, claim: RefreshClaim, next: RefreshClaim): Promise<boolean> {
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + refreshTtlSeconds * 1000);
  const rotated = await services.db.orm
    .update(sessions)
    .set({ refreshTokenId: next.tokenId, lastSeenAt: now, expiresAt })
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

async function refuse({ services, request }: CallContext, claim: RefreshClaim): Promise<never> {
  const [session] = await services.db.orm
    .select({ revokedAt: sessions.revokedAt, expiresAt: sessions.expiresAt, next: sessions.refreshTokenId })
    .from(sessions)
    .where(and(eq(sessions.id, claim.sessionId), eq(sessions.userId, claim.userId)));
  if (!session) throw new AppError("UNAUTHENTICATED");
  const reused = session.next !== claim.tokenId;
  if (reused) {
    await recordSecurityEvent(services.db, {
      kind: "REFRESH_TOKEN_REUSED",
      userId: claim.userId,
      sessionId: claim.sessionId,
      ipAddress: request.ipAddress,
      userAgent: request.userAgent,
    });
    await endSession(services, claim.sessionId, "REFRESH_REUSED");
    throw new AppError("REFRESH_TOKEN_REUSED");
  }
  throw new AppError("SESSION_REVOKED");
}

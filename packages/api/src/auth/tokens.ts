import { UserStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { counter, histogram } from "@drivopay/runtime/metrics";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Services } from "../services.ts";
import { algorithm, signingKeys } from "./signing-keys.ts";

export const accessTtlSeconds = 60 * 60;
export const refreshTtlSeconds = 30 * 24 * 60 * 60;

const AccessClaims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  phone: z.string(),
  role: z.literal("DRIVER"),
  status: UserStatus,
  exp: z.int(),
});
const RefreshClaims = z.object({ sub: z.uuid(), sid: z.uuid(), jti: z.uuid(), type: z.literal("refresh") });

/** Whom an access token names. */
export interface AccessClaim {
  readonly userId: string;
  readonly sessionId: string;
}
export interface RefreshClaim extends AccessClaim {
  readonly tokenId: string;
}

interface VerifiedToken extends AccessClaim {
  readonly expiresAtMs: number;
}

const validations = histogram(
  "jwt_validation_duration_seconds",
  "Time to check a token's signature and life",
);
const failures = counter("jwt_validation_failures_total", "Tokens that were refused", ["reason"]);

const maxVerifiedTokens = 20_000;
/** Tokens whose signature was found good; the signature of the same text need not be checked twice. */
const verifiedTokens = new WeakMap<Services["settings"], LRUCache<string, VerifiedToken>>();

/** Signs a token for one hour. Its `status` is that of the moment; what counts is the session's. */
export async function signAccessToken(
  services: Services,
  user: { readonly id: string; readonly phone: string; readonly status: UserStatus },
  sessionId: string,
): Promise<string> {
  const claims = { phone: user.phone, role: "DRIVER", status: user.status, sid: sessionId };
  return sign(services, user.id, claims, accessTtlSeconds);
}

/** Signs the one refresh token that a session takes next, for thirty days. */
export async function signRefreshToken(services: Services, claim: RefreshClaim): Promise<string> {
  const claims = { type: "refresh", sid: claim.sessionId, jti: claim.tokenId };
  return sign(services, claim.userId, claims, refreshTtlSeconds);
}

/** @throws TOKEN_EXPIRED, UNAUTHENTICATED for anything that is not an access token of ours */
export async function verifyAccessToken(services: Services, token: string): Promise<AccessClaim> {
  const cache = verifiedOf(services);
  const known = cache.get(token);
  if (known) {
    if (known.expiresAtMs <= services.clock.now().getTime()) throw new AppError("TOKEN_EXPIRED");
    return known;
  }
  const claims = AccessClaims.safeParse(await verify(services, token));
  if (!claims.success) throw new AppError("UNAUTHENTICATED");
  const { sub, sid, exp } = claims.data;
  const found: VerifiedToken = { userId: sub, sessionId: sid, expiresAtMs: exp * 1000 };
  cache.set(token, found);
  return found;
}

/** @throws TOKEN_EXPIRED, UNAUTHENTICATED for anything that is not a refresh token of ours */
export async function verifyRefreshToken(services: Services, token: string): Promise<RefreshClaim> {
  const claims = RefreshClaims.safeParse(await verify(services, token));
  if (!claims.success) throw new AppError("UNAUTHENTICATED");
  return { userId: claims.data.sub, sessionId: claims.data.sid, tokenId: claims.data.jti };
}

async function sign(
  services: Services,
  subject: string,
  claims: Record<string, string>,
  ttlSeconds: number,
): Promise<string> {
  const { current } = await signingKeys(services);
  const issuedAt = Math.floor(services.clock.now().getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: current.kid, typ: "JWT" })
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlSeconds)
    .sign(current.key);
}

async function verify(services: Services, token: string): Promise<JWTPayload> {
  const { byId } = await signingKeys(services);
  const measured = validations.startTimer();
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = kid === undefined ? undefined : byId.get(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      { algorithms: [algorithm], currentDate: services.clock.now(), requiredClaims: ["exp", "sub"] },
    );
    return payload;
  } catch (cause) {
    failures.inc({ reason: cause instanceof errors.JOSEError ? cause.code : "unknown" });
    if (cause instanceof errors.JWTExpired) throw new AppError("TOKEN_EXPIRED", { cause });
    if (cause instanceof errors.JOSEError) throw new AppError("UNAUTHENTICATED", { cause });
    throw cause;
  } finally {
    measured();
  }
}

function verifiedOf({ settings }: Services): LRUCache<string, VerifiedToken> {
  const known = verifiedTokens.get(settings);
  if (known) return known;
  const made = new LRUCache<string, VerifiedToken>({ max: maxVerifiedTokens });
  verifiedTokens.set(settings, made);
  return made;
}

import { authenticate, type IdentityClaim } from "../auth/index.ts";
import type { CallContext, Principal } from "../context.ts";
import { sessionStateKey } from "../users/index.ts";
import { countedOf, limitUser, userLimit } from "./rate-limit.ts";

/**
 * Who calls, if the session stands, and counts the request against the user's limit, unless another call in it has.
 * Both are one command of Redis, since every call pays for it; while Redis is away each finds its own way without.
 * @throws SESSION_REVOKED, ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED, UNAUTHENTICATED, RATE_LIMITED
 */
export async function admit(ctx: CallContext, claim: IdentityClaim): Promise<Principal> {
  const { services, request } = ctx;
  if (request.counted) {
    const [principal] = await Promise.all([authenticate(services, claim), request.counted]);
    return principal;
  }
  const { key, windowSeconds } = userLimit(claim.subject);
  const asked = services.redis
    .lookAndCount(sessionStateKey(claim.sessionId), key, windowSeconds)
    // What looks and what counts ask again then, each in its own way, and say that Redis is away.
    .catch(() => null);
  request.counted = asked.then((seen) =>
    seen === null ? limitUser(ctx, claim.subject) : countedOf(ctx, seen[1], seen[2]),
  );
  const [seen] = await Promise.all([asked, request.counted]);
  return authenticate(services, claim, seen?.[0]);
}

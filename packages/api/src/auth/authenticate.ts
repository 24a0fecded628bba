import { StaffRole, UserStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { counter } from "@drivopay/runtime/metrics";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Credentials, Principal } from "../context.ts";
import type { Services } from "../services.ts";
import { distrusted, sessionStateKey, stateTtlSeconds } from "../users/index.ts";
import { verifyAccessToken } from "./tokens.ts";
import { touchSession } from "./touch-session.ts";

const { devices, sessions, staff, users, wallets } = tables;

/** Whom a caller claims to be: the proof is good, but whether the session still stands is not known yet. */
export interface IdentityClaim {
  readonly kind: Credentials["kind"];
  /** A driver's or a staff member's id. */
  readonly subject: string;
  readonly sessionId: string;
}

const SessionState = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("DRIVER"),
    userId: z.string(),
    walletId: z.string(),
    deviceId: z.string().nullable(),
    status: UserStatus,
    expiresAtMs: z.int(),
    revoked: z.boolean(),
  }),
  z.object({
    kind: z.literal("STAFF"),
    staffId: z.string(),
    role: StaffRole,
    active: z.boolean(),
    expiresAtMs: z.int(),
    revoked: z.boolean(),
  }),
]);
type SessionState = z.infer<typeof SessionState>;

const lookups = counter("auth_session_lookups_total", "Where the state of a session was read", ["from"]);

/** Reads who a token or a cookie names. @throws TOKEN_EXPIRED, UNAUTHENTICATED */
export async function identify(services: Services, credentials: Credentials): Promise<IdentityClaim> {
  if (credentials.kind === "session") {
    return { kind: "session", subject: credentials.userId, sessionId: credentials.sessionId };
  }
  const { userId, sessionId } = await verifyAccessToken(services, credentials.token);
  return { kind: "bearer", subject: userId, sessionId };
}

/**
 * Whether the session stands, and what its owner may do now. One look into Redis; Postgres is asked where Redis
 * does not know, may not know, or is away.
 * @param seen what Redis has said of the session's state, if it was asked already; null when it did not know
 * @throws SESSION_REVOKED, ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED, UNAUTHENTICATED for a session of somebody else
 */
export async function authenticate(
  services: Services,
  claim: IdentityClaim,
  seen?: string | null,
): Promise<Principal> {
  const written = seen === undefined ? await writtenState(services, claim.sessionId) : seen;
  const state = readWritten(services, written) ?? (await freshState(services, claim.sessionId));
  if (!state) throw new AppError("SESSION_REVOKED");
  const owner = state.kind === "DRIVER" ? state.userId : state.staffId;
  if (owner !== claim.subject) throw new AppError("UNAUTHENTICATED");
  return principalOf(services, claim.sessionId, state);
}

function principalOf({ clock }: Services, sessionId: string, state: SessionState): Principal {
  if (state.kind === "DRIVER") refuseClosedAccount(state.status);
  if (state.revoked || state.expiresAtMs <= clock.now().getTime()) throw new AppError("SESSION_REVOKED");
  if (state.kind === "STAFF") {
    if (!state.active) throw new AppError("SESSION_REVOKED");
    return { kind: "STAFF", staffId: state.staffId, sessionId, role: state.role };
  }
  const { userId, walletId, deviceId } = state;
  return {
    ...{ kind: "DRIVER", userId, walletId, sessionId, deviceId },
    status: state.status === "ACTIVE" ? "ACTIVE" : "PENDING_KYC",
  };
}

/** @throws ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED */
export function refuseClosedAccount(status: UserStatus): void {
  if (status === "SUSPENDED") throw new AppError("ACCOUNT_SUSPENDED");
  if (status === "BLOCKED") throw new AppError("ACCOUNT_BLOCKED");
}

/** What Redis says; null when it does not know, or is away. */
async function writtenState({ redis, logger }: Services, sessionId: string): Promise<string | null> {
  try {
    return await redis.get(sessionStateKey(sessionId));
  } catch (err) {
    lookups.inc({ from: "redis_away" });
    logger.debug({ err }, "Redis could not tell a session's state; Postgres will");
    return null;
  }
}

/** The state as it stands in Redis; null where nothing stands, it was told not to say, or nobody can read it. */
function readWritten({ logger }: Services, written: string | null): SessionState | null {
  if (written === null || written === distrusted) return null;
  try {
    const state = SessionState.parse(JSON.parse(written));
    lookups.inc({ from: "redis" });
    return state;
  } catch (err) {
    logger.warn({ err }, "Redis holds a session's state that cannot be read; Postgres will tell");
    return null;
  }
}

async function freshState(services: Services, sessionId: string): Promise<SessionState | null> {
  lookups.inc({ from: "postgres" });
  const state = await readState(services.db, sessionId);
  if (!state) return null;
  if (!state.revoked) await touchSession(services, sessionId);
  try {
    await services.redis.set(sessionStateKey(sessionId), JSON.stringify(state), "EX", stateTtlSeconds, "NX");
  } catch (err) {
    services.logger.debug({ err }, "Redis could not keep a session's state");
  }
  return state;
}

async function readState(db: Session, sessionId: string): Promise<SessionState | null> {
  const [row] = await db.orm
    .select({
      userId: sessions.userId,
      staffId: sessions.staffId,
      deviceId: sessions.deviceId,
      deviceRevokedAt: devices.revokedAt,
      walletId: wallets.id,
      status: users.status,
      role: staff.role,
      active: staff.active,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
    })
    .from(sessions)
    .leftJoin(users, eq(users.id, sessions.userId))
    .leftJoin(wallets, eq(wallets.userId, sessions.userId))
    .leftJoin(devices, eq(devices.id, sessions.deviceId))
    .leftJoin(staff, eq(staff.id, sessions.staffId))
    .where(eq(sessions.id, sessionId));
  if (!row) return null;
  const revoked = row.revokedAt !== null || row.deviceRevokedAt !== null;
  const expiresAtMs = row.expiresAt.getTime();
  const { userId, walletId, deviceId, status, staffId, role, active } = row;
  if (userId && walletId && status) {
    return { kind: "DRIVER", userId, walletId, deviceId, status, expiresAtMs, revoked };
  }
  if (staffId && role && active !== null) {
    return { kind: "STAFF", staffId, role, active, expiresAtMs, revoked };
  }
  return null;
}

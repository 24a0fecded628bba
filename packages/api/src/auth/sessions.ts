import type { UserStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import { recordSecurityEvent } from "../audit/index.ts";
import type { CallContext, DriverContext } from "../context.ts";
import { notificationRequested } from "../notifications/events.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { distrustSessions, lockUser } from "../users/index.ts";
import { refuseClosedAccount } from "./authenticate.ts";
import { refreshTtlSeconds } from "./tokens.ts";

const { devices, sessions, users } = tables;

export type EndReason = "LOGOUT" | "DEVICE_REVOKED" | "REFRESH_REUSED" | "ENDED_BY_STAFF";

export interface StartedSession {
  readonly sessionId: string;
  readonly refreshTokenId: string;
  readonly status: UserStatus;
}

/**
 * Opens a session on a device of its own. Holds the driver's row, so that a suspension at the same moment either
 * refuses this or finds it.
 * @throws ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED
 */
export async function startDriverSession(
  tx: Session,
  { services, request }: CallContext,
  userId: string,
  deviceName: string | undefined,
): Promise<StartedSession> {
  const user = await lockUser(tx, userId);
  refuseClosedAccount(user.status);
  const now = services.clock.now();
  const device = { id: newId(), userId, name: deviceName || deviceNamed(request.userAgent), lastSeenAt: now };
  const elsewhere = await hasOtherDevices(tx, userId);
  await tx.orm.insert(devices).values(device);
  const session = { id: newId(), refreshTokenId: newId() };
  await tx.orm.insert(sessions).values({
    ...session,
    userId,
    deviceId: device.id,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + refreshTtlSeconds * 1000),
  });
  await tx.orm.update(users).set({ lastLoginAt: now }).where(eq(users.id, userId));
  await recordSecurityEvent(tx, { kind: "SIGNED_IN", userId, sessionId: session.id, ...fromWhere(request) });
  if (elsewhere) {
    const telling = { userId, dedupeKey: `sign-in:${session.id}`, params: { device: device.name } };
    await announce(tx, notificationRequested, { ...telling, type: "SECURITY_ALERT" });
  }
  return { sessionId: session.id, refreshTokenId: session.refreshTokenId, status: user.status };
}

/** Opens a session of a staff member, for the length of a working day. */
export async function startStaffSession(
  tx: Session,
  { services, request }: CallContext,
  staffId: string,
): Promise<{ readonly sessionId: string }> {
  const now = services.clock.now();
  const id = newId();
  const expiresAt = new Date(now.getTime() + staffSessionSeconds * 1000);
  await tx.orm.insert(sessions).values({ id, staffId, refreshTokenId: newId(), lastSeenAt: now, expiresAt });
  await recordSecurityEvent(tx, {
    kind: "STAFF_SIGNED_IN",
    userId: staffId,
    sessionId: id,
    ...fromWhere(request),
  });
  return { sessionId: id };
}
const staffSessionSeconds = 12 * 60 * 60;

/** From where somebody did something. */
type Whence = Pick<CallContext["request"], "ipAddress" | "userAgent">;

/** Ends one session, from the next request on. Safe to repeat. */
export async function endSession(
  services: Services,
  sessionId: string,
  reason: EndReason,
  whence: Whence,
): Promise<void> {
  await end(services, eq(sessions.id, sessionId), reason, whence);
}

/** Ends all sessions of a driver, or all but one. Safe to repeat. */
export async function endAllSessions(
  services: Services,
  userId: string,
  reason: EndReason,
  except?: string,
): Promise<void> {
  const theirs = eq(sessions.userId, userId);
  await end(services, except === undefined ? theirs : and(theirs, ne(sessions.id, except)), reason, null);
}

/**
 * Ends the sessions on a driver's device. The caller has them distrusted after the commit.
 * @returns their ids
 * @throws NOT_FOUND for a device that is somebody else's, or was revoked before
 */
export async function endDevice(
  tx: Session,
  { services, driver, request }: DriverContext,
  deviceId: string,
): Promise<string[]> {
  const which = and(eq(sessions.deviceId, deviceId), eq(sessions.userId, driver.userId));
  const ended = await endIn(tx, which, {
    reason: "DEVICE_REVOKED",
    now: services.clock.now(),
    whence: request,
  });
  if (ended.length === 0) throw new AppError("NOT_FOUND");
  return ended;
}

/** Postgres first: it is the truth. */
async function end(
  services: Services,
  which: SQL | undefined,
  reason: EndReason,
  whence: Whence | null,
): Promise<void> {
  const now = services.clock.now();
  const ended = await services.db.transact((tx) => endIn(tx, which, { reason, now, whence }));
  await distrustSessions(services, ended);
}

/** The device goes with its session, and gets no push messages any more. */
async function endIn(
  tx: Session,
  which: SQL | undefined,
  { reason, now, whence }: { readonly reason: EndReason; readonly now: Date; readonly whence: Whence | null },
): Promise<string[]> {
  const { id, userId, staffId, deviceId } = sessions;
  const rows = await tx.orm
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(which, isNull(sessions.revokedAt)))
    .returning({ id, userId, staffId, deviceId });
  for (const row of rows) {
    if (row.deviceId) {
      await tx.orm
        .update(devices)
        .set({ revokedAt: now, pushToken: null })
        .where(eq(devices.id, row.deviceId));
    }
    await recordSecurityEvent(tx, {
      kind: "SESSION_ENDED",
      userId: row.userId ?? row.staffId,
      sessionId: row.id,
      ...(whence && fromWhere(whence)),
      detail: { reason },
    });
  }
  return rows.map((row) => row.id);
}

async function hasOtherDevices(tx: Session, userId: string): Promise<boolean> {
  const [other] = await tx.orm
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.userId, userId))
    .limit(1);
  return other !== undefined;
}

function fromWhere({ ipAddress, userAgent }: Whence) {
  return { ipAddress, userAgent };
}

/** A name a driver recognises, from what the browser or app says of itself. */
function deviceNamed(userAgent: string | null): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(userAgent ?? "")?.[0];
  const browser = /Edg|Chrome|Firefox|Safari/.exec(userAgent ?? "")?.[0]?.replace("Edg", "Edge");
  return [browser, system?.replace("Mac OS X", "Mac")].filter(Boolean).join(" · ") || "Unknown device";
}

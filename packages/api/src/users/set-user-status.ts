import type { SetUserStatusInput } from "@drivopay/contracts/admin";
import type { User, UserStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit, recordSecurityEvent } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { walletOf } from "../wallet/index.ts";
import { userById } from "./present-user.ts";
import { lockUser } from "./repo.ts";
import { distrustSessions, openSessionsOf } from "./session-state.ts";

const { users } = tables;

type Wanted = z.infer<typeof SetUserStatusInput>["status"];

/** What staff may make of a driver. Nobody comes back from BLOCKED. */
const allowed: Readonly<Record<UserStatus, readonly Wanted[]>> = {
  PENDING_OTP: ["BLOCKED"],
  PENDING_KYC: ["SUSPENDED", "BLOCKED"],
  ACTIVE: ["SUSPENDED", "BLOCKED"],
  SUSPENDED: ["ACTIVE", "BLOCKED"],
  BLOCKED: [],
};

/**
 * Suspends, blocks or lets a driver back in, from the driver's next request on; open pages are told to look. Whoever
 * comes back without an approved identity check is where the check left off.
 * @throws NOT_FOUND, STATE_CONFLICT
 */
export async function setUserStatus(
  ctx: StaffContext,
  { userId, status, reason }: z.infer<typeof SetUserStatusInput>,
): Promise<{ user: User }> {
  const { services } = ctx;
  const sessionIds = await services.db.transact(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!allowed[user.status].includes(status)) throw new AppError("STATE_CONFLICT");
    const next = status === "ACTIVE" && user.kycStatus !== "APPROVED" ? "PENDING_KYC" : status;
    await tx.orm
      .update(users)
      .set({ status: next, updatedAt: services.clock.now() })
      .where(eq(users.id, userId));
    await recordAudit(tx, actorOf(ctx, ctx.staff), {
      action: "users.status-changed",
      entityType: "user",
      entityId: userId,
      oldValue: { status: user.status },
      newValue: { status: next, reason },
    });
    await recordSecurityEvent(tx, { kind: `ACCOUNT_${next}`, userId, detail: { by: ctx.staff.staffId } });
    return openSessionsOf(tx, userId);
  });
  await distrustSessions(services, sessionIds);
  const wallet = await walletOf(services.db, userId);
  await services.live.nudge([`wallet:${wallet.id}`]);
  return { user: await userById(services.db, userId) };
}

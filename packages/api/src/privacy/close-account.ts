import type { Message } from "@drivopay/contracts/auth";
import { translatorFor } from "@drivopay/i18n";
import type { z } from "zod";
import { actorOf, recordAudit, recordSecurityEvent } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { forgetMessages } from "../notifications/index.ts";
import { announce } from "../outbox/announce.ts";
import { forgetRequests } from "../payments/index.ts";
import { forgetConnections } from "../platforms/index.ts";
import { forgetStatements } from "../transactions/index.ts";
import { announceOrphans, distrustSessions, forgetDriver, lockUser, openSessionsOf } from "../users/index.ts";
import { closeWallet } from "../wallet/index.ts";
import { accountClosed } from "./events.ts";

/**
 * Closes a driver's account for good: every session ends, and what is personal is forgotten at once. The books, the
 * audit trail, and identity papers that were approved stay for their legal terms. The phone number is free again.
 * @throws ACCOUNT_NOT_EMPTY with `reason` and `amount` while there is money, a debt, or a withdrawal open
 */
export async function closeAccount(ctx: DriverContext): Promise<z.infer<typeof Message>> {
  const { services, driver, request } = ctx;
  const { userId, walletId } = driver;
  const now = services.clock.now();
  const sessionIds = await services.db.transact(async (tx) => {
    const { status, kycStatus } = await lockUser(tx, userId);
    await closeWallet(tx, walletId, now);
    const open = await openSessionsOf(tx, userId);
    await forgetMessages(tx, userId);
    await forgetConnections(tx, userId);
    await forgetRequests(tx, userId);
    const files = [...(await forgetStatements(tx, userId)), ...(await forgetDriver(tx, userId, now))];
    await announceOrphans(tx, files);
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.account-closed",
      entityType: "user",
      entityId: userId,
      oldValue: { status, kycStatus },
      newValue: { status: "BLOCKED" },
    });
    const { ipAddress, userAgent } = request;
    await recordSecurityEvent(tx, { kind: "ACCOUNT_CLOSED", userId, ipAddress, userAgent });
    await announce(tx, accountClosed, { userId }, [`wallet:${walletId}`]);
    return open;
  });
  await distrustSessions(services, sessionIds);
  return { message: translatorFor(request.locale)("answers.done") };
}

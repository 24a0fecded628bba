import type { ReleaseHoldInput } from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { collectDebts } from "./collect-debts.ts";
import { creditRoom, limitUsage } from "./limit-usage.ts";
import { releaseHold } from "./release-limit-holds.ts";
import { lockWallet } from "./repo.ts";

const { holds } = tables;

/**
 * Frees money that waits above a limit before there is room for it: somebody answers for that, with a reason. What
 * may go out stays bound by the limits on withdrawals. Safe to repeat.
 * @throws NOT_FOUND; STATE_CONFLICT for a hold of another reason, or one that has been released
 */
export async function releaseHoldByStaff(
  ctx: StaffContext,
  { holdId, reason }: z.infer<typeof ReleaseHoldInput>,
): Promise<{ holdId: string }> {
  const { db } = ctx.services;
  const [seen] = await db.orm.select({ walletId: holds.walletId }).from(holds).where(eq(holds.id, holdId));
  if (!seen) throw new AppError("NOT_FOUND");
  await db.transact(async (tx) => {
    const wallet = await lockWallet(tx, seen.walletId);
    const [hold] = await tx.orm.select().from(holds).where(eq(holds.id, holdId));
    if (hold?.reason !== "LIMIT_EXCEEDED" || hold.releasedAt !== null) {
      throw new AppError("STATE_CONFLICT");
    }
    const room = creditRoom(await limitUsage(tx, wallet, wallet.at));
    await recordAudit(tx, actorOf(ctx, ctx.staff), {
      action: "wallet.hold-released-by-staff",
      entityType: "hold",
      entityId: holdId,
      newValue: { amount: hold.amount, aboveLimitBy: Math.max(0, hold.amount - room), reason },
    });
    await collectDebts(tx, wallet, await releaseHold(tx, wallet, hold));
  });
  return { holdId };
}

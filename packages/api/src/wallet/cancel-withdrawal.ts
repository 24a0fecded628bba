import { AppError } from "@drivopay/contracts/errors";
import type { Withdrawal } from "@drivopay/contracts/wallet";
import { actorOf } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { returnHeldMoney } from "./settle-payout.ts";
import { lockWithdrawal, withdrawalOf } from "./withdrawal-repo.ts";
import { cancellableStatuses } from "./withdrawal-status.ts";

/**
 * Takes a withdrawal back before its payout is sent; all of the money returns at once. Safe to repeat.
 * @throws NOT_FOUND, STATE_CONFLICT once the payout is being sent
 */
export async function cancelWithdrawal(ctx: DriverContext, id: string): Promise<Withdrawal> {
  const { services, driver } = ctx;
  return await services.db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, id);
    if (row.userId !== driver.userId) throw new AppError("NOT_FOUND");
    if (row.status !== "CANCELLED") {
      if (!cancellableStatuses.includes(row.status)) throw new AppError("STATE_CONFLICT");
      await returnHeldMoney(tx, row, "CANCELLED", { actor: actorOf(ctx, driver), reason: null });
    }
    return await withdrawalOf(tx, driver.userId, id);
  });
}

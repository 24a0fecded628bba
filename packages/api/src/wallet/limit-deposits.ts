import { AppError } from "@drivopay/contracts/errors";
import type { Paise } from "@drivopay/contracts/money";
import type { Services } from "../services.ts";
import { resetOf } from "./check-limits.ts";
import { creditLimitsOf, limitUsage, remainingOf } from "./limit-usage.ts";
import { walletOf } from "./repo.ts";

/**
 * Refuses what a driver wants to add of the own money, where it would pass a limit of the tier.
 * @throws LIMIT_EXCEEDED with `limit` (its name), `remaining` in paise and, where it has one, `resetsAt`
 */
export async function refuseDepositAboveLimits(
  { db, clock }: Services,
  userId: string,
  amount: Paise,
): Promise<void> {
  const { id, tier } = await walletOf(db, userId);
  const now = clock.now();
  const usage = await limitUsage(db, { id, tier }, now);
  for (const limit of ["BALANCE_MAX", ...creditLimitsOf(usage)] as const) {
    const remaining = remainingOf(usage, limit);
    if (amount <= remaining) continue;
    const resetsAt = resetOf(limit, now)?.toISOString();
    throw new AppError("LIMIT_EXCEEDED", {
      params: { limit, remaining, ...(resetsAt === undefined ? {} : { resetsAt }) },
    });
  }
}

import { AppError } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import type { Paise } from "@drivopay/contracts/money";
import type { Limit, LimitName } from "@drivopay/contracts/wallet";
import { translatorFor } from "@drivopay/i18n";
import {
  startOfIndianDay,
  startOfNextIndianFinancialYear,
  startOfNextIndianMonth,
} from "@drivopay/runtime/clock";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { type LimitUsage, limitUsage, remainingOf } from "./limit-usage.ts";
import { walletOf } from "./repo.ts";

const dayMs = 86_400_000;
export const withdrawalLimits = [
  "WITHDRAWAL_PER_TRANSACTION",
  "WITHDRAWAL_PER_DAY",
  "WITHDRAWAL_PER_MONTH",
] as const satisfies LimitName[];
const allLimits = [
  "BALANCE_MAX",
  "CREDIT_PER_MONTH",
  "CREDIT_PER_YEAR",
  ...withdrawalLimits,
] as const satisfies LimitName[];

/**
 * Refuses a withdrawal that would pass a limit.
 * @throws LIMIT_EXCEEDED with `limit` (its name), `remaining` in paise and, where it has one, `resetsAt`
 */
export function refuseAboveLimits(usage: LimitUsage, amount: Paise, at: Date): void {
  for (const name of withdrawalLimits) {
    const remaining = remainingOf(usage, name);
    if (amount <= remaining) continue;
    const resetsAt = resetOf(name, at);
    throw new AppError("LIMIT_EXCEEDED", {
      params: { limit: name, remaining, ...(resetsAt ? { resetsAt: resetsAt.toISOString() } : {}) },
    });
  }
}

/** The driver's limits, how much of each is used, and why it is what it is, in the caller's language. */
export function readLimits(ctx: DriverContext): Promise<{ tier: string; limits: Limit[] }> {
  return limitsOf(ctx.services, ctx.driver.userId, ctx.request.locale);
}

/** The same for any driver. @throws NOT_FOUND when the user has no wallet */
export async function limitsOf(
  services: Services,
  userId: string,
  locale: Language,
): Promise<{ tier: string; limits: Limit[] }> {
  const { id, tier } = await walletOf(services.db, userId);
  const now = services.clock.now();
  const usage = await limitUsage(services.db, { id, tier }, now);
  const translate = translatorFor(locale);
  const reason = translate(tier === "FULL" ? "limits.reasonFull" : "limits.reasonMinimum");
  return {
    tier,
    limits: allLimits.flatMap((name) => {
      const limit = usage.limits.get(name);
      if (limit === undefined) return [];
      const resetsAt = resetOf(name, now)?.toISOString() ?? null;
      return [{ name, limit, used: usage.used[name], remaining: remainingOf(usage, name), resetsAt, reason }];
    }),
  };
}

/** When a limit starts afresh; null for one that does not count over time. */
export function resetOf(name: LimitName, at: Date): Date | null {
  if (name === "WITHDRAWAL_PER_DAY") return new Date(startOfIndianDay(at).getTime() + dayMs);
  if (name === "WITHDRAWAL_PER_MONTH" || name === "CREDIT_PER_MONTH") return startOfNextIndianMonth(at);
  if (name === "CREDIT_PER_YEAR") return startOfNextIndianFinancialYear(at);
  return null;
}

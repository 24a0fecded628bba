import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { withdrawalPolicy } from "./policy.ts";

/**
 * Counts a driver's tries at a withdrawal; nobody needs many in a minute.
 * @throws RATE_LIMITED; PROVIDER_UNAVAILABLE without Redis, since money does not go uncounted
 */
export async function limitWithdrawals({ services, driver }: DriverContext): Promise<void> {
  const points = withdrawalPolicy.triesPerMinute;
  const tries = limiter(services, "withdrawal", { points, durationSeconds: 60, failOpen: false });
  await consume(tries, driver.userId);
}

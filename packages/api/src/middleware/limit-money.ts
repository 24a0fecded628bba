import type { DriverContext } from "../context.ts";
import { consume, limiter } from "./rate-limit.ts";

const triesPerMinute = 10;

/**
 * Counts a driver's tries at one way of moving money; nobody needs many in a minute.
 * @param path the procedure's
 * @throws RATE_LIMITED; PROVIDER_UNAVAILABLE without Redis, since money does not go uncounted
 */
export async function limitMoney({ services, driver }: DriverContext, path: string): Promise<void> {
  const tries = limiter(services, "money", { points: triesPerMinute, durationSeconds: 60, failOpen: false });
  await consume(tries, `${path}:${driver.userId}`);
}

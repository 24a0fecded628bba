import { freeStackPorts } from "../scripts/local-env.ts";
import { e2eCacheDir } from "../scripts/paths.ts";
import { say } from "../scripts/progress.ts";
import { startStack } from "../scripts/stack.ts";

/**
 * Starts a platform of its own, with fresh data on free ports, for the whole run. Tests find it by DRIVER_WEB_URL,
 * ADMIN_WEB_URL, PUBLIC_API_URL and SANDBOX_URL in their environment, and its settings in E2E_STACK_SETTINGS. With
 * E2E_RUNNING=1 the caller has set all of these to a platform that runs already.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.E2E_RUNNING === "1") return async () => {};
  const stack = await startStack({
    cacheDir: e2eCacheDir,
    ports: await freeStackPorts(),
    // Two browsers look at every screen of one driver, faster than any thumb: more than a driver may ask in a minute.
    given: { RATE_LIMIT_PER_USER: "1000" },
    fresh: true,
    say,
    onDeath: (error) => say(error.message),
  });
  process.env.DRIVER_WEB_URL = stack.urls.driverWeb;
  process.env.ADMIN_WEB_URL = stack.urls.admin;
  process.env.PUBLIC_API_URL = stack.urls.api;
  process.env.SANDBOX_URL = stack.urls.sandbox;
  process.env.E2E_STACK_SETTINGS = JSON.stringify({
    ...stack.env,
    DATABASE_OWNER_URL: stack.ownerUrl,
  });
  return () => stack.close();
}

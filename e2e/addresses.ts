import { join } from "node:path";
import { inRepo } from "../scripts/paths.ts";

function given(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: global-setup.ts sets it, or the caller beside E2E_RUNNING`);
  return value;
}

/** Where the stack under test answers. */
export const addresses = {
  driverWeb: () => given("DRIVER_WEB_URL"),
  admin: () => given("ADMIN_WEB_URL"),
  sandbox: () => given("SANDBOX_URL"),
};

/** The settings of the stack's own processes, for commands that are run against it. */
export function stackSettings(): NodeJS.ProcessEnv {
  const settings: unknown = JSON.parse(given("E2E_STACK_SETTINGS"));
  return { ...process.env, ...(settings as Record<string, string>) };
}

/** The session of a person who signed in once for all tests. */
export const sessionFile = {
  asha: inRepo(".cache", "e2e-sessions", "asha.json"),
  ravi: inRepo(".cache", "e2e-sessions", "ravi.json"),
  operations: inRepo(".cache", "e2e-sessions", "operations.json"),
};

/** Pictures of every screen, for people to look at. */
export const screenshotFile = (project: string, name: string): string =>
  join(inRepo(".cache", "screenshots"), project, `${name}.png`);

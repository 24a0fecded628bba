import { expect } from "vitest";

/**
 * A browser that signs a driver in on a platform's consent page and allows or denies.
 * @returns where the platform sends it: our callback
 */
export async function consent(authorizeUrl: string, driver: string, decision = "allow"): Promise<URL> {
  const page = new URL(authorizeUrl);
  const asked = await fetch(page);
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining("Sign in as")]);
  const body = new URLSearchParams([...page.searchParams, ["driver", driver], ["decision", decision]]);
  const decided = await fetch(`${page.origin}${page.pathname}`, { method: "POST", redirect: "manual", body });
  const callback = new URL(decided.headers.get("location") ?? "");
  expect(callback.pathname).toMatch(/^\/api\/v1\/platforms\/callback\/(uber|ola|rapido)$/);
  return callback;
}

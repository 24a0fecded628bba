import type { Engine } from "./engine.ts";
import { bodyText, headersFor } from "./function-call.ts";
import { registration } from "./function-config.ts";
import { type Loop, startLoop } from "./loop.ts";

const unansweredDelayMs = 250;
const syncTimeoutMs = 10_000;

/**
 * Keeps one app's functions up to date: asks it until it answers, and again every `intervalMs`, so that an app
 * that has changed or come back is known soon. Asks in-band; an app that answers out-of-band registers itself.
 */
export function startSync(engine: Engine, appUrl: string, intervalMs: number): Loop {
  let reachable = false;
  return startLoop(`sync of ${appUrl}`, engine.logger, async () => {
    try {
      const changed = await syncApp(engine, appUrl);
      if (changed || !reachable)
        engine.logger.info({ appUrl, functions: engine.registry.functionCount() }, "app synced");
      reachable = true;
      if (changed) engine.wake();
      return intervalMs;
    } catch (error) {
      if (reachable) engine.logger.warn({ err: error, appUrl }, "app no longer answers");
      else engine.logger.debug({ err: error, appUrl }, "app does not answer yet");
      reachable = false;
      return unansweredDelayMs;
    }
  });
}

async function syncApp(engine: Engine, appUrl: string): Promise<boolean> {
  const body = bodyText({ url: appUrl }, engine.settings.signingKey);
  const response = await fetch(appUrl, {
    method: "PUT",
    body,
    headers: { ...headersFor(body, engine.settings.signingKey), "x-inngest-sync-kind": "in_band" },
    signal: AbortSignal.timeout(syncTimeoutMs),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${(await response.text()).slice(0, 500)}`);
  const content: unknown = await response.json();
  if (response.headers.get("x-inngest-sync-kind") !== "in_band") return false;
  return await engine.registry.register(registration.parse(content));
}

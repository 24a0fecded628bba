import type { Services } from "../services.ts";
import { unprocessedWebhooks } from "./repo.ts";

/** Its own workflow has this long; and after three days a webhook is left to its case. */
const patienceMs = 5 * 60_000;
const longestMs = 3 * 24 * 60 * 60_000;
const batchSize = 100;

/** Webhooks that were kept and of which nothing has been made, though their workflow had its time. */
export async function forgottenWebhooks(services: Services): Promise<string[]> {
  const now = services.clock.now().getTime();
  const received = { after: new Date(now - longestMs), before: new Date(now - patienceMs) };
  return unprocessedWebhooks(services.db, received, batchSize);
}

import type { Session } from "@drivopay/db";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { objectsOrphaned } from "./events.ts";

/** As many as fit an event easily. */
const keysPerEvent = 100;

/** Has objects that no row names any more removed from the bucket, once the transaction has committed. */
export async function announceOrphans(tx: Session, objectKeys: readonly string[]): Promise<void> {
  for (let from = 0; from < objectKeys.length; from += keysPerEvent) {
    await announce(tx, objectsOrphaned, { objectKeys: objectKeys.slice(from, from + keysPerEvent) });
  }
}

/** Removes objects from the bucket; one that is gone already counts as removed. @throws PROVIDER_UNAVAILABLE */
export async function removeObjects(
  { documents }: Services,
  objectKeys: readonly string[],
): Promise<{ removed: number }> {
  for (const key of objectKeys) await documents.remove(key);
  return { removed: objectKeys.length };
}

import { tables } from "@drivopay/db";
import { and, asc, eq, gt, isNotNull, notLike } from "drizzle-orm";
import type { Services } from "../services.ts";
import { rewrapTokens, wrappedBy } from "./credentials.ts";

const { platformConnections: connections } = tables;
const atOnce = 200;

/**
 * Seals the data keys of connections with the ring's current key, a batch at a time. Once the last batch is through,
 * the key before it can be thrown away. Safe to repeat and beside syncs: a value that changed meanwhile is left alone.
 * @returns the id to go on behind; null when that was the last batch
 */
export async function rotateCredentials(
  { db, settings }: Pick<Services, "db" | "settings">,
  behind: string | null,
): Promise<{ rewrapped: number; next: string | null }> {
  const ring = settings.dataKeys;
  const rows = await db.orm
    .select({ id: connections.id, sealed: connections.credentialsSealed })
    .from(connections)
    .where(
      and(
        isNotNull(connections.credentialsSealed),
        notLike(connections.credentialsSealed, `${wrappedBy(ring)}%`),
        behind === null ? undefined : gt(connections.id, behind),
      ),
    )
    .orderBy(asc(connections.id))
    .limit(atOnce);
  let rewrapped = 0;
  for (const { id, sealed } of rows) {
    if (sealed === null) continue;
    const changed = await db.orm
      .update(connections)
      .set({ credentialsSealed: rewrapTokens(ring, sealed) })
      .where(and(eq(connections.id, id), eq(connections.credentialsSealed, sealed)))
      .returning({ id: connections.id });
    rewrapped += changed.length;
  }
  return { rewrapped, next: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null };
}

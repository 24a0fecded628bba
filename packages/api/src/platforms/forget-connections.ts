import { type Session, tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";
import { announceOrphanedKey } from "./revoke-credentials.ts";

const { platformConnections: connections } = tables;

/**
 * Forgets the keys to a driver's platforms, which a workflow then ends there, and who the driver is there. What was
 * earned stays with the books.
 */
export async function forgetConnections(tx: Session, userId: string): Promise<void> {
  // Locked, so that no sync renews a key between its being read and its being forgotten.
  const kept = await tx.orm
    .select()
    .from(connections)
    .where(eq(connections.userId, userId))
    .for("no key update");
  for (const connection of kept) await announceOrphanedKey(tx, connection);
  await tx.orm
    .update(connections)
    .set({
      ...{ state: "DISCONNECTED", isActive: false, credentialsSealed: null, cursor: null, accountName: null },
      platformUserId: sql`'closed:' || ${connections.id}`,
    })
    .where(eq(connections.userId, userId));
}

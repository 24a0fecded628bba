import { type Session, tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";

const { platformConnections: connections } = tables;

/** Forgets the keys to a driver's platforms, and who the driver is there. What was earned stays with the books. */
export async function forgetConnections({ orm }: Session, userId: string): Promise<void> {
  await orm
    .update(connections)
    .set({
      ...{ state: "DISCONNECTED", isActive: false, credentialsSealed: null, cursor: null, accountName: null },
      platformUserId: sql`'closed:' || ${connections.id}`,
    })
    .where(eq(connections.userId, userId));
}

import type { Platform, PlatformConnection } from "@drivopay/contracts/platforms";
import { type Session, tables } from "@drivopay/db";
import { and, asc, eq } from "drizzle-orm";

const { platformConnections: connections } = tables;

export type ConnectionRow = typeof connections.$inferSelect;

/** A sync that was asked for and has not ended by then is taken for lost. */
const syncAtMostMs = 15 * 60_000;

/** The driver's connections that are not forgotten, at most one a platform. */
export function activeConnections({ orm }: Session, userId: string): Promise<ConnectionRow[]> {
  return orm
    .select()
    .from(connections)
    .where(and(eq(connections.userId, userId), eq(connections.isActive, true)))
    .orderBy(asc(connections.platform));
}

/** All the driver's connections, also those that ended; at most a hundred. */
export function connectionsOf({ orm }: Session, userId: string): Promise<ConnectionRow[]> {
  return orm
    .select()
    .from(connections)
    .where(eq(connections.userId, userId))
    .orderBy(asc(connections.createdAt))
    .limit(100);
}

export async function activeConnectionTo(
  db: Session,
  userId: string,
  platform: Platform,
): Promise<ConnectionRow | null> {
  const found = await activeConnections(db, userId);
  return found.find((row) => row.platform === platform) ?? null;
}

export async function connectionById({ orm }: Session, id: string): Promise<ConnectionRow | null> {
  const [row] = await orm.select().from(connections).where(eq(connections.id, id));
  return row ?? null;
}

/** Takes the connection's row until the transaction ends: its syncs, and what ends it, wait for each other. */
export async function lockConnection({ orm }: Session, id: string): Promise<ConnectionRow | null> {
  const [row] = await orm.select().from(connections).where(eq(connections.id, id)).for("no key update");
  return row ?? null;
}

export function isSyncing(row: ConnectionRow, now: Date): boolean {
  if (row.syncRequestedAt === null || row.state !== "CONNECTED") return false;
  return now.getTime() - row.syncRequestedAt.getTime() < syncAtMostMs;
}

export function presentConnection(row: ConnectionRow, now: Date): PlatformConnection {
  const { id, platform, state, accountName, lastSyncFailed } = row;
  return {
    ...{ id, platform, state, accountName, lastSyncFailed },
    isSyncing: isSyncing(row, now),
    lastSyncAt: row.lastSyncAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

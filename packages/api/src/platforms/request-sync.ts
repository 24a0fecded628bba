import { AppError } from "@drivopay/contracts/errors";
import type { Platform, PlatformConnection } from "@drivopay/contracts/platforms";
import { tables } from "@drivopay/db";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { syncRequested } from "./events.ts";
import { activeConnections, isSyncing, presentConnection } from "./repo.ts";

const { platformConnections: connections } = tables;
const fannedOutAtOnce = 500;

/**
 * Has the driver's platforms read now, or the one that is named; answers at once. One that is being read is left to it.
 * @throws NOT_FOUND when none is connected, PLATFORM_SIGN_IN_REQUIRED when each wants the driver to sign in again
 */
export async function requestSync(
  { services, driver }: DriverContext,
  { platform }: { readonly platform?: Platform | undefined },
): Promise<{ connections: PlatformConnection[] }> {
  const now = services.clock.now();
  const wanted = (await activeConnections(services.db, driver.userId)).filter(
    (row) => platform === undefined || row.platform === platform,
  );
  if (wanted.length === 0) throw new AppError("NOT_FOUND");
  const ready = wanted.filter((row) => row.state === "CONNECTED");
  if (ready.length === 0) throw new AppError("PLATFORM_SIGN_IN_REQUIRED");
  const idle = ready.filter((row) => !isSyncing(row, now));
  await services.db.transact(async (tx) => {
    for (const { id, userId, platform: name } of idle) {
      await tx.orm.update(connections).set({ syncRequestedAt: now }).where(eq(connections.id, id));
      await announce(tx, syncRequested, { connectionId: id, userId, platform: name });
    }
  });
  const shown = wanted.map((row) => (idle.includes(row) ? { ...row, syncRequestedAt: now } : row));
  return { connections: shown.map((row) => presentConnection(row, now)) };
}

/**
 * Asks for the hourly sync of a batch of connections. Safe to repeat: reading a connection twice credits once.
 * @returns the id to go on behind; null when that was the last batch
 */
export async function fanOutSyncs(
  services: Services,
  behind: string | null,
): Promise<{ requested: number; next: string | null }> {
  return services.db.transact(async (tx) => {
    const rows = await tx.orm
      .select({ id: connections.id, userId: connections.userId, platform: connections.platform })
      .from(connections)
      .where(
        and(eq(connections.state, "CONNECTED"), behind === null ? undefined : gt(connections.id, behind)),
      )
      .orderBy(asc(connections.id))
      .limit(fannedOutAtOnce);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      const requested = { syncRequestedAt: services.clock.now() };
      await tx.orm.update(connections).set(requested).where(inArray(connections.id, ids));
    }
    for (const { id, userId, platform } of rows) {
      await announce(tx, syncRequested, { connectionId: id, userId, platform });
    }
    return { requested: rows.length, next: rows.length === fannedOutAtOnce ? (ids.at(-1) ?? null) : null };
  });
}

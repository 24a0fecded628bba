import { AppError } from "@drivopay/contracts/errors";
import type { PlatformConnection } from "@drivopay/contracts/platforms";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { platformOf } from "./connect-platform.ts";
import { openTokens } from "./credentials.ts";
import { lockConnection, presentConnection } from "./repo.ts";
import { announceOrphanedKey } from "./revoke-credentials.ts";

const { platformConnections: connections } = tables;

/**
 * Ends our access at the platform and forgets the key to it. Forgetting does not wait for the platform: when it does
 * not answer, the key is gone here all the same, and a workflow goes on asking. What was earned stays.
 * @throws NOT_FOUND for another driver's connection as well, and for one that has ended
 */
export async function disconnectPlatform(
  ctx: DriverContext,
  { id }: { readonly id: string },
): Promise<{ connection: PlatformConnection }> {
  const { services, driver } = ctx;
  const forgotten = await services.db.transact(async (tx) => {
    const row = await lockConnection(tx, id);
    if (!row?.isActive || row.userId !== driver.userId) throw new AppError("NOT_FOUND");
    const [ended] = await tx.orm
      .update(connections)
      .set({ state: "DISCONNECTED", isActive: false, credentialsSealed: null, cursor: null })
      .where(eq(connections.id, id))
      .returning();
    if (!ended) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "platforms.disconnected",
      entityType: "platform-connection",
      entityId: id,
      oldValue: { platform: row.platform, state: row.state },
      newValue: { state: "DISCONNECTED" },
    });
    return { ended, sealed: row.credentialsSealed };
  });
  const { ended, sealed } = forgotten;
  if (sealed !== null) {
    try {
      const tokens = openTokens(services.settings.dataKeys, id, sealed);
      await platformOf(services, ended.platform).revoke(tokens);
    } catch (err) {
      services.logger.warn(
        { err, connectionId: id },
        "A platform did not take back its key at once; it is forgotten",
      );
      await announceOrphanedKey(services.db, { ...ended, credentialsSealed: sealed });
    }
  }
  return { connection: presentConnection(ended, services.clock.now()) };
}

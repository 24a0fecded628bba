import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { walletOf } from "../wallet/index.ts";
import { signInNeeded } from "./events.ts";
import { type ConnectionRow, lockConnection } from "./repo.ts";

const { platformConnections: connections } = tables;

/**
 * The driver is told, and the connection says so: a sync that stops silently looks like a day without trips.
 * @param refused the sealed key that the platform no longer takes
 */
export async function askToSignIn(
  services: Services,
  read: ConnectionRow,
  refused: string | null,
): Promise<void> {
  const wallet = await walletOf(services.db, read.userId);
  await services.db.transact(async (tx) => {
    const connection = await lockConnection(tx, read.id);
    // Signed in again meanwhile: the refusal was of the old key.
    if (connection?.state !== "CONNECTED" || connection.credentialsSealed !== refused) return;
    const { id, userId, platform } = connection;
    await tx.orm
      .update(connections)
      .set({ state: "NEEDS_SIGN_IN", syncRequestedAt: null })
      .where(eq(connections.id, id));
    await recordAudit(tx, systemActor, {
      action: "platforms.sign-in-needed",
      entityType: "platform-connection",
      entityId: id,
      oldValue: { state: "CONNECTED" },
      newValue: { platform, state: "NEEDS_SIGN_IN" },
    });
    const occurrence = services.clock.now().toISOString();
    await announce(tx, signInNeeded, { connectionId: id, userId, platform, occurrence }, [
      `wallet:${wallet.id}`,
    ]);
  });
}

import { AppError } from "@drivopay/contracts/errors";
import type { Session } from "@drivopay/db";
import type { z } from "zod";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { askStaffForOurKey, isClientRefused } from "./client-refused.ts";
import { platformOf } from "./connect-platform.ts";
import { openTokens } from "./credentials.ts";
import { credentialsOrphaned } from "./events.ts";
import type { ConnectionRow } from "./repo.ts";

/** Has the key to a connection ended at its platform, once the transaction that forgets it has committed. */
export async function announceOrphanedKey(
  tx: Session,
  {
    id: connectionId,
    userId,
    platform,
    credentialsSealed,
  }: Pick<ConnectionRow, "id" | "userId" | "platform" | "credentialsSealed">,
): Promise<void> {
  if (credentialsSealed === null) return;
  await announce(tx, credentialsOrphaned, { connectionId, userId, platform, credentialsSealed });
}

/**
 * Ends a key at its platform; one that the platform knows no more counts as ended. Safe to repeat.
 * @throws PROVIDER_UNAVAILABLE, PROVIDER_REJECTED; SealError when the key that sealed it is gone
 */
export async function revokeCredentials(
  services: Services,
  { connectionId, platform, credentialsSealed }: z.infer<typeof credentialsOrphaned.schema>,
): Promise<void> {
  const tokens = openTokens(services.settings.dataKeys, connectionId, credentialsSealed);
  try {
    await platformOf(services, platform).revoke(tokens);
  } catch (error) {
    if (isClientRefused(error)) await askStaffForOurKey(services, platform);
    if (error instanceof AppError && error.code === "PLATFORM_SIGN_IN_REQUIRED") return;
    throw error;
  }
}

import { Platform } from "@drivopay/contracts/platforms";
import { eventType } from "inngest";
import { z } from "zod";

const connection = { connectionId: z.uuid(), userId: z.uuid(), platform: Platform };

/** A connection is to be read now: by the hour, by the driver, or because it was just made. */
export const syncRequested = eventType("platforms/sync.requested", { schema: z.object(connection) });

/** New or changed earnings of a page reached the wallet. */
export const earningsSynced = eventType("platforms/earnings.synced", {
  schema: z.object({ ...connection, earnings: z.int(), credited: z.int() }),
});

/** The platform no longer takes our key: the driver has to sign in there again. */
export const signInNeeded = eventType("platforms/sign-in.needed", {
  schema: z.object({ ...connection, occurrence: z.string() }),
});

/** A key to a driver's account that we no longer keep: it is to be ended at the platform. Sealed as it was kept. */
export const credentialsOrphaned = eventType("platforms/credentials.orphaned", {
  schema: z.object({ ...connection, credentialsSealed: z.string() }),
});

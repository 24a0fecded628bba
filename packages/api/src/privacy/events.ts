import { eventType } from "inngest";
import { z } from "zod";

/** A driver wants a copy of everything kept about him. */
export const dataExportRequested = eventType("privacy/data-export.requested", {
  schema: z.object({ exportId: z.uuid(), userId: z.uuid() }),
});

/** An account is closed; nothing personal stands in the driver's tables any more. */
export const accountClosed = eventType("privacy/account.closed", {
  schema: z.object({ userId: z.uuid() }),
});

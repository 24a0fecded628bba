import { eventType } from "inngest";
import { z } from "zod";

const statement = { statementId: z.uuid(), userId: z.uuid() };

/** A file is to be written; the workflow takes it from here. */
export const exportRequested = eventType("transactions/export.requested", { schema: z.object(statement) });

/** The file is there and signed. */
export const exportReady = eventType("transactions/export.ready", {
  schema: z.object({ ...statement, kind: z.string() }),
});

/** The file could not be made; a case is open. */
export const exportFailed = eventType("transactions/export.failed", { schema: z.object(statement) });

import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, lt } from "drizzle-orm";

const { auditLogs } = tables;

/** A line of the audit trail as the driver it is about may see it: who of the staff acted is not told. */
export interface TrailLine {
  readonly id: string;
  readonly at: Date;
  readonly by: "DRIVER" | "STAFF" | "SYSTEM";
  readonly action: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

/** A part of what was done to a driver's account and who read it, newest first; behind the line `cursor`. */
export function someTrail(
  { orm }: Session,
  userId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<TrailLine[]> {
  const { id, at, actorKind, action, oldValue, newValue } = auditLogs;
  return orm
    .select({ id, at, by: actorKind, action, oldValue, newValue })
    .from(auditLogs)
    .where(and(eq(auditLogs.entityId, userId), cursor === undefined ? undefined : lt(id, cursor)))
    .orderBy(desc(id))
    .limit(limit);
}

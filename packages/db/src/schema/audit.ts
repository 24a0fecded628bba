import { index, jsonb, pgSchema, text } from "drizzle-orm/pg-core";
import { createdAt, oneOf, primaryId } from "./columns.ts";

export const auditSchema = pgSchema("audit");

/** Every change of state and every staff read of personal data. Append-only, by trigger and by grant. */
export const auditLogs = auditSchema.table(
  "audit_logs",
  {
    id: primaryId(),
    at: createdAt(),
    actorKind: text().$type<"DRIVER" | "STAFF" | "SYSTEM">().notNull(),
    actorId: text(),
    action: text().notNull(),
    entityType: text().notNull(),
    entityId: text(),
    oldValue: jsonb(),
    newValue: jsonb(),
    ipAddress: text(),
    userAgent: text(),
    requestId: text(),
  },
  (table) => [
    oneOf("audit_logs_actor_kind", table.actorKind, ["DRIVER", "STAFF", "SYSTEM"]),
    index("audit_logs_of_entity").on(table.entityId, table.at),
    index("audit_logs_by_time").on(table.at),
  ],
);

/** Sign-ins, refused codes, reused tokens: kept apart and longer. */
export const securityEvents = auditSchema.table(
  "security_events",
  {
    id: primaryId(),
    at: createdAt(),
    kind: text().notNull(),
    userId: text(),
    sessionId: text(),
    ipAddress: text(),
    userAgent: text(),
    requestId: text(),
    detail: jsonb().notNull().default({}),
  },
  (table) => [index("security_events_of_user").on(table.userId, table.at)],
);

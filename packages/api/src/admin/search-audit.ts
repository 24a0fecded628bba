import { type AuditRow, AuditSearchInput } from "@drivopay/contracts/admin";
import { tables } from "@drivopay/db";
import { and, desc, eq, like, lt } from "drizzle-orm";
import { z } from "zod";
import { recordRead } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { boundedCount, pageBounds, pageOf, resume } from "../pagination.ts";

const { auditLogs } = tables;

/** Who did or read what, newest first. @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters */
export async function searchAudit(ctx: StaffContext, asked: z.infer<typeof AuditSearchInput>) {
  const input = resume(AuditSearchInput, asked);
  const { orm } = ctx.services.db;
  const { entityId, actorId, action } = input;
  const found = and(
    entityId ? eq(auditLogs.entityId, entityId) : undefined,
    actorId ? eq(auditLogs.actorId, actorId) : undefined,
    action ? like(auditLogs.action, `${action.replaceAll(/[\\%_]/g, "\\$&")}%`) : undefined,
  );
  const { take, skip } = pageBounds(input);
  const [rows, total] = await Promise.all([
    orm
      .select()
      .from(auditLogs)
      .where(and(found, input.cursor === undefined ? undefined : lt(auditLogs.id, input.cursor)))
      .orderBy(desc(auditLogs.id))
      .limit(take)
      .offset(skip),
    boundedCount(ctx.services.db, orm.select({ id: auditLogs.id }).from(auditLogs).where(found)),
  ]);
  const cut = pageOf(rows, input, total, (row) => row.id);
  await recordRead(ctx, {
    action: "admin.audit-searched",
    entityType: "list",
    entityId: "audit.search",
    detail: { entityId, actorId, action },
  });
  return { rows: cut.rows.map(presentAuditRow), pagination: cut.pagination };
}

function presentAuditRow(row: typeof auditLogs.$inferSelect): AuditRow {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actorKind: row.actorKind,
    actorId: row.actorId,
    action: row.action,
    entityType: row.entityType,
    entityId: row.entityId,
    oldValue: z.json().parse(row.oldValue),
    newValue: z.json().parse(row.newValue),
    requestId: row.requestId,
  };
}

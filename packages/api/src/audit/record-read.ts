import { tables } from "@drivopay/db";
import { and, eq, gt, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { actorOf, recordAudit } from "./record.ts";

const { auditLogs } = tables;

/** A read of personal data: whose, or which list of many. */
export interface StaffRead {
  /** `admin.<what>-read`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  /** What was asked for; no full identifier. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down that this member of staff read personal data. Before the answer: no read goes unrecorded. */
export async function recordRead(ctx: StaffContext, read: StaffRead): Promise<void> {
  await recordAudit(ctx.services.db, actorOf(ctx, ctx.staff), {
    action: read.action,
    entityType: read.entityType,
    entityId: read.entityId,
    newValue: read.detail,
  });
}

/** The same for a page that asks again by itself: one row an hour for each thing shown says that it stood open. */
export async function recordOpenPage(ctx: StaffContext, read: StaffRead): Promise<void> {
  const [known] = await ctx.services.db.orm
    .select({ id: auditLogs.id })
    .from(auditLogs)
    .where(
      and(
        eq(auditLogs.entityId, read.entityId),
        gt(auditLogs.at, sql`now() - interval '1 hour'`),
        eq(auditLogs.actorId, ctx.staff.staffId),
        eq(auditLogs.action, read.action),
      ),
    )
    .limit(1);
  if (!known) await recordRead(ctx, read);
}

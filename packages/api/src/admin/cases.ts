import { CaseListInput, type CaseRow, type ResolveCaseInput } from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { and, count, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { actorOf, endOfCase, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";

const { cases } = tables;

/** Cases, newest first. @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters */
export async function listCases({ services }: StaffContext, asked: z.infer<typeof CaseListInput>) {
  const input = resume(CaseListInput, asked);
  const { orm } = services.db;
  const wanted = input.state && eq(cases.state, input.state);
  const { take, skip } = pageBounds(input);
  const [rows, [counted]] = await Promise.all([
    orm
      .select()
      .from(cases)
      .where(and(wanted, input.cursor === undefined ? undefined : lt(cases.id, input.cursor)))
      .orderBy(desc(cases.id))
      .limit(take)
      .offset(skip),
    orm.select({ total: count() }).from(cases).where(wanted),
  ]);
  const cut = pageOf(rows, input, counted?.total ?? 0, (row) => row.id);
  return { cases: cut.rows.map(presentCase), pagination: cut.pagination };
}

/**
 * Closes a case with what was done about it. If the trouble lasts or comes back, it opens another.
 * @throws NOT_FOUND, STATE_CONFLICT when it has been closed before
 */
export async function resolveCase(ctx: StaffContext, input: z.infer<typeof ResolveCaseInput>) {
  return ctx.services.db.transact(async (tx) => {
    const [row] = await tx.orm.select().from(cases).where(eq(cases.id, input.caseId)).for("no key update");
    if (!row) throw new AppError("NOT_FOUND");
    if (row.state !== "OPEN") throw new AppError("STATE_CONFLICT");
    const end = {
      ...endOfCase(input.resolution),
      ownerId: ctx.staff.staffId,
      resolvedAt: ctx.services.clock.now(),
    };
    const [resolved] = await tx.orm.update(cases).set(end).where(eq(cases.id, row.id)).returning();
    if (!resolved) throw new AppError("NOT_FOUND");
    await recordAudit(tx, actorOf(ctx, ctx.staff), {
      action: "admin.case-resolved",
      entityType: "case",
      entityId: row.id,
      oldValue: { state: row.state },
      newValue: { state: resolved.state, resolution: input.resolution },
    });
    return { case: presentCase(resolved) };
  });
}

function presentCase(row: typeof cases.$inferSelect): CaseRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state === "RESOLVED" ? "RESOLVED" : "OPEN",
    summary: row.summary,
    referenceId: row.referenceId,
    createdAt: row.createdAt.toISOString(),
    evidence: z.json().parse(row.evidence),
    resolution: row.resolution,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}

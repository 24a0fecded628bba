import {
  type PlatformStatementCase,
  type PlatformStatementQueue,
  PlatformStatementQueueInput,
  type PlatformStatementRow,
} from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { and, asc, count, desc, eq, gt, lt } from "drizzle-orm";
import type { z } from "zod";
import { recordOpenPage } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";
import { presentStatement } from "./import-statement.ts";
import { presentEarning } from "./list-earnings.ts";

const { earnings, statementImports, users } = tables;

/** Trips shown beside a statement: enough to compare it with the platform's books by samples. */
const shownTrips = 200;

/**
 * Drivers' statements by state; those that wait for a person, the oldest first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listStatementQueue(
  ctx: StaffContext,
  asked: z.infer<typeof PlatformStatementQueueInput>,
): Promise<z.infer<typeof PlatformStatementQueue>> {
  const { db } = ctx.services;
  const input = resume(PlatformStatementQueueInput, asked);
  const { state = "REVIEW", cursor } = input;
  const { id } = statementImports;
  const waiting = state === "REVIEW";
  const inState = eq(statementImports.state, state);
  const { take, skip } = pageBounds(input);
  // Ids are made in the order of time.
  const behind = cursor === undefined ? undefined : waiting ? gt(id, cursor) : lt(id, cursor);
  const [found, totals] = await Promise.all([
    rowsWithOwner(db)
      .where(and(inState, behind))
      .orderBy(waiting ? asc(id) : desc(id))
      .limit(take)
      .offset(skip),
    db.orm.select({ total: count() }).from(statementImports).where(inState),
  ]);
  const { rows, pagination } = pageOf(found, input, totals[0]?.total ?? 0, (row) => row.statement.id);
  await recordOpenPage(ctx, {
    action: "platforms.statements-read",
    entityType: "list",
    entityId: "platforms.statements",
  });
  return { statements: rows.map(presentRow), pagination };
}

/** One statement with the trips it brought; that staff looked is written down. @throws NOT_FOUND */
export async function readStatementCase(
  ctx: StaffContext,
  id: string,
): Promise<z.infer<typeof PlatformStatementCase>> {
  const { db } = ctx.services;
  const [row] = await rowsWithOwner(db).where(eq(statementImports.id, id));
  if (!row) throw new AppError("NOT_FOUND");
  const trips = await db.orm
    .select()
    .from(earnings)
    .where(eq(earnings.importId, id))
    .orderBy(desc(earnings.earnedAt), desc(earnings.id))
    .limit(shownTrips);
  await recordOpenPage(ctx, {
    action: "platforms.statement-read",
    entityType: "statement-import",
    entityId: id,
  });
  return { statement: presentRow(row), trips: trips.map(presentEarning) };
}

const rowsWithOwner = ({ orm }: Session) =>
  orm
    .select({ statement: statementImports, userId: users.id, userName: users.name })
    .from(statementImports)
    .innerJoin(users, eq(users.id, statementImports.userId))
    .$dynamic();

function presentRow({
  statement,
  userId,
  userName,
}: Awaited<ReturnType<typeof rowsWithOwner>>[number]): PlatformStatementRow {
  return {
    ...presentStatement(statement),
    ...{ userId, userName },
    decidedAt: statement.decidedAt?.toISOString() ?? null,
  };
}

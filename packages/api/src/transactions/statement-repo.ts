import { AppError } from "@drivopay/contracts/errors";
import type { ExportFormat, StatementKind } from "@drivopay/contracts/statements";
import { type Session, tables } from "@drivopay/db";
import { and, count, desc, eq, gt, inArray, lt } from "drizzle-orm";

const { statements } = tables;

export type StatementRecord = typeof statements.$inferSelect;

/** Where its file stands in the bucket, also before it is written. */
export const objectKeyOf = ({ id, userId, format }: StatementRecord): string =>
  `statements/${userId}/${id}.${format.toLowerCase()}`;

/** A statement of whoever; null when its driver has left meanwhile. */
export async function keptStatement({ orm }: Session, id: string): Promise<StatementRecord | null> {
  const [row] = await orm.select().from(statements).where(eq(statements.id, id));
  return row ?? null;
}

/** A statement of whoever. @throws NOT_FOUND */
export async function statementById(db: Session, id: string): Promise<StatementRecord> {
  const row = await keptStatement(db, id);
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** A driver's own statement. @throws NOT_FOUND, also for another driver's */
export async function statementOf({ orm }: Session, userId: string, id: string): Promise<StatementRecord> {
  const [row] = await orm
    .select()
    .from(statements)
    .where(and(eq(statements.userId, userId), eq(statements.id, id)));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** A driver's statements, newest first. */
export function statementsOf(
  { orm }: Session,
  userId: string,
  page: { readonly kind?: StatementKind | undefined; readonly before?: string | undefined },
  bounds: { readonly take: number; readonly skip: number },
): Promise<StatementRecord[]> {
  return orm
    .select()
    .from(statements)
    .where(
      and(
        eq(statements.userId, userId),
        page.kind && eq(statements.kind, page.kind),
        page.before === undefined ? undefined : lt(statements.id, page.before),
      ),
    )
    .orderBy(desc(statements.id))
    .limit(bounds.take)
    .offset(bounds.skip);
}

export async function countStatementsOf(
  { orm }: Session,
  userId: string,
  kind: StatementKind | undefined,
): Promise<number> {
  const [row] = await orm
    .select({ total: count() })
    .from(statements)
    .where(and(eq(statements.userId, userId), kind && eq(statements.kind, kind)));
  return row?.total ?? 0;
}

/** The same file, asked for a moment ago and still being written, or null. */
export async function openStatementLike(
  { orm }: Session,
  userId: string,
  like: {
    readonly kind: StatementKind;
    readonly format: ExportFormat;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<StatementRecord | null> {
  const [row] = await orm
    .select()
    .from(statements)
    .where(
      and(
        eq(statements.userId, userId),
        eq(statements.kind, like.kind),
        eq(statements.format, like.format),
        eq(statements.periodFrom, like.from),
        eq(statements.periodTo, like.to),
        inArray(statements.status, ["QUEUED", "RUNNING"]),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** The monthly statements of a driver since a month began, whatever became of them. */
export function monthlyStatementsSince(
  { orm }: Session,
  userId: string,
  from: Date,
): Promise<StatementRecord[]> {
  return orm
    .select()
    .from(statements)
    .where(and(eq(statements.userId, userId), eq(statements.kind, "MONTHLY"), gt(statements.periodTo, from)))
    .orderBy(desc(statements.periodFrom))
    .limit(36);
}

/** The one statement behind a code, or null. */
export async function statementByCode({ orm }: Session, code: string): Promise<StatementRecord | null> {
  const [row] = await orm.select().from(statements).where(eq(statements.verificationCode, code));
  return row ?? null;
}

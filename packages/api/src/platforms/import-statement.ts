import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import {
  ImportStatementFields,
  maxStatementBytes,
  type Platform,
  type StatementImport,
  type StatementProblem,
} from "@drivopay/contracts/platforms";
import { arrayLiteral, type Session, tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actorOf, openCase, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { type EarningChange, holdEarnings, lockWallet } from "../wallet/index.ts";
import { readStatement, type StatementRow } from "./read-statement.ts";

const { earnings, statementImports } = tables;
type ImportRow = typeof statementImports.$inferSelect;

const uploadsPerHour = 20;
const oldestDays = 400;
const dayMs = 86_400_000;
const shownProblems = 100;
const shownStatements = 20;
/** Ids looked up in one statement. */
const chunk = 5_000;

/** Names the case that asks staff to check a statement. */
export const caseOfStatement = (importId: string): string => `platforms.statement:${importId}`;

/** A form with the fields `platform` and `file`, as a browser or an app sends it. */
export const StatementForm = z
  .instanceof(FormData)
  .transform((form): unknown => Object.fromEntries(form.entries()))
  .pipe(ImportStatementFields.extend({ file: z.instanceof(File) }));

/**
 * Takes in a platform's statement: its new trips are written down and their money is held until a person has
 * compared it with the platform's books, for a file is easily written. Bad rows are told by their lines, and trips
 * that are known are left alone. The same file again answers the same, and moves nothing.
 * @throws STATEMENT_UNREADABLE, PAYLOAD_TOO_LARGE, RATE_LIMITED above twenty an hour; STATE_CONFLICT when the new
 *   rows together come to nothing that could be credited
 */
export async function importStatement(
  ctx: DriverContext,
  { platform, file }: z.infer<typeof StatementForm>,
): Promise<{ statement: StatementImport }> {
  const { services, driver } = ctx;
  if (file.size > maxStatementBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  const uploads = { points: uploadsPerHour, durationSeconds: 60 * 60, failOpen: true };
  await consume(limiter(services, "statements", uploads), driver.userId);
  const bytes = Buffer.from(await file.arrayBuffer());
  const now = services.clock.now();
  const read = readStatement(bytes, { oldest: new Date(now.getTime() - oldestDays * dayMs), newest: now });
  const sha256 = sha256Hex(bytes);
  const statement = await services.db.transact(async (tx) => {
    await lockWallet(tx, driver.walletId);
    const known = await importOf(tx, driver.userId, platform, sha256);
    if (known) return known;
    const fresh = await keepStatement(tx, driver, { platform, sha256, fileName: file.name, read });
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "platforms.statement-imported",
      entityType: "statement-import",
      entityId: fresh.id,
      newValue: { platform, rows: fresh.rows, imported: fresh.imported, amount: fresh.amount },
    });
    return fresh;
  });
  return { statement: presentStatement(statement) };
}

async function importOf(
  { orm }: Session,
  userId: string,
  platform: Platform,
  sha256: string,
): Promise<ImportRow | null> {
  const [row] = await orm
    .select()
    .from(statementImports)
    .where(
      and(
        eq(statementImports.userId, userId),
        eq(statementImports.platform, platform),
        eq(statementImports.sha256, sha256),
      ),
    );
  return row ?? null;
}

interface Statement {
  readonly platform: Platform;
  readonly sha256: string;
  readonly fileName: string;
  readonly read: ReturnType<typeof readStatement>;
}

async function keepStatement(
  tx: Session,
  { userId, walletId }: { readonly userId: string; readonly walletId: string },
  { platform, sha256, fileName, read }: Statement,
): Promise<ImportRow> {
  const { fresh, known, differs } = await sortOut(tx, userId, platform, read.rows);
  const amount = fresh.reduce((sum, row) => sum + dueOf(row), 0);
  if (fresh.length > 0 && amount <= 0) throw new AppError("STATE_CONFLICT");
  const differing = differs.map(({ line }) => ({
    line,
    problem: "DIFFERS" as const satisfies StatementProblem,
  }));
  const problems = [...read.problems, ...differing].toSorted((one, other) => one.line - other.line);
  const [row] = await tx.orm
    .insert(statementImports)
    .values({
      ...{ id: newId(), userId, platform, sha256, fileName: fileName.slice(0, 120) },
      state: fresh.length === 0 ? "CREDITED" : "REVIEW",
      ...{ rows: read.total, imported: fresh.length, known: known.length, refused: problems.length },
      amount: paise(amount),
      problems: problems.slice(0, shownProblems),
    })
    .returning();
  if (!row) throw new AppError("INTERNAL");
  if (fresh.length === 0) return row;
  await creditRows(tx, { importId: row.id, userId, walletId, platform, rows: fresh });
  await openCase(tx, {
    dedupeKey: caseOfStatement(row.id),
    kind: "platforms.statement-to-check",
    summary: "A driver's statement is to be compared with the platform's books",
    evidence: { importId: row.id, userId, platform, trips: fresh.length, amount },
    referenceId: row.id,
  });
  return row;
}

const dueOf = ({ gross, fees, cash }: StatementRow): number => gross + fees - cash;

/** What is new, what is known with the same amounts, and what is known with others or is somebody else's. */
async function sortOut(tx: Session, userId: string, platform: Platform, rows: readonly StatementRow[]) {
  const standing = new Map<string, { userId: string; due: number }>();
  for (let start = 0; start < rows.length; start += chunk) {
    const ids = rows.slice(start, start + chunk).map(({ tripId }) => tripId);
    const found = await tx.orm
      .select({ tripId: earnings.tripId, userId: earnings.userId, due: earnings.due })
      .from(earnings)
      .where(and(eq(earnings.platform, platform), inArray(earnings.tripId, ids)));
    for (const row of found) standing.set(row.tripId, row);
  }
  const isSame = (row: StatementRow) => {
    const stands = standing.get(row.tripId);
    return stands?.userId === userId && stands.due === dueOf(row);
  };
  const seen = rows.filter(({ tripId }) => standing.has(tripId));
  return {
    fresh: rows.filter(({ tripId }) => !standing.has(tripId)),
    known: seen.filter(isSame),
    differs: seen.filter((row) => !isSame(row)),
  };
}

/** The bulk path: a statement each for the rows and for their postings, however many there are. */
export async function creditRows(
  tx: Session,
  owner: {
    readonly importId: string;
    readonly userId: string;
    readonly walletId: string;
    readonly platform: Platform;
    readonly rows: readonly StatementRow[];
  },
): Promise<void> {
  const { importId, userId, walletId, platform } = owner;
  const rows = owner.rows.map((row) => ({ ...row, id: newId() }));
  const changes = rows.flatMap((row): EarningChange[] => {
    const difference = paise(dueOf(row));
    return difference === 0
      ? []
      : [{ earningId: row.id, revision: 1, platform, difference, description: row.tripId }];
  });
  const amount = paise(changes.reduce((sum, { difference }) => sum + difference, 0));
  const carried = await holdEarnings(tx, walletId, { importId, amount, changes });
  const list = (of: (row: (typeof rows)[number]) => string | number | null) => arrayLiteral(rows.map(of));
  await tx.sql`
    insert into platforms.earnings (id, import_id, user_id, platform, trip_id, gross, fees, cash, due, amount,
      revision, earned_at, transaction_id)
    select g.id, ${importId}, ${userId}, ${platform}, g.trip_id, g.gross, g.fees, g.cash,
      g.gross + g.fees - g.cash, g.gross + g.fees - g.cash, (g.posting is not null)::int, g.earned_at, g.posting
    from unnest(
      ${list(({ id }) => id)}::uuid[], ${list(({ tripId }) => tripId)}::text[],
      ${list(({ gross }) => gross)}::bigint[], ${list(({ fees }) => fees)}::bigint[],
      ${list(({ cash }) => cash)}::bigint[], ${list(({ earnedAt }) => earnedAt.toISOString())}::timestamptz[],
      ${list(({ id }) => carried.get(id) ?? null)}::uuid[]
    ) as g (id, trip_id, gross, fees, cash, earned_at, posting)`;
}

/** The driver's statements, newest first. */
export async function listStatements({
  services,
  driver,
}: DriverContext): Promise<{ statements: StatementImport[] }> {
  const rows = await services.db.orm
    .select()
    .from(statementImports)
    .where(eq(statementImports.userId, driver.userId))
    .orderBy(desc(statementImports.createdAt), desc(statementImports.id))
    .limit(shownStatements);
  return { statements: rows.map(presentStatement) };
}

export function presentStatement(row: ImportRow): StatementImport {
  const { id, platform, state, fileName, rows, imported, known, refused, amount, problems } = row;
  return {
    ...{ id, platform, state, fileName, rows, imported, known, refused, amount, problems },
    createdAt: row.createdAt.toISOString(),
  };
}

import { AppError } from "@drivopay/contracts/errors";
import {
  type Export,
  type ExportFormat,
  longestExportMs,
  maxPdfMovements,
  type StatementKind,
} from "@drivopay/contracts/statements";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { type Actor, actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { walletBefore } from "../wallet/index.ts";
import { exportRequested } from "./events.ts";
import { presentExport } from "./present-export.ts";
import { openStatementLike, type StatementRecord, statementById } from "./statement-repo.ts";
import { newVerificationCode } from "./verification-code.ts";

/** Files that a driver may ask for in an hour. */
const exportsPerHour = 20;

interface WantedStatement {
  readonly kind: StatementKind;
  readonly format: ExportFormat;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Has a file of the driver's movements written; a workflow does it. Asked again while it is being written, it is the
 * same file.
 * @throws VALIDATION_FAILED for a span that is none, is too long, or holds more than a PDF can; RATE_LIMITED
 */
export async function requestExport(
  ctx: DriverContext,
  input: { readonly format: ExportFormat; readonly from: string; readonly to: string },
): Promise<Export> {
  const wanted = {
    kind: "EXPORT" as const,
    format: input.format,
    from: new Date(input.from),
    to: new Date(input.to),
  };
  refuseSpan(wanted);
  return presentExport(ctx.services, await requestForDriver(ctx, wanted));
}

/** The same for any kind of file, for the driver of the call. */
export async function requestForDriver(
  ctx: DriverContext,
  wanted: WantedStatement,
): Promise<StatementRecord> {
  const { services, driver } = ctx;
  const open = await openStatementLike(services.db, driver.userId, wanted);
  if (open) return open;
  const span = await freezeSpan(services.db, driver.walletId, wanted);
  const hourly = limiter(services, "exports", {
    points: exportsPerHour,
    durationSeconds: 3_600,
    failOpen: true,
  });
  await consume(hourly, driver.userId);
  return services.db.transact((tx) =>
    insertStatement(tx, actorOf(ctx, driver), { id: newId(), ...driver, ...wanted, ...span }),
  );
}

/** The same for a driver who is not there, under an id that is the same on every retry. */
export async function requestForAbsent(
  { db }: Services,
  actor: Actor,
  owner: { readonly id: string; readonly userId: string; readonly walletId: string },
  wanted: WantedStatement,
): Promise<StatementRecord> {
  const span = await freezeSpan(db, owner.walletId, wanted);
  return db.transact((tx) => insertStatement(tx, actor, { ...owner, ...wanted, ...span }));
}

function refuseSpan({ from, to }: Pick<WantedStatement, "from" | "to">): void {
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= 0 || spanMs > longestExportMs || from.getTime() <= 0) {
    throw new AppError("VALIDATION_FAILED", {
      errors: [{ path: "to", message: "Not a span of up to three years" }],
    });
  }
}

/**
 * The wallet's versions of the span, so that what is posted meanwhile changes no retry.
 * @throws VALIDATION_FAILED when a PDF would hold more than it can
 */
async function freezeSpan(db: Session, walletId: string, { kind, from, to, format }: WantedStatement) {
  const [before, behind] = await Promise.all([
    walletBefore(db, walletId, from),
    walletBefore(db, walletId, to),
  ]);
  if (kind === "EXPORT" && format === "PDF" && behind.version - before.version > maxPdfMovements) {
    throw new AppError("VALIDATION_FAILED", {
      errors: [
        { path: "format", message: `A PDF holds up to ${maxPdfMovements} movements; a CSV holds all` },
      ],
    });
  }
  return { afterVersion: before.version, throughVersion: behind.version };
}

async function insertStatement(
  tx: Session,
  actor: Actor,
  made: WantedStatement & {
    readonly id: string;
    readonly userId: string;
    readonly walletId: string;
    readonly afterVersion: number;
    readonly throughVersion: number;
  },
): Promise<StatementRecord> {
  const { id, userId, walletId, kind, format, afterVersion, throughVersion } = made;
  const [inserted] = await tx.orm
    .insert(tables.statements)
    .values({
      ...{ id, userId, walletId, kind, format, afterVersion, throughVersion },
      periodFrom: made.from,
      periodTo: made.to,
      verificationCode: newVerificationCode(),
    })
    .onConflictDoNothing({ target: tables.statements.id })
    .returning();
  if (!inserted) return statementById(tx, id);
  await recordAudit(tx, actor, {
    action: "transactions.statement-requested",
    entityType: "statement",
    entityId: id,
    newValue: { kind, format, from: made.from.toISOString(), to: made.to.toISOString() },
  });
  await announce(tx, exportRequested, { statementId: id, userId });
  return inserted;
}

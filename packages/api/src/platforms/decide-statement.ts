import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import type { DecideStatementInput, StatementImport } from "@drivopay/contracts/platforms";
import { type Session, tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, closeCase, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { decideReviewHold, type EarningChange, walletOf } from "../wallet/index.ts";
import { caseOfStatement, presentStatement } from "./import-statement.ts";

const { earnings, statementImports } = tables;

/**
 * Ends the check of a statement: its money becomes the driver's, or goes back to where it came from.
 * @throws NOT_FOUND, STATE_CONFLICT when it was decided before
 */
export async function decideStatement(
  ctx: StaffContext,
  { id, decision, note }: z.infer<typeof DecideStatementInput>,
): Promise<{ statement: StatementImport }> {
  const { services, staff } = ctx;
  const statement = await services.db.transact(async (tx) => {
    const [row] = await tx.orm
      .select()
      .from(statementImports)
      .where(eq(statementImports.id, id))
      .for("update");
    if (!row) throw new AppError("NOT_FOUND");
    if (row.state !== "REVIEW") throw new AppError("STATE_CONFLICT");
    const wallet = await walletOf(tx, row.userId);
    const takenBack = decision === "REFUSE" ? await takeBack(tx, id) : null;
    await decideReviewHold(tx, wallet.id, id, takenBack);
    const state = decision === "REFUSE" ? "REFUSED" : "CREDITED";
    const [decided] = await tx.orm
      .update(statementImports)
      // By the clock that stamps postings: what came before it was decided on, what comes after it was not.
      .set({ state, decidedBy: staff.staffId, decidedAt: sql`clock_timestamp()` })
      .where(eq(statementImports.id, id))
      .returning();
    if (!decided) throw new AppError("INTERNAL");
    await closeCase(tx, caseOfStatement(id), note);
    await recordAudit(tx, actorOf(ctx, staff), {
      action: "platforms.statement-decided",
      entityType: "statement-import",
      entityId: id,
      oldValue: { state: "REVIEW" },
      newValue: { state, note, amount: row.amount },
    });
    return decided;
  });
  return { statement: presentStatement(statement) };
}

/** The statement's trips count for nothing any more; a sync may still bring them. */
async function takeBack(tx: Session, importId: string): Promise<EarningChange[]> {
  const rows = await tx.orm.select().from(earnings).where(eq(earnings.importId, importId)).for("update");
  const changes = rows.flatMap((row): EarningChange[] =>
    row.amount === 0
      ? []
      : [
          {
            ...{ earningId: row.id, revision: row.revision + 1, platform: row.platform },
            ...{ difference: paise(-row.amount), description: row.tripId },
          },
        ],
  );
  await tx.sql`
    update platforms.earnings set state = 'REVERSED', revision = revision + (amount <> 0)::int, amount = 0
    where import_id = ${importId}`;
  return changes;
}

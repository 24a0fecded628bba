import { AppError } from "@drivopay/contracts/errors";
import { type BalanceAt, type StatementRows, StatementRowsInput } from "@drivopay/contracts/statements";
import type { Session } from "@drivopay/db";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { cursorAt, resume } from "../pagination.ts";
import { statementLines, walletAtVersion, walletBefore } from "../wallet/index.ts";

/** What a driver had at a past instant. @throws VALIDATION_FAILED for one that has not come */
export async function balanceAt(ctx: DriverContext, at: string): Promise<z.infer<typeof BalanceAt>> {
  const { services, driver } = ctx;
  const asked = new Date(at);
  if (asked > services.clock.now()) {
    throw new AppError("VALIDATION_FAILED", { errors: [{ path: "at", message: "Not yet" }] });
  }
  // What was posted in that very millisecond counts.
  const behind = new Date(asked.getTime() + 1);
  const { balance, pendingBalance } = await walletBefore(services.db, driver.walletId, behind);
  return { at: asked.toISOString(), balance, pendingBalance, currency: "INR" };
}

/**
 * The statement's rows, oldest first, with the balance after each. The cursor carries the span it was made for, so a
 * page behind it is of the same statement whatever is posted meanwhile.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function statementRows(
  { services, driver }: DriverContext,
  asked: z.infer<typeof StatementRowsInput>,
): Promise<z.infer<typeof StatementRows>> {
  const { db, clock } = services;
  const input = resume(StatementRowsInput, asked, (position) => placeInSpan.test(position));
  const span = input.cursor ? spanAt(input.cursor) : await spanOf(db, driver.walletId, input, clock.now());
  const [before, behind, lines] = await Promise.all([
    walletAtVersion(db, driver.walletId, span.firstVersion),
    walletAtVersion(db, driver.walletId, span.throughVersion),
    statementLines(db, driver.walletId, span, input.limit + 1),
  ]);
  const shown = lines.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    opening: before.balance,
    closing: behind.balance,
    rows: shown.map(({ version: _, ...row }) => row),
    nextCursor:
      lines.length > input.limit && last
        ? cursorAt([span.firstVersion, last.version, span.throughVersion].join("."), input)
        : null,
  };
}

const placeInSpan = /^\d{1,12}\.\d{1,12}\.\d{1,12}$/;

interface RowSpan {
  readonly firstVersion: number;
  readonly afterVersion: number;
  readonly throughVersion: number;
}

async function spanOf(
  db: Session,
  walletId: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): Promise<RowSpan> {
  const [before, behind] = await Promise.all([
    from === undefined ? { version: 0 } : walletBefore(db, walletId, new Date(from)),
    walletBefore(db, walletId, to === undefined ? new Date(now.getTime() + 1) : new Date(to)),
  ]);
  return { firstVersion: before.version, afterVersion: before.version, throughVersion: behind.version };
}

function spanAt(position: string): RowSpan {
  const [firstVersion = 0, afterVersion = 0, throughVersion = 0] = position.split(".").map(Number);
  return { firstVersion, afterVersion, throughVersion };
}

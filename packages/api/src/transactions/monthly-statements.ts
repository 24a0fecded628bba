import { AppError } from "@drivopay/contracts/errors";
import type { Export, StatementMonths } from "@drivopay/contracts/statements";
import { startOfIndianMonth, startOfNextIndianMonth } from "@drivopay/runtime/clock";
import { derivedId } from "@drivopay/runtime/ids";
import type { z } from "zod";
import { actorOf, systemActor } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import type { Services } from "../services.ts";
import { firstMovementAt, monthName, monthsBefore, walletsActiveIn } from "../wallet/index.ts";
import { presentExport } from "./present-export.ts";
import { requestForAbsent } from "./request-statement.ts";
import { monthlyStatementsSince } from "./statement-repo.ts";

const walletsAtOnce = 200;
/** How far back the app lists months. */
const monthsListed = 12;

/** The id of a wallet's statement of a month: asked for twice, it is one. */
const statementIdOf = (walletId: string, month: string) => derivedId("monthly-statement", walletId, month);

/** The months since the driver's money first moved, newest first, each with its statement if one was made. */
export async function listStatementMonths(ctx: DriverContext): Promise<z.infer<typeof StatementMonths>> {
  const { services, driver } = ctx;
  const starts = monthsBefore(services.clock.now(), monthsListed).slice(0, -1);
  const first = starts[0] ?? services.clock.now();
  const [moved, made] = await Promise.all([
    firstMovementAt(services.db, driver.walletId),
    monthlyStatementsSince(services.db, driver.userId, first),
  ]);
  const known = moved ? startOfIndianMonth(moved) : services.clock.now();
  const months = await Promise.all(
    starts
      .filter(
        (start) => start >= known || made.some(({ periodFrom }) => periodFrom.getTime() === start.getTime()),
      )
      .reverse()
      .map(async (start) => {
        const row = made.find(({ periodFrom }) => periodFrom.getTime() === start.getTime());
        return { month: monthName(start), statement: row ? await presentExport(services, row) : null };
      }),
  );
  return { months };
}

/**
 * The statement of one month; asked for again, it is the same one.
 * @throws VALIDATION_FAILED for a month that has not ended
 */
export async function requestMonthlyStatement(ctx: DriverContext, month: string): Promise<Export> {
  const { services, driver } = ctx;
  const from = startOfMonth(month);
  const to = startOfNextIndianMonth(from);
  if (to > services.clock.now()) {
    throw new AppError("VALIDATION_FAILED", {
      errors: [{ path: "month", message: "The month has not ended" }],
    });
  }
  const owner = {
    id: statementIdOf(driver.walletId, month),
    userId: driver.userId,
    walletId: driver.walletId,
  };
  const wanted = { kind: "MONTHLY" as const, format: "PDF" as const, from, to };
  return presentExport(services, await requestForAbsent(services, actorOf(ctx, driver), owner, wanted));
}

/** Midnight in India at which a month like 2026-10 began. */
const startOfMonth = (month: string) => new Date(`${month}-01T00:00:00+05:30`);

/** Asks for the statements of the month that has just ended, of so many wallets behind one. Safe to repeat. */
export async function askMonthlyStatements(
  services: Services,
  after: string | null,
): Promise<{ asked: number; next: string | null }> {
  const to = startOfIndianMonth(services.clock.now());
  const from = startOfIndianMonth(new Date(to.getTime() - 86_400_000));
  const wallets = await walletsActiveIn(services.db, { from, to, after, limit: walletsAtOnce });
  for (const { id: walletId, userId } of wallets) {
    const owner = { id: statementIdOf(walletId, monthName(from)), userId, walletId };
    await requestForAbsent(services, systemActor, owner, { kind: "MONTHLY", format: "PDF", from, to });
  }
  const next = wallets.length === walletsAtOnce ? (wallets.at(-1)?.id ?? null) : null;
  return { asked: wallets.length, next };
}

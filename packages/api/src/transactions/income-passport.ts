import { AppError } from "@drivopay/contracts/errors";
import type { Export, Income } from "@drivopay/contracts/statements";
import type { DriverContext } from "../context.ts";
import { incomeOf, monthsBefore } from "../wallet/index.ts";
import { presentExport } from "./present-export.ts";
import { requestForDriver } from "./request-statement.ts";

/** What a driver earned in the last whole months: what an income passport would say. */
export function readIncome({ services, driver }: DriverContext, months: number): Promise<Income> {
  return incomeOf(services.db, driver.walletId, { months, now: services.clock.now() });
}

/**
 * Issues an income passport: one signed page of income by month and source, for a lender. The driver has agreed that
 * whoever holds its code sees the sums.
 * @throws STATE_CONFLICT when there was no income in those months: an empty passport would say something untrue
 */
export async function issueIncomePassport(ctx: DriverContext, months: number): Promise<Export> {
  const { services } = ctx;
  const income = await readIncome(ctx, months);
  if (income.total <= 0) throw new AppError("STATE_CONFLICT");
  const starts = monthsBefore(services.clock.now(), months);
  const [from, to] = [starts[0], starts.at(-1)];
  if (!from || !to) throw new AppError("STATE_CONFLICT");
  return presentExport(
    services,
    await requestForDriver(ctx, { kind: "INCOME_PASSPORT", format: "PDF", from, to }),
  );
}

import { type Export, type ExportList, ExportListInput } from "@drivopay/contracts/statements";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";
import { presentExport } from "./present-export.ts";
import { countStatementsOf, statementOf, statementsOf } from "./statement-repo.ts";

/** How far a file is, and where it is once it is there. @throws NOT_FOUND, also for another driver's */
export async function readExport({ services, driver }: DriverContext, id: string): Promise<Export> {
  return presentExport(services, await statementOf(services.db, driver.userId, id));
}

/**
 * The files a driver has had made, newest first. Ids are made in the order of time, so the id is the cursor.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listExports(
  { services, driver }: DriverContext,
  asked: z.infer<typeof ExportListInput>,
): Promise<z.infer<typeof ExportList>> {
  const input = resume(ExportListInput, asked);
  const { kind, cursor } = input;
  const [found, total] = await Promise.all([
    statementsOf(services.db, driver.userId, { kind, before: cursor }, pageBounds(input)),
    countStatementsOf(services.db, driver.userId, kind),
  ]);
  const { rows, pagination } = pageOf(found, input, total, ({ id }) => id);
  return { exports: await Promise.all(rows.map((row) => presentExport(services, row))), pagination };
}

import type { Export } from "@drivopay/contracts/statements";
import { type Session, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { Services } from "../services.ts";
import { presentExport } from "./present-export.ts";
import { objectKeyOf, statementsOf } from "./statement-repo.ts";

const { statements } = tables;

/** A part of the files a driver has had made, newest first; behind the one with the id `cursor`. */
export async function someStatements(
  services: Services,
  userId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<Omit<Export, "url">[]> {
  const rows = await statementsOf(services.db, userId, { before: cursor }, { take: limit, skip: 0 });
  const shown = await Promise.all(rows.map((row) => presentExport(services, row)));
  // An address that lives for minutes is of no use in a copy that is kept.
  return shown.map(({ url: _, ...told }) => told);
}

/**
 * Takes every statement of a driver who leaves out of the tables: none can be checked by its code any more.
 * @returns keys of objects to be removed from the bucket after the commit
 */
export async function forgetStatements({ orm }: Session, userId: string): Promise<string[]> {
  const gone = await orm.delete(statements).where(eq(statements.userId, userId)).returning();
  return gone.map(objectKeyOf);
}

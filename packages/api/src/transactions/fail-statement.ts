import { tables } from "@drivopay/db";
import { and, eq, inArray } from "drizzle-orm";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { exportFailed } from "./events.ts";

const { statements } = tables;

/** Gives a file up and makes that known. Safe to repeat; one that is ready stays ready. */
export async function failStatement({ db }: Services, statementId: string): Promise<void> {
  await db.transact(async (tx) => {
    const [failed] = await tx.orm
      .update(statements)
      .set({ status: "FAILED" })
      .where(and(eq(statements.id, statementId), inArray(statements.status, ["QUEUED", "RUNNING"])))
      .returning({ userId: statements.userId, walletId: statements.walletId });
    if (!failed) return;
    await announce(tx, exportFailed, { statementId, userId: failed.userId }, [`wallet:${failed.walletId}`]);
  });
}

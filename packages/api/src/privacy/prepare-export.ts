import { type Session, tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { notificationRequested } from "../notifications/events.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { collectData } from "./collect-data.ts";
import { writeArchive } from "./write-archive.ts";

const { dataExports } = tables;
const keptDays = 7;

/**
 * Makes the copy, puts it into the bucket, and has the driver told. Safe to repeat: the file has one name, and only
 * the first to finish tells. Does nothing for a copy that is made already, or of an account that was closed meanwhile.
 * @throws PROVIDER_UNAVAILABLE when the bucket is away
 */
export async function prepareExport(services: Services, exportId: string): Promise<{ made: boolean }> {
  const { db, documents, clock } = services;
  const waiting = await waitingExport(db, exportId);
  if (!waiting) return { made: false };
  const { userId } = waiting;
  const objectKey = `exports/${userId}/${exportId}.zip`;
  let sizeBytes = 0;
  const counted = async function* () {
    for await (const piece of writeArchive(await collectData(services, userId))) {
      sizeBytes += piece.length;
      yield piece;
    }
  };
  await documents.putStream(objectKey, counted(), "application/zip");
  const readyAt = clock.now();
  const expiresAt = new Date(readyAt.getTime() + keptDays * 24 * 60 * 60 * 1000);
  const made = await db.transact(async (tx) => {
    const [ready] = await tx.orm
      .update(dataExports)
      .set({ status: "READY", objectKey, sizeBytes, readyAt, expiresAt })
      .where(and(eq(dataExports.id, exportId), eq(dataExports.status, "PREPARING")))
      .returning({ id: dataExports.id });
    if (!ready) return false;
    await recordAudit(tx, systemActor, {
      action: "users.data-export-made",
      entityType: "data-export",
      entityId: exportId,
      newValue: { sizeBytes },
    });
    const telling = { userId, dedupeKey: `data-export:${exportId}`, params: {} };
    await announce(tx, notificationRequested, { ...telling, type: "DATA_EXPORT_READY" });
    return true;
  });
  if (!made && !(await exportExists(db, exportId))) await documents.remove(objectKey);
  return { made };
}

/** Gives a copy up that could not be made; the driver may ask again. */
export async function failExport({ db }: Services, exportId: string): Promise<void> {
  await db.orm
    .update(dataExports)
    .set({ status: "FAILED" })
    .where(and(eq(dataExports.id, exportId), eq(dataExports.status, "PREPARING")));
}

/** Not when the account was closed while its copy was made. */
async function exportExists({ orm }: Session, exportId: string): Promise<boolean> {
  return (await orm.$count(dataExports, eq(dataExports.id, exportId))) > 0;
}

async function waitingExport({ orm }: Session, exportId: string) {
  const [row] = await orm
    .select({ userId: dataExports.userId })
    .from(dataExports)
    .where(and(eq(dataExports.id, exportId), eq(dataExports.status, "PREPARING")));
  return row ?? null;
}

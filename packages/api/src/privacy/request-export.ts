import { AppError } from "@drivopay/contracts/errors";
import type { DataExport } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { desc, eq } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { lockUser } from "../users/index.ts";
import { dataExportRequested } from "./events.ts";

const { dataExports } = tables;
const exportsPerDay = 3;
const urlTtlSeconds = 15 * 60;

type ExportRow = typeof dataExports.$inferSelect;

/**
 * Has a copy made of everything kept about the driver; the inbox tells when it is there. While one is being made, a
 * second wish is that one.
 * @throws RATE_LIMITED above three a day
 */
export async function requestExport(ctx: DriverContext): Promise<{ export: DataExport }> {
  const { services, driver } = ctx;
  const { userId, walletId } = driver;
  const last = await lastRow(services.db, userId);
  if (last?.status === "PREPARING") return { export: await presentExport(services, last) };
  const wishes = { points: exportsPerDay, durationSeconds: 24 * 60 * 60, failOpen: true };
  await consume(limiter(services, "data-exports", wishes), userId);
  const row = await services.db.transact(async (tx) => {
    await lockUser(tx, userId);
    const meanwhile = await lastRow(tx, userId);
    if (meanwhile?.status === "PREPARING") return meanwhile;
    const [made] = await tx.orm
      .insert(dataExports)
      .values({ id: newId(), userId, status: "PREPARING", requestedAt: services.clock.now() })
      .returning();
    if (!made) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.data-export-requested",
      entityType: "data-export",
      entityId: made.id,
    });
    await announce(tx, dataExportRequested, { exportId: made.id, userId }, [`wallet:${walletId}`]);
    return made;
  });
  return { export: await presentExport(services, row) };
}

/** The copy asked for last, with an address for fifteen minutes while it is there. */
export async function lastExport({
  services,
  driver,
}: DriverContext): Promise<{ export: DataExport | null }> {
  const row = await lastRow(services.db, driver.userId);
  return { export: row ? await presentExport(services, row) : null };
}

async function lastRow({ orm }: Session, userId: string): Promise<ExportRow | null> {
  const [row] = await orm
    .select()
    .from(dataExports)
    .where(eq(dataExports.userId, userId))
    .orderBy(desc(dataExports.requestedAt), desc(dataExports.id))
    .limit(1);
  return row ?? null;
}

async function presentExport({ documents, clock }: Services, row: ExportRow): Promise<DataExport> {
  const { id, sizeBytes, requestedAt, readyAt, expiresAt, objectKey } = row;
  const gone = row.status === "READY" && expiresAt !== null && expiresAt <= clock.now();
  const status = gone ? "EXPIRED" : row.status;
  const there = status === "READY" && objectKey !== null;
  return {
    ...{ id, status, sizeBytes },
    requestedAt: requestedAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    url: there ? await documents.signedUrl(objectKey, urlTtlSeconds, "drivopay-data.zip") : null,
  };
}

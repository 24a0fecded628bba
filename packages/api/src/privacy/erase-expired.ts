import { tables } from "@drivopay/db";
import { and, asc, eq, exists, lte } from "drizzle-orm";
import { recordAudit, systemActor } from "../audit/index.ts";
import { forgetOldKeys } from "../middleware/idempotency.ts";
import { forgetWebhookBodies } from "../payments/index.ts";
import { forgetOldReports } from "../platforms/index.ts";
import type { Services } from "../services.ts";
import { announceOrphans, erasePapers } from "../users/index.ts";

const { dataExports, kycSubmissions, users } = tables;
const atOnce = 200;
/** PMLA, section 12: identity records are kept five years after the relationship has ended. */
const papersKeptYears = 5;

/**
 * Erases what has been kept for as long as it may be: copies of data after a week, papers of those who left, the
 * platforms' webhooks after ninety days and the bodies of the gateways' as well, keys of calls with their answers after
 * seven.
 */
export async function eraseExpired(
  services: Services,
): Promise<{ copies: number; drivers: number; reports: number; bodies: number; keys: number }> {
  return {
    copies: await eraseCopies(services),
    drivers: await erasePapersOfClosed(services),
    reports: await forgetOldReports(services),
    bodies: await forgetWebhookBodies(services),
    keys: await forgetOldKeys(services),
  };
}

async function eraseCopies({ db, clock }: Services): Promise<number> {
  return db.transact(async (tx) => {
    const due = await tx.orm
      .select({ id: dataExports.id, objectKey: dataExports.objectKey })
      .from(dataExports)
      .where(and(eq(dataExports.status, "READY"), lte(dataExports.expiresAt, clock.now())))
      .limit(atOnce)
      .for("update", { skipLocked: true });
    for (const { id } of due) {
      await tx.orm
        .update(dataExports)
        .set({ status: "EXPIRED", objectKey: null })
        .where(eq(dataExports.id, id));
    }
    await announceOrphans(
      tx,
      due.flatMap(({ objectKey }) => (objectKey === null ? [] : [objectKey])),
    );
    return due.length;
  });
}

async function erasePapersOfClosed({ db, clock }: Services): Promise<number> {
  const before = clock.now();
  before.setUTCFullYear(before.getUTCFullYear() - papersKeptYears);
  const withPapers = db.orm
    .select({ id: kycSubmissions.id })
    .from(kycSubmissions)
    .where(eq(kycSubmissions.userId, users.id));
  const due = await db.orm
    .select({ id: users.id })
    .from(users)
    .where(and(lte(users.closedAt, before), exists(withPapers)))
    .orderBy(asc(users.closedAt))
    .limit(atOnce);
  for (const { id } of due) {
    await db.transact(async (tx) => {
      await announceOrphans(tx, await erasePapers(tx, id, { keepApproved: false }));
      await recordAudit(tx, systemActor, {
        action: "users.papers-erased",
        entityType: "user",
        entityId: id,
      });
    });
  }
  return due.length;
}

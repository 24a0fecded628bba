import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { and, eq, isNull } from "drizzle-orm";
import { erasePapers } from "./erase-papers.ts";

const { consents, dataExports, devices, idempotencyKeys, photos, sessions, users } = tables;

/** What stands for the number of a driver who left, so that the number is free. */
const closedPhone = (userId: string) => `closed:${userId}`;

/**
 * Takes everything personal out of a driver's own tables. The row stays, with its id, for the books point at it; so do
 * consents, now withdrawn, and the papers of an approved check, which the law asks for (PMLA, section 12: five years).
 * @returns keys of objects to be removed from the bucket after the commit
 */
export async function forgetDriver(tx: Session, userId: string, now: Date): Promise<string[]> {
  const papers = await erasePapers(tx, userId, { keepApproved: true });
  const copies = await tx.orm
    .delete(dataExports)
    .where(eq(dataExports.userId, userId))
    .returning({ objectKey: dataExports.objectKey });
  await tx.orm.delete(photos).where(eq(photos.userId, userId));
  await tx.orm.delete(sessions).where(eq(sessions.userId, userId));
  await tx.orm.delete(devices).where(eq(devices.userId, userId));
  await tx.orm.delete(idempotencyKeys).where(eq(idempotencyKeys.principalId, userId));
  await tx.orm
    .update(consents)
    .set({ withdrawnAt: now })
    .where(and(eq(consents.userId, userId), isNull(consents.withdrawnAt)));
  const [row] = await tx.orm
    .update(users)
    .set({
      ...{ phone: closedPhone(userId), name: "", email: null, emailVerifiedAt: null, vehicleNumber: null },
      ...{ panFingerprint: null, pinHash: null, pinFailures: 0, pinLockedUntil: null, lastLoginAt: null },
      ...{ status: "BLOCKED", closedAt: now, updatedAt: now },
    })
    .where(eq(users.id, userId))
    .returning({ id: users.id });
  if (!row) throw new AppError("NOT_FOUND");
  return [...papers, ...copies.flatMap(({ objectKey }) => (objectKey === null ? [] : [objectKey]))];
}

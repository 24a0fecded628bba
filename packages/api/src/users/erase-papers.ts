import { type Session, tables } from "@drivopay/db";
import { and, eq, isNull, ne, notInArray, or } from "drizzle-orm";

const { documents, kycSubmissions } = tables;

/**
 * Takes a driver's identity papers out of the tables. Those of an approved check may be kept: the law asks for them
 * for five years after the account's end (PMLA, section 12).
 * @returns the keys of the objects that nothing names any more, to be removed from the bucket after the commit
 */
export async function erasePapers(
  tx: Session,
  userId: string,
  { keepApproved }: { readonly keepApproved: boolean },
): Promise<string[]> {
  const kept = keepApproved ? await approvedSubmissions(tx, userId) : [];
  const notKept = and(
    eq(documents.userId, userId),
    kept.length === 0
      ? undefined
      : or(isNull(documents.submissionId), notInArray(documents.submissionId, kept)),
  );
  const erased = await tx.orm.delete(documents).where(notKept).returning({ objectKey: documents.objectKey });
  await tx.orm
    .delete(kycSubmissions)
    .where(
      and(
        eq(kycSubmissions.userId, userId),
        kept.length === 0 ? undefined : ne(kycSubmissions.status, "APPROVED"),
      ),
    );
  return erased.map(({ objectKey }) => objectKey);
}

async function approvedSubmissions({ orm }: Session, userId: string): Promise<string[]> {
  const rows = await orm
    .select({ id: kycSubmissions.id })
    .from(kycSubmissions)
    .where(and(eq(kycSubmissions.userId, userId), eq(kycSubmissions.status, "APPROVED")));
  return rows.map(({ id }) => id);
}

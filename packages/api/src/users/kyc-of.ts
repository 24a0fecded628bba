import { DocumentState, type Kyc, type KycDocument } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { and, asc, desc, eq, isNull, or } from "drizzle-orm";
import { userWithTier } from "./repo.ts";

const { documents, kycSubmissions } = tables;
const maxDocuments = 60;

type DocumentRow = typeof documents.$inferSelect;

/** Where a driver's identity check stands: the last submission, and papers uploaded for the next. @throws NOT_FOUND */
export async function kycOf(db: Session, userId: string): Promise<Kyc> {
  const { user, tier } = await userWithTier(db, userId);
  const [last] = await db.orm
    .select()
    .from(kycSubmissions)
    .where(eq(kycSubmissions.userId, userId))
    .orderBy(desc(kycSubmissions.submittedAt), desc(kycSubmissions.id))
    .limit(1);
  const papers = await documentsFor(db, userId, last?.id ?? null);
  return {
    status: user.kycStatus,
    tier,
    submittedAt: last?.submittedAt.toISOString() ?? null,
    decidedAt: last?.decidedAt?.toISOString() ?? null,
    rejectionReason: last?.rejectionReason ?? null,
    panMasked: last?.panMasked ?? null,
    aadhaarLast4: last?.aadhaarLast4 ?? null,
    licenceNumberMasked: last?.licenceNumberMasked ?? null,
    vehicleNumber: last?.vehicleNumber ?? user.vehicleNumber,
    documents: papers.map(presentDocument),
  };
}

/** The papers of a submission, and those that belong to none yet. */
async function documentsFor(
  db: Session,
  userId: string,
  submissionId: string | null,
): Promise<DocumentRow[]> {
  const unsent = isNull(documents.submissionId);
  return db.orm
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.userId, userId),
        submissionId === null ? unsent : or(unsent, eq(documents.submissionId, submissionId)),
      ),
    )
    .orderBy(asc(documents.uploadedAt), asc(documents.id))
    .limit(maxDocuments);
}

export function presentDocument(row: DocumentRow): KycDocument {
  const { id, type, state, rejectionReason, contentType, sizeBytes, uploadedAt } = row;
  return {
    ...{ id, type, rejectionReason, contentType, sizeBytes },
    state: DocumentState.parse(state),
    uploadedAt: uploadedAt.toISOString(),
  };
}

import {
  type DocumentAddress,
  type DocumentIdInput,
  type KycCase,
  type KycQueue,
  KycQueueInput,
} from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { maskPhone } from "@drivopay/contracts/identifiers";
import { tables } from "@drivopay/db";
import { and, asc, count, desc, eq, gt, inArray } from "drizzle-orm";
import type { z } from "zod";
import { recordOpenPage, recordRead } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";
import { kycOf } from "./kyc-of.ts";
import { userById } from "./present-user.ts";

const { documents, kycSubmissions, users } = tables;
/** Long enough to look at a paper, too short to pass its address on. */
const urlTtlSeconds = 5 * 60;

/** Submissions that wait, or of one status, the oldest first. @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters */
export async function kycQueue(
  ctx: StaffContext,
  asked: z.infer<typeof KycQueueInput>,
): Promise<z.infer<typeof KycQueue>> {
  const { orm } = ctx.services.db;
  const input = resume(KycQueueInput, asked);
  await recordOpenPage(ctx, { action: "admin.kyc-queue-read", entityType: "list", entityId: "users.kyc" });
  const statuses = input.status ? [input.status] : (["SUBMITTED", "IN_REVIEW"] as const);
  const found = inArray(kycSubmissions.status, [...statuses]);
  const { take, skip } = pageBounds(input);
  const [rows, [counted]] = await Promise.all([
    orm
      .select({ submission: kycSubmissions, name: users.name, phone: users.phone })
      .from(kycSubmissions)
      .innerJoin(users, eq(users.id, kycSubmissions.userId))
      .where(and(found, input.cursor === undefined ? undefined : gt(kycSubmissions.id, input.cursor)))
      .orderBy(asc(kycSubmissions.id))
      .limit(take)
      .offset(skip),
    orm.select({ total: count() }).from(kycSubmissions).where(found),
  ]);
  const cut = pageOf(rows, input, counted?.total ?? 0, (row) => row.submission.id);
  return {
    submissions: cut.rows.map(({ submission, name, phone }) => ({
      userId: submission.userId,
      name,
      phoneMasked: maskPhone(phone),
      status: submission.status,
      submittedAt: submission.submittedAt.toISOString(),
    })),
    pagination: cut.pagination,
  };
}

/** A driver's identity check with its papers, each at an address good for five minutes. @throws NOT_FOUND */
export async function kycCase(ctx: StaffContext, userId: string): Promise<z.infer<typeof KycCase>> {
  const { services } = ctx;
  const { db } = services;
  const user = await userById(db, userId);
  await recordRead(ctx, { action: "admin.kyc-read", entityType: "user", entityId: userId });
  const kyc = await kycOf(db, userId);
  const papers = await db.orm
    .select({ id: documents.id, objectKey: documents.objectKey })
    .from(documents)
    .where(
      inArray(
        documents.id,
        kyc.documents.map(({ id }) => id),
      ),
    );
  const documentUrls = await Promise.all(
    papers.map(async ({ id, objectKey }) => ({
      documentId: id,
      url: await services.documents.signedUrl(objectKey, urlTtlSeconds),
    })),
  );
  const [last] = await db.orm
    .select({ flags: kycSubmissions.flags })
    .from(kycSubmissions)
    .where(eq(kycSubmissions.userId, userId))
    .orderBy(desc(kycSubmissions.submittedAt), desc(kycSubmissions.id))
    .limit(1);
  return { user, kyc, documentUrls, flags: last?.flags ?? [] };
}

/** Where one paper of a driver can be seen, for five minutes; that it was looked at is written down. @throws NOT_FOUND */
export async function documentAddress(
  ctx: StaffContext,
  { userId, documentId }: z.infer<typeof DocumentIdInput>,
): Promise<z.infer<typeof DocumentAddress>> {
  const { services } = ctx;
  const [paper] = await services.db.orm
    .select({ objectKey: documents.objectKey, contentType: documents.contentType, type: documents.type })
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.userId, userId)));
  if (!paper) throw new AppError("NOT_FOUND");
  await recordRead(ctx, {
    action: "admin.document-read",
    entityType: "user",
    entityId: userId,
    detail: { documentId, type: paper.type },
  });
  const url = await services.documents.signedUrl(paper.objectKey, urlTtlSeconds);
  return { url, contentType: paper.contentType };
}

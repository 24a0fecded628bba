import { AppError } from "@drivopay/contracts/errors";
import {
  type DocumentType,
  type KycDocument,
  maxDocumentBytes,
  UploadDocumentFields,
} from "@drivopay/contracts/users";
import { tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { inspectDocument } from "./inspect-document.ts";
import { presentDocument } from "./kyc-of.ts";

const { documents } = tables;
const uploadsPerHour = 40;

/**
 * Keeps one of the driver's papers in the private bucket.
 * @throws as inspectDocument; RATE_LIMITED above forty an hour; PROVIDER_UNAVAILABLE when the bucket is away
 */
export async function uploadDocument(
  ctx: DriverContext,
  { type, bytes }: { readonly type: DocumentType; readonly bytes: Buffer },
): Promise<{ document: KycDocument }> {
  const { services, driver } = ctx;
  const uploads = { points: uploadsPerHour, durationSeconds: 60 * 60, failOpen: true };
  await consume(limiter(services, "uploads", uploads), driver.userId);
  const clean = await inspectDocument(bytes);
  const id = newId();
  const objectKey = `users/${driver.userId}/${id}.${clean.extension}`;
  await services.documents.put(objectKey, clean.body, clean.contentType);
  const row = await services.db.transact(async (tx) => {
    const [inserted] = await tx.orm
      .insert(documents)
      .values({
        ...{ id, userId: driver.userId, type, objectKey, contentType: clean.contentType },
        sizeBytes: clean.body.length,
        sha256: sha256Hex(clean.body),
        uploadedAt: services.clock.now(),
      })
      .returning();
    if (!inserted) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.document-uploaded",
      entityType: "document",
      entityId: id,
      newValue: { type, contentType: clean.contentType, sizeBytes: clean.body.length },
    });
    return inserted;
  });
  return { document: presentDocument(row) };
}

/** A form with the fields `type` and `file`, as a browser or an app sends it. */
export const UploadForm = z
  .instanceof(FormData)
  .transform((form): unknown => Object.fromEntries(form.entries()))
  .pipe(UploadDocumentFields.extend({ file: z.instanceof(Blob) }));

/** The same for what a form carried. @throws as uploadDocument */
export async function uploadDocumentFile(
  ctx: DriverContext,
  { type, file }: z.infer<typeof UploadForm>,
): Promise<{ document: KycDocument }> {
  if (file.size > maxDocumentBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  return uploadDocument(ctx, { type, bytes: Buffer.from(await file.arrayBuffer()) });
}

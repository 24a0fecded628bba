import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes, type ProfilePhoto } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { channelOf, recordConsent, withdrawConsent } from "./consents.ts";
import { redrawn } from "./inspect-document.ts";
import { lockUser } from "./repo.ts";

const { photos } = tables;
const edgePixels = 256;
const uploadsPerHour = 20;

type PhotoRow = typeof photos.$inferSelect;

/** A form with the one field `file`. */
export const PhotoForm = z
  .instanceof(FormData)
  .transform((form): unknown => Object.fromEntries(form.entries()))
  .pipe(z.strictObject({ file: z.instanceof(Blob) }));

/** The driver's picture, or null. */
export async function photoOf({ orm }: Session, userId: string): Promise<ProfilePhoto | null> {
  const [row] = await orm.select().from(photos).where(eq(photos.userId, userId));
  return row ? presentPhoto(row) : null;
}

/**
 * Keeps a picture of the driver, small and square and drawn anew, with the consent to that.
 * @throws PAYLOAD_TOO_LARGE above 8 MiB; UNSUPPORTED_FILE for what is no picture; RATE_LIMITED
 */
export async function setPhoto(
  ctx: DriverContext,
  { file }: z.infer<typeof PhotoForm>,
): Promise<{ photo: ProfilePhoto }> {
  const { services, driver } = ctx;
  const uploads = { points: uploadsPerHour, durationSeconds: 60 * 60, failOpen: true };
  await consume(limiter(services, "photos", uploads), driver.userId);
  if (file.size > maxDocumentBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  const bytes = Buffer.from(await file.arrayBuffer());
  const { body } = await redrawn(bytes, { edgePixels, square: true });
  const row = await services.db.transact(async (tx) => {
    const { userId } = driver;
    const { language } = await lockUser(tx, userId);
    const at = services.clock.now();
    await recordConsent(tx, { userId, purpose: "PROFILE_PHOTO", language, channel: channelOf(ctx), at });
    const picture = { jpeg: body, updatedAt: at };
    const [kept] = await tx.orm
      .insert(photos)
      .values({ userId, ...picture })
      .onConflictDoUpdate({ target: photos.userId, set: picture })
      .returning();
    if (!kept) throw new AppError("INTERNAL");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.photo-set",
      entityType: "user",
      entityId: userId,
      newValue: { sizeBytes: body.length },
    });
    return kept;
  });
  return { photo: presentPhoto(row) };
}

/** Takes the picture away, and the consent with it. Safe to repeat. */
export async function removePhoto(ctx: DriverContext): Promise<{ photo: null }> {
  try {
    await withdrawConsent(ctx, { purpose: "PROFILE_PHOTO" });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "NOT_FOUND") throw error;
  }
  return { photo: null };
}

function presentPhoto({ jpeg, updatedAt }: PhotoRow): ProfilePhoto {
  return { contentType: "image/jpeg", data: jpeg.toString("base64"), updatedAt: updatedAt.toISOString() };
}

import { AppError } from "@drivopay/contracts/errors";
import type { Kyc, ResubmitKycInput, SubmitKycInput } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { blindIndex, seal } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { channelOf, recordConsent } from "./consents.ts";
import { kycSubmitted } from "./events.ts";
import { kycOf } from "./kyc-of.ts";
import { panFitsName } from "./pan-fits-name.ts";
import { lockUser, type UserRow } from "./repo.ts";

const { documents, kycSubmissions, users } = tables;

/**
 * Sends numbers and papers for the identity check. After a refusal the papers that were not refused may be sent again.
 * @throws STATE_CONFLICT while a submission is open or after approval; NOT_FOUND for a paper that is not the driver's,
 * or was refused; PAN_IN_USE when another account has it. A PAN that does not go with the name is flagged for staff.
 */
export async function submitKyc(
  ctx: DriverContext,
  input: z.infer<typeof SubmitKycInput>,
): Promise<{ kyc: Kyc }> {
  const { services, driver } = ctx;
  const { userId } = driver;
  const { dataKeys, blindIndexKey } = services.settings;
  await send(ctx, input.documentIds, async (tx, user) => {
    const panFingerprint = blindIndex(blindIndexKey, `pan:${input.pan}`);
    await refuseForeignPan(tx, userId, panFingerprint);
    return {
      panFingerprint,
      numbers: {
        panSealed: seal(dataKeys, input.pan),
        panMasked: masked(input.pan),
        aadhaarLast4: input.aadhaarLast4,
        licenceNumberSealed: seal(dataKeys, input.licenceNumber),
        licenceNumberMasked: masked(input.licenceNumber),
        vehicleNumber: input.vehicleNumber,
        flags: panFitsName(input.pan, user.name) ? [] : ["PAN_NAME_MISMATCH"],
      },
    };
  });
  return { kyc: await kycOf(services.db, userId) };
}

/**
 * Sends the papers that were refused anew, with the numbers of the submission before.
 * @throws STATE_CONFLICT when nothing was refused; NOT_FOUND for a paper that is not the driver's, or was refused
 */
export async function resubmitKyc(
  ctx: DriverContext,
  { documentIds }: z.infer<typeof ResubmitKycInput>,
): Promise<{ kyc: Kyc }> {
  const { services, driver } = ctx;
  await send(ctx, documentIds, async (tx, { panFingerprint }) => {
    const [last] = await tx.orm
      .select()
      .from(kycSubmissions)
      .where(and(eq(kycSubmissions.userId, driver.userId), eq(kycSubmissions.status, "REJECTED")))
      .orderBy(desc(kycSubmissions.submittedAt), desc(kycSubmissions.id))
      .limit(1);
    if (!last) throw new AppError("STATE_CONFLICT");
    const { panSealed, panMasked, aadhaarLast4, licenceNumberSealed, licenceNumberMasked } = last;
    const { vehicleNumber, flags } = last;
    return {
      panFingerprint,
      numbers: {
        ...{ panSealed, panMasked, aadhaarLast4, licenceNumberSealed, licenceNumberMasked },
        ...{ vehicleNumber, flags },
      },
    };
  });
  return { kyc: await kycOf(services.db, driver.userId) };
}

interface Numbers {
  readonly panFingerprint: string | null;
  readonly numbers: Omit<typeof kycSubmissions.$inferInsert, "id" | "userId" | "status" | "submittedAt">;
}

/** @throws STATE_CONFLICT, NOT_FOUND, and what `numbersOf` refuses */
async function send(
  ctx: DriverContext,
  documentIds: readonly string[],
  numbersOf: (tx: Session, user: UserRow) => Promise<Numbers>,
): Promise<void> {
  const { services, driver } = ctx;
  const { userId, walletId } = driver;
  const submissionId = newId();
  await services.db.transact(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user.kycStatus !== "NOT_SUBMITTED" && user.kycStatus !== "REJECTED") {
      throw new AppError("STATE_CONFLICT");
    }
    const papers = await ownPapers(tx, userId, documentIds);
    const { numbers, panFingerprint } = await numbersOf(tx, user);
    const at = services.clock.now();
    const channel = channelOf(ctx);
    await recordConsent(tx, { userId, purpose: "KYC", language: user.language, channel, at });
    await tx.orm
      .insert(kycSubmissions)
      .values({ ...numbers, id: submissionId, userId, status: "SUBMITTED", submittedAt: at });
    await tx.orm.update(documents).set({ submissionId }).where(inArray(documents.id, papers));
    const { vehicleNumber } = numbers;
    await tx.orm
      .update(users)
      .set({ kycStatus: "SUBMITTED", vehicleNumber, panFingerprint, updatedAt: at })
      .where(eq(users.id, userId));
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.kyc-submitted",
      entityType: "user",
      entityId: userId,
      oldValue: { kycStatus: user.kycStatus },
      newValue: { kycStatus: "SUBMITTED", submissionId, documents: papers },
    });
    await announce(tx, kycSubmitted, { userId, submissionId }, [`wallet:${walletId}`]);
  });
}

async function ownPapers(tx: Session, userId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const found = await tx.orm
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.userId, userId), inArray(documents.id, wanted), ne(documents.state, "REJECTED")));
  if (found.length !== wanted.length) throw new AppError("NOT_FOUND");
  return wanted;
}

/** One person, one account: the limits are a person's. Two who send one PAN at once do so in turn. */
async function refuseForeignPan(tx: Session, userId: string, panFingerprint: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtext(${panFingerprint}))`;
  const [other] = await tx.orm
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.panFingerprint, panFingerprint), ne(users.id, userId)));
  if (other) throw new AppError("PAN_IN_USE");
}

/** An identifier with only its last four characters readable. */
function masked(identifier: string): string {
  return `${"•".repeat(identifier.length - 4)}${identifier.slice(-4)}`;
}

import { AppError } from "@drivopay/contracts/errors";
import type { Kyc, KycFlag, ResubmitKycInput, SubmitKycInput } from "@drivopay/contracts/users";
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
  await send(ctx, input.documentIds, async (tx, user) => {
    const { panFingerprint, numbers } = await panToKeep(ctx, tx, user, input.pan);
    const { aadhaarLast4, vehicleNumber } = input;
    const licence = licenceToKeep(ctx, input.licenceNumber);
    return { panFingerprint, numbers: { ...numbers, ...licence, aadhaarLast4, vehicleNumber } };
  });
  return { kyc: await kycOf(services.db, driver.userId) };
}

/**
 * Sends the papers that were refused anew; a number that is given replaces the one of the submission before, and those
 * left out stay.
 * @throws STATE_CONFLICT when nothing was refused; NOT_FOUND for a paper that is not the driver's, or was refused;
 * PAN_IN_USE when another account has it
 */
export async function resubmitKyc(
  ctx: DriverContext,
  input: z.infer<typeof ResubmitKycInput>,
): Promise<{ kyc: Kyc }> {
  const { services, driver } = ctx;
  await send(ctx, input.documentIds, async (tx, user) => {
    const last = await lastRefused(tx, driver.userId);
    const { panSealed, panMasked, flags, licenceNumberSealed, licenceNumberMasked } = last;
    const pan =
      input.pan === undefined
        ? { panFingerprint: user.panFingerprint, numbers: { panSealed, panMasked, flags } }
        : await panToKeep(ctx, tx, user, input.pan);
    const licence =
      input.licenceNumber === undefined
        ? { licenceNumberSealed, licenceNumberMasked }
        : licenceToKeep(ctx, input.licenceNumber);
    const { aadhaarLast4 = last.aadhaarLast4, vehicleNumber = last.vehicleNumber } = input;
    return {
      panFingerprint: pan.panFingerprint,
      numbers: { ...pan.numbers, ...licence, aadhaarLast4, vehicleNumber },
    };
  });
  return { kyc: await kycOf(services.db, driver.userId) };
}

async function lastRefused(tx: Session, userId: string) {
  const [last] = await tx.orm
    .select()
    .from(kycSubmissions)
    .where(and(eq(kycSubmissions.userId, userId), eq(kycSubmissions.status, "REJECTED")))
    .orderBy(desc(kycSubmissions.submittedAt), desc(kycSubmissions.id))
    .limit(1);
  if (!last) throw new AppError("STATE_CONFLICT");
  return last;
}

/** What is kept of a PAN: sealed, masked for people, and compared with the name. @throws PAN_IN_USE */
async function panToKeep({ services }: DriverContext, tx: Session, user: UserRow, pan: string) {
  const { dataKeys, blindIndexKey } = services.settings;
  const panFingerprint = blindIndex(blindIndexKey, `pan:${pan}`);
  await refuseForeignPan(tx, user.id, panFingerprint);
  const flags: KycFlag[] = panFitsName(pan, user.name) ? [] : ["PAN_NAME_MISMATCH"];
  return { panFingerprint, numbers: { panSealed: seal(dataKeys, pan), panMasked: masked(pan), flags } };
}

/** What is kept of a licence number: sealed, and masked for people. */
const licenceToKeep = ({ services }: DriverContext, licenceNumber: string) => ({
  licenceNumberSealed: seal(services.settings.dataKeys, licenceNumber),
  licenceNumberMasked: masked(licenceNumber),
});

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

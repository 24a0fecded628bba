import type { RejectKycInput } from "@drivopay/contracts/admin";
import type { KycStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import type { Kyc } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { announce } from "../outbox/announce.ts";
import { setTier, walletOf } from "../wallet/index.ts";
import { kycDecided } from "./events.ts";
import { kycOf } from "./kyc-of.ts";
import { lockUser, type UserRow } from "./repo.ts";
import { distrustSessions, openSessionsOf } from "./session-state.ts";

const { documents, kycSubmissions, users } = tables;

/** Says that somebody looks at it now. Safe to repeat. @throws NOT_FOUND, STATE_CONFLICT when nothing waits */
export async function startReview(ctx: StaffContext, userId: string): Promise<{ kyc: Kyc }> {
  const { services } = ctx;
  const walletId = await services.db.transact(async (tx) => {
    const open = await lockOpenCase(tx, userId);
    const wallet = await walletOf(tx, userId);
    if (open.status === "SUBMITTED") await move(ctx, tx, open, "IN_REVIEW", {});
    return wallet.id;
  });
  await services.live.nudge([`wallet:${walletId}`]);
  return { kyc: await kycOf(services.db, userId) };
}

/**
 * Approves: the driver becomes active, with the limits of the full tier. Held money is released by the workflow.
 * @throws NOT_FOUND, STATE_CONFLICT when nothing waits
 */
export async function approveKyc(ctx: StaffContext, userId: string): Promise<{ kyc: Kyc }> {
  const { services, staff } = ctx;
  const sessionIds = await services.db.transact(async (tx) => {
    const open = await lockOpenCase(tx, userId);
    const decided = { decidedAt: services.clock.now(), decidedBy: staff.staffId };
    const wallet = await walletOf(tx, userId);
    const status = open.user.status === "PENDING_KYC" ? "ACTIVE" : open.user.status;
    await move(ctx, tx, open, "APPROVED", decided, {
      oldValue: { status: open.user.status, tier: wallet.tier },
      newValue: { status, tier: "FULL" },
    });
    const papers = eq(documents.submissionId, open.submissionId);
    await tx.orm.update(documents).set({ state: "ACCEPTED", rejectionReason: null }).where(papers);
    await tx.orm.update(users).set({ status }).where(eq(users.id, userId));
    await setTier(tx, wallet.id, "FULL");
    const data = { userId, submissionId: open.submissionId, decision: "APPROVED" as const };
    await announce(tx, kycDecided, data, [`wallet:${wallet.id}`]);
    return openSessionsOf(tx, userId);
  });
  await distrustSessions(services, sessionIds);
  return { kyc: await kycOf(services.db, userId) };
}

/**
 * Refuses, with a reason in all and one for each paper that is to be sent again.
 * @throws NOT_FOUND also for a paper that is not of this submission; STATE_CONFLICT when nothing waits
 */
export async function rejectKyc(
  ctx: StaffContext,
  { userId, reason, documents: refused }: z.infer<typeof RejectKycInput>,
): Promise<{ kyc: Kyc }> {
  const { services, staff } = ctx;
  await services.db.transact(async (tx) => {
    const open = await lockOpenCase(tx, userId);
    const decided = { decidedAt: services.clock.now(), decidedBy: staff.staffId, rejectionReason: reason };
    await move(ctx, tx, open, "REJECTED", decided);
    await refusePapers(tx, open.submissionId, refused);
    const wallet = await walletOf(tx, userId);
    const data = { userId, submissionId: open.submissionId, decision: "REJECTED" as const };
    await announce(tx, kycDecided, data, [`wallet:${wallet.id}`]);
  });
  return { kyc: await kycOf(services.db, userId) };
}

interface OpenCase {
  readonly user: UserRow;
  readonly submissionId: string;
  readonly status: KycStatus;
}

/** Takes the driver's row, so that two who decide at once decide one after the other. */
async function lockOpenCase(tx: Session, userId: string): Promise<OpenCase> {
  const user = await lockUser(tx, userId);
  const [open] = await tx.orm
    .select({ id: kycSubmissions.id, status: kycSubmissions.status })
    .from(kycSubmissions)
    .where(
      and(eq(kycSubmissions.userId, userId), inArray(kycSubmissions.status, ["SUBMITTED", "IN_REVIEW"])),
    );
  if (!open) throw new AppError("STATE_CONFLICT");
  return { user, submissionId: open.id, status: open.status };
}

async function move(
  ctx: StaffContext,
  tx: Session,
  open: OpenCase,
  status: KycStatus,
  facts: { decidedAt?: Date; decidedBy?: string; rejectionReason?: string },
  /** What changes for the driver with it. */
  alongside: { readonly oldValue?: object; readonly newValue?: object } = {},
): Promise<void> {
  await tx.orm
    .update(kycSubmissions)
    .set({ status, ...facts })
    .where(eq(kycSubmissions.id, open.submissionId));
  await tx.orm
    .update(users)
    .set({ kycStatus: status, updatedAt: ctx.services.clock.now() })
    .where(eq(users.id, open.user.id));
  await recordAudit(tx, actorOf(ctx, ctx.staff), {
    action: `users.kyc-${status.toLowerCase().replace("_", "-")}`,
    entityType: "user",
    entityId: open.user.id,
    oldValue: { kycStatus: open.status, ...alongside.oldValue },
    newValue: {
      kycStatus: status,
      ...alongside.newValue,
      submissionId: open.submissionId,
      ...(facts.rejectionReason === undefined ? {} : { reason: facts.rejectionReason }),
    },
  });
}

async function refusePapers(
  tx: Session,
  submissionId: string,
  refused: readonly { readonly documentId: string; readonly reason: string }[],
): Promise<void> {
  const ofSubmission = eq(documents.submissionId, submissionId);
  for (const { documentId, reason } of refused) {
    const [row] = await tx.orm
      .update(documents)
      .set({ state: "REJECTED", rejectionReason: reason })
      .where(and(ofSubmission, eq(documents.id, documentId)))
      .returning({ id: documents.id });
    if (!row) throw new AppError("NOT_FOUND");
  }
}

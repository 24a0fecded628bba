import { AppError } from "@drivopay/contracts/errors";
import { Language } from "@drivopay/contracts/identifiers";
import { type Consent, type ConsentChannel, ConsentPurpose } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, asc, eq, isNull } from "drizzle-orm";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { CallContext, DriverContext } from "../context.ts";
import { erasePapers } from "./erase-papers.ts";
import { announceOrphans } from "./orphaned-objects.ts";
import { lockUser } from "./repo.ts";

const { consents, photos, users } = tables;
const maxConsents = 200;

/** The notice that stands behind each purpose, by its version; other words are another version, and are asked anew. */
const noticeVersions: Readonly<Record<ConsentPurpose, string>> = {
  TERMS: "2026-11",
  KYC: "2026-11",
  PROFILE_PHOTO: "2026-11",
};

type ConsentRow = typeof consents.$inferSelect;

interface GivenConsent {
  readonly userId: string;
  readonly purpose: ConsentPurpose;
  readonly language: Language;
  readonly channel: ConsentChannel;
  readonly at: Date;
}

/** Through what a driver speaks: the web names itself by a session's cookie, apps by a token. */
export function channelOf({ credentials }: Pick<CallContext, "credentials">): ConsentChannel {
  return credentials?.kind === "session" ? "WEB" : "APP";
}

/** Writes down that a driver agreed, unless that stands already; to an older notice it is withdrawn, and given anew. */
export async function recordConsent(tx: Session, given: GivenConsent): Promise<ConsentRow> {
  const { userId, purpose, language, channel, at } = given;
  const noticeVersion = noticeVersions[purpose];
  const standing = await standingConsent(tx, userId, purpose);
  if (standing?.noticeVersion === noticeVersion) return standing;
  if (standing) await endConsent(tx, standing.id, at);
  const [row] = await tx.orm
    .insert(consents)
    .values({ id: newId(), userId, purpose, noticeVersion, language, channel, givenAt: at })
    .returning();
  if (!row) throw new AppError("INTERNAL");
  return row;
}

/** Everything a driver agreed to, and took back, in the order of time. */
export async function consentsOf({ orm }: Session, userId: string): Promise<Consent[]> {
  const rows = await orm
    .select()
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(asc(consents.givenAt), asc(consents.id))
    .limit(maxConsents);
  return rows.map(presentConsent);
}

/** Agrees to the notice of a purpose as it is now. Safe to repeat. */
export async function giveConsent(
  ctx: DriverContext,
  { purpose }: { readonly purpose: ConsentPurpose },
): Promise<{ consent: Consent }> {
  const { services, driver } = ctx;
  const row = await services.db.transact(async (tx) => {
    const { language } = await lockUser(tx, driver.userId);
    const given = await recordConsent(tx, {
      ...{ userId: driver.userId, purpose, language, channel: channelOf(ctx), at: services.clock.now() },
    });
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.consent-given",
      entityType: "consent",
      entityId: given.id,
      newValue: { purpose, noticeVersion: given.noticeVersion },
    });
    return given;
  });
  return { consent: presentConsent(row) };
}

/**
 * Takes a consent back, and with it what was kept for it: the photo, or papers that nobody has approved.
 * @throws NOT_FOUND when it does not stand; CONSENT_NEEDED for what the account cannot do without: its terms, and
 * papers that are being checked or that the law makes us keep. Closing the account ends those.
 */
export async function withdrawConsent(
  ctx: DriverContext,
  { purpose }: { readonly purpose: ConsentPurpose },
): Promise<{ consent: Consent }> {
  const { services, driver } = ctx;
  const { userId } = driver;
  const now = services.clock.now();
  const row = await services.db.transact(async (tx) => {
    const user = await lockUser(tx, userId);
    const standing = await standingConsent(tx, userId, purpose);
    if (!standing) throw new AppError("NOT_FOUND");
    const papersNeeded = user.kycStatus !== "NOT_SUBMITTED" && user.kycStatus !== "REJECTED";
    if (purpose === "TERMS" || (purpose === "KYC" && papersNeeded)) throw new AppError("CONSENT_NEEDED");
    if (purpose === "PROFILE_PHOTO") await tx.orm.delete(photos).where(eq(photos.userId, userId));
    if (purpose === "KYC") {
      await announceOrphans(tx, await erasePapers(tx, userId, { keepApproved: false }));
      await tx.orm
        .update(users)
        .set({ kycStatus: "NOT_SUBMITTED", panFingerprint: null, updatedAt: now })
        .where(eq(users.id, userId));
    }
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.consent-withdrawn",
      entityType: "consent",
      entityId: standing.id,
      newValue: { purpose },
    });
    return endConsent(tx, standing.id, now);
  });
  return { consent: presentConsent(row) };
}

async function standingConsent(
  { orm }: Session,
  userId: string,
  purpose: ConsentPurpose,
): Promise<ConsentRow | null> {
  const [row] = await orm
    .select()
    .from(consents)
    .where(and(eq(consents.userId, userId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)));
  return row ?? null;
}

async function endConsent({ orm }: Session, id: string, at: Date): Promise<ConsentRow> {
  const [row] = await orm.update(consents).set({ withdrawnAt: at }).where(eq(consents.id, id)).returning();
  if (!row) throw new AppError("INTERNAL");
  return row;
}

function presentConsent(row: ConsentRow): Consent {
  const { id, noticeVersion, channel, givenAt, withdrawnAt } = row;
  return {
    ...{ id, noticeVersion, channel },
    purpose: ConsentPurpose.parse(row.purpose),
    language: Language.parse(row.language),
    givenAt: givenAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

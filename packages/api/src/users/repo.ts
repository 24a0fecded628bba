import type { KycTier } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import { type Session, tables } from "@drivopay/db";
import { eq, sql } from "drizzle-orm";

const { users, wallets } = tables;

export type UserRow = typeof users.$inferSelect;

/** The driver with this phone number, or null. */
export async function findUserByPhone(db: Session, phone: string): Promise<UserRow | null> {
  const [row] = await db.orm.select().from(users).where(eq(users.phone, phone));
  return row ?? null;
}

/** A driver together with the tier of the wallet. @throws NOT_FOUND */
export async function userWithTier(
  db: Session,
  userId: string,
): Promise<{ readonly user: UserRow; readonly tier: KycTier; readonly walletId: string }> {
  const [row] = await db.orm
    .select({ user: users, tier: wallets.tier, walletId: wallets.id })
    .from(users)
    .innerJoin(wallets, eq(wallets.userId, users.id))
    .where(eq(users.id, userId));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Takes the driver's row until the transaction ends. @throws NOT_FOUND */
export async function lockUser(tx: Session, userId: string): Promise<UserRow> {
  const [row] = await tx.orm.select().from(users).where(eq(users.id, userId)).for("no key update");
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Where and how to reach a driver. @throws NOT_FOUND */
export async function contactOf(
  db: Session,
  userId: string,
): Promise<{
  readonly phone: string;
  readonly name: string;
  readonly language: Language;
  readonly email: string | null;
  /** Whether a code sent there came back; until then the address may be anybody's. */
  readonly emailVerified: boolean;
  /** Whether the driver left: then there is nobody to be reached. */
  readonly closed: boolean;
}> {
  const [row] = await db.orm
    .select({
      ...{ phone: users.phone, name: users.name, language: users.language, email: users.email },
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      closed: sql<boolean>`${users.closedAt} is not null`,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

import type { KycTier, User } from "@drivopay/contracts/auth";
import type { Session } from "@drivopay/db";
import { type UserRow, userWithTier } from "./repo.ts";

/** A driver's row as the contract shows it; the tier stands on the wallet. */
export function presentUser(row: UserRow, kycTier: KycTier): User {
  return {
    id: row.id,
    phone: row.phone,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    language: row.language,
    vehicleNumber: row.vehicleNumber,
    status: row.status,
    kycStatus: row.kycStatus,
    kycTier,
    pinSet: row.pinHash !== null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A driver, as the driver sees it. @throws NOT_FOUND */
export async function userById(db: Session, userId: string): Promise<User> {
  const { user, tier } = await userWithTier(db, userId);
  return presentUser(user, tier);
}

import type { User } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import type { UpdateUserInput } from "@drivopay/contracts/users";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { userById } from "./present-user.ts";
import { lockUser, type UserRow } from "./repo.ts";

const { users } = tables;

/**
 * Changes what a driver says of himself. A new email address has to be verified anew.
 * @throws STATE_CONFLICT for the name once papers that carry it were sent: it is checked against them and the bank
 */
export async function updateUser(
  ctx: DriverContext,
  input: z.infer<typeof UpdateUserInput>,
): Promise<{ user: User }> {
  const { services, driver } = ctx;
  await services.db.transact(async (tx) => {
    const before = await lockUser(tx, driver.userId);
    const nameChanges = input.name !== undefined && input.name !== before.name;
    if (nameChanges && !["NOT_SUBMITTED", "REJECTED"].includes(before.kycStatus)) {
      throw new AppError("STATE_CONFLICT");
    }
    const emailChanges = input.email !== undefined && input.email !== before.email;
    const [after] = await tx.orm
      .update(users)
      .set({
        name: input.name ?? before.name,
        email: input.email ?? before.email,
        language: input.language ?? before.language,
        vehicleNumber: input.vehicle ?? before.vehicleNumber,
        ...(emailChanges ? { emailVerifiedAt: null } : {}),
        updatedAt: services.clock.now(),
      })
      .where(eq(users.id, driver.userId))
      .returning();
    if (!after) throw new AppError("NOT_FOUND");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.profile-updated",
      entityType: "user",
      entityId: driver.userId,
      oldValue: auditable(before),
      newValue: { ...auditable(after), emailChanged: emailChanges },
    });
  });
  return { user: await userById(services.db, driver.userId) };
}

function auditable({ name, language, vehicleNumber }: UserRow) {
  return { name, language, vehicleNumber };
}

import type { OtpSent, User } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import type { VerifyEmailInput } from "@drivopay/contracts/users";
import { type Session, tables } from "@drivopay/db";
import { translatorFor } from "@drivopay/i18n";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { userById } from "../users/index.ts";
import { proveAddress } from "./prove-address.ts";
import { sendCode } from "./send-code.ts";

const { users } = tables;

/**
 * Sends a code to the address a driver says is his; it counts for this driver alone.
 * @throws EMAIL_MISSING, STATE_CONFLICT when it is proved already, and as sendCode
 */
export async function sendEmailCode(ctx: DriverContext): Promise<z.infer<typeof OtpSent>> {
  const { services, driver, request } = ctx;
  const { email, language, verifiedAt } = await addressOf(services.db, driver.userId);
  if (verifiedAt !== null) throw new AppError("STATE_CONFLICT");
  await sendCode(ctx, { purpose: "email", to: email, language, payload: driver.userId });
  return { message: translatorFor(request.locale)("answers.codeSentByEmail"), otpSent: true };
}

/**
 * Proves that the driver reads the letters to the address. An address that was changed meanwhile is not proved by it.
 * @throws EMAIL_MISSING, as proveCode; CONFLICT when it was changed at this moment
 */
export async function verifyEmail(
  ctx: DriverContext,
  { otp }: z.infer<typeof VerifyEmailInput>,
): Promise<{ user: User }> {
  const { services, driver } = ctx;
  const { userId } = driver;
  const { email } = await addressOf(services.db, userId);
  const askedBy = await proveAddress(ctx, "email", email, otp);
  if (askedBy !== userId) throw new AppError("OTP_INVALID");
  await services.db.transact(async (tx) => {
    const [proved] = await tx.orm
      .update(users)
      .set({ emailVerifiedAt: services.clock.now(), updatedAt: services.clock.now() })
      .where(and(eq(users.id, userId), eq(users.email, email)))
      .returning({ id: users.id });
    if (!proved) throw new AppError("CONFLICT");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "users.email-verified",
      entityType: "user",
      entityId: userId,
    });
  });
  return { user: await userById(services.db, userId) };
}

async function addressOf({ orm }: Session, userId: string) {
  const [row] = await orm
    .select({ email: users.email, language: users.language, verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!row?.email) throw new AppError("EMAIL_MISSING");
  return { ...row, email: row.email };
}

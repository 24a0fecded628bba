import type { LoginInput, Message, OtpSent, ResetPasswordInput, SetPinInput } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, actorOf, recordAudit, recordSecurityEvent } from "../audit/index.ts";
import type { CallContext, DriverContext } from "../context.ts";
import { notificationRequested } from "../notifications/events.ts";
import { announce } from "../outbox/announce.ts";
import { findUserByPhone, lockUser, type UserRow } from "../users/index.ts";
import { refuseClosedAccount } from "./authenticate.ts";
import { hashPin, refuseSimplePin, verifyPin } from "./pin.ts";
import { proveAddress } from "./prove-address.ts";
import { sendCode } from "./send-code.ts";
import { codeSent, done } from "./sign-in.ts";

const { users } = tables;

/**
 * Sets the driver's PIN; the current one proves the driver once there is one.
 * @throws PIN_TOO_SIMPLE, PIN_REQUIRED without `currentPin`, and as verifyPin
 */
export async function setPin(
  ctx: DriverContext,
  input: z.infer<typeof SetPinInput>,
): Promise<z.infer<typeof Message>> {
  const { services, driver } = ctx;
  const before = await services.db.transact((tx) => lockUser(tx, driver.userId));
  refuseSimplePin(input.pin, before.phone);
  if (before.pinHash !== null) {
    if (input.currentPin === undefined) throw new AppError("PIN_REQUIRED");
    await verifyPin(services, driver.userId, input.currentPin);
  }
  const pinHash = await hashPin(services, input.pin);
  await services.db.transact(async (tx) => {
    const now = await lockUser(tx, driver.userId);
    if (now.pinHash !== before.pinHash) throw new AppError("CONFLICT");
    await writePin(tx, actorOf(ctx, driver), now, pinHash);
  });
  return done(ctx);
}

/** Sends a code that lets its owner set a new PIN; the answer is the same for a number nobody has. */
export async function forgotPassword(
  ctx: CallContext,
  { phone }: z.infer<typeof LoginInput>,
): Promise<z.infer<typeof OtpSent>> {
  const known = await findUserByPhone(ctx.services.db, phone);
  const language = known?.language ?? ctx.request.locale;
  await sendCode(ctx, { purpose: "reset", to: phone, language, payload: "" });
  return codeSent(ctx);
}

/**
 * Sets a new PIN for whoever proves the phone, and lifts a lock.
 * @throws PIN_TOO_SIMPLE; as proveCode; NOT_FOUND for a number nobody has; ACCOUNT_SUSPENDED, ACCOUNT_BLOCKED
 */
export async function resetPassword(
  ctx: CallContext,
  { phone, otp, pin }: z.infer<typeof ResetPasswordInput>,
): Promise<z.infer<typeof Message>> {
  const { services, request } = ctx;
  refuseSimplePin(pin, phone);
  await proveAddress(ctx, "reset", phone, otp);
  const user = await findUserByPhone(services.db, phone);
  if (!user) throw new AppError("NOT_FOUND");
  refuseClosedAccount(user.status);
  const pinHash = await hashPin(services, pin);
  const { ipAddress, userAgent } = request;
  await services.db.transact(async (tx) => {
    const actor = { kind: "DRIVER", id: user.id, ipAddress, userAgent } as const;
    await writePin(tx, actor, await lockUser(tx, user.id), pinHash);
    await recordSecurityEvent(tx, { kind: "PIN_RESET", userId: user.id, ipAddress, userAgent });
  });
  return done(ctx);
}

/** Writes a PIN. A change of it is told to the driver: whoever took over the phone number may have made it. */
async function writePin(
  tx: Session,
  actor: Actor,
  { id: userId, pinHash: before }: Pick<UserRow, "id" | "pinHash">,
  pinHash: string,
): Promise<void> {
  await tx.orm
    .update(users)
    .set({ pinHash, pinFailures: 0, pinLockedUntil: null, updatedAt: new Date() })
    .where(eq(users.id, userId));
  await recordAudit(tx, actor, { action: "auth.pin-set", entityType: "user", entityId: userId });
  if (before === null) return;
  const telling = { userId, dedupeKey: `pin:${newId()}`, params: { about: "PIN" } };
  await announce(tx, notificationRequested, { ...telling, type: "SECURITY_ALERT" });
}

import type { OtpSent, Staff, StaffLoginInput, StaffVerifyInput } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { CallContext } from "../context.ts";
import type { Services } from "../services.ts";
import { proveAddress } from "./prove-address.ts";
import { sendCode } from "./send-code.ts";
import { startStaffSession } from "./sessions.ts";
import { codeSent } from "./sign-in.ts";

const { staff } = tables;

/** A staff member who proved the address, with the session that came of it. */
export interface StaffSignIn {
  readonly staffId: string;
  readonly sessionId: string;
  readonly staff: Staff;
}

/** Sends a code to a staff member's address; an address that is nobody's gets none, and the same answer. */
export async function requestStaffOtp(
  ctx: CallContext,
  { email }: z.infer<typeof StaffLoginInput>,
): Promise<z.infer<typeof OtpSent>> {
  const known = await activeStaff(ctx.services, email);
  const deliver = known !== null;
  await sendCode(ctx, { purpose: "staff", to: email, language: ctx.request.locale, payload: "", deliver });
  return codeSent(ctx);
}

/** Opens a staff member's session. @throws as proveCode; OTP_INVALID for somebody who left meanwhile */
export async function verifyStaffOtp(
  ctx: CallContext,
  { email, otp }: z.infer<typeof StaffVerifyInput>,
): Promise<StaffSignIn> {
  await proveAddress(ctx, "staff", email, otp);
  const signedIn = await openStaffSession(ctx, email);
  if (!signedIn) throw new AppError("OTP_INVALID");
  return signedIn;
}

/** Opens a session for somebody whose address was proved; null when the address is no active member of staff's. */
export async function openStaffSession(ctx: CallContext, email: string): Promise<StaffSignIn | null> {
  const known = await activeStaff(ctx.services, email);
  if (!known) return null;
  const { sessionId } = await ctx.services.db.transact((tx) => startStaffSession(tx, ctx, known.id));
  return { staffId: known.id, sessionId, staff: known };
}

/** A staff member as the admin app shows who is signed in. @throws NOT_FOUND */
export async function staffById({ db }: Services, staffId: string): Promise<Staff> {
  const [row] = await db.orm.select().from(staff).where(eq(staff.id, staffId));
  if (!row) throw new AppError("NOT_FOUND");
  return presentStaff(row);
}

async function activeStaff({ db }: Services, email: string): Promise<Staff | null> {
  const [row] = await db.orm
    .select()
    .from(staff)
    .where(and(eq(staff.email, email), eq(staff.active, true)));
  return row ? presentStaff(row) : null;
}

function presentStaff({ id, email, name, role, active }: typeof staff.$inferSelect): Staff {
  return { id, email, name, role, active };
}

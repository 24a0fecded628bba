"use server";

import { requestStaffOtp } from "@drivopay/api/auth/index";
import { publicError, toAppError } from "@drivopay/api/middleware/errors";
import { StaffLoginInput } from "@drivopay/contracts/auth";
import { callContext } from "@/server/call-context.ts";

/** Sends a code to a staff address. What is wrong comes back as a sentence; whether the address is known does not. */
export async function sendCode(email: string): Promise<{ readonly error: string | null }> {
  const context = await callContext(null);
  try {
    await requestStaffOtp(context, StaffLoginInput.parse({ email }));
    return { error: null };
  } catch (failure) {
    const { requestId, locale } = context.request;
    return { error: publicError(toAppError(failure), requestId, locale).detail };
  }
}

import { AppError } from "@drivopay/contracts/errors";
import { recordSecurityEvent } from "../audit/index.ts";
import type { CallContext } from "../context.ts";
import { addressDigest, type CodePurpose, proveCode } from "./one-time-code.ts";

/**
 * Proves a code and leaves a security event when it is refused.
 * @returns the payload given when the code was made
 * @throws as proveCode
 */
export async function proveAddress(
  { services, request }: CallContext,
  purpose: CodePurpose,
  address: string,
  code: string,
): Promise<string> {
  try {
    return await proveCode(services, purpose, address, code);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("OTP_")) {
      await recordSecurityEvent(services.db, {
        kind: "CODE_REFUSED",
        userId: null,
        ipAddress: request.ipAddress,
        userAgent: request.userAgent,
        detail: { purpose, reason: error.code, address: addressDigest(services, address) },
      });
    }
    throw error;
  }
}

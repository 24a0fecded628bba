import { AppError } from "@drivopay/contracts/errors";

/**
 * Refuses a NUL anywhere in what was sent: Postgres stores it in no text, and no person types it.
 * @throws VALIDATION_FAILED
 */
export function refuseNul(input: unknown): void {
  if (input === undefined || input instanceof FormData) return;
  if (!JSON.stringify(input)?.includes("\\u0000")) return;
  throw new AppError("VALIDATION_FAILED", { errors: [{ path: "", message: "Text may not hold U+0000" }] });
}

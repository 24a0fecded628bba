import type { ErrorCode } from "@drivopay/contracts/errors";

/** Errors that leave open whether the work was done: ask again, with the same key. */
export const unsureCodes: readonly (string | null)[] = [
  null,
  "PROVIDER_UNAVAILABLE",
  "TIMEOUT",
  "INTERNAL",
  "IDEMPOTENCY_IN_FLIGHT",
] satisfies (ErrorCode | null)[];

/** Said at the door, before the server looks what the key stands for. */
const doorCodes: readonly (string | null)[] = [
  "RATE_LIMITED",
  "UNAUTHENTICATED",
  "TOKEN_EXPIRED",
  "SESSION_REVOKED",
  "REFRESH_TOKEN_REUSED",
  "ACCOUNT_SUSPENDED",
  "ACCOUNT_BLOCKED",
  "FORBIDDEN",
  "CSRF_REFUSED",
  "PIN_REQUIRED",
  "PIN_NOT_SET",
  "PIN_INVALID",
  "PIN_LOCKED",
] satisfies ErrorCode[];

/**
 * Whether a failed try ends a wish, so that nothing of it was done and it may be wished anew under another key. A lost,
 * late or unsure answer does not, and neither does a refusal at the door: a wrong PIN at the second try says nothing of
 * the first, whose answer may have been lost.
 * @param code the catalogue's code; null when no answer came
 */
export function settlesWish(code: string | null): boolean {
  return !unsureCodes.includes(code) && !doorCodes.includes(code);
}

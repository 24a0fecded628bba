import { AppError } from "@drivopay/contracts/errors";

/** Of what JSON escapes: a NUL, and one half of a character that needs two. Behind a backslash that is no escape. */
const broken = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * Refuses text anywhere in what was sent that no person types: a NUL, which Postgres stores in no text, and half a
 * character, which neither it nor a provider can write.
 * @throws VALIDATION_FAILED
 */
export function refuseBrokenText(input: unknown): void {
  if (input === undefined || input instanceof FormData) return;
  if (!broken.test(JSON.stringify(input) ?? "")) return;
  throw new AppError("VALIDATION_FAILED", {
    errors: [{ path: "", message: "Text may not hold U+0000 or half a character" }],
  });
}

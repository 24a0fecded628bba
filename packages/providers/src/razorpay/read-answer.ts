import { bankError } from "@drivopay/contracts/errors";
import type { z } from "zod";

/**
 * Reads what Razorpay answered.
 * @throws PROVIDER_UNAVAILABLE when it cannot be read: it may well have done what was asked
 */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw bankError("PROVIDER_UNAVAILABLE", { cause: parsed.error });
}

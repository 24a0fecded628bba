import { createHash } from "node:crypto";
import { z } from "zod";
import { RazorpayError } from "./errors.ts";
import type { Notes } from "./wire.ts";

/** At most 15 pairs of at most 256 characters; numbers are kept as text. */
export const NotesInput = z
  .union([
    z.array(z.never()).max(0),
    z.record(z.string().max(256), z.union([z.string(), z.number(), z.boolean()])),
  ])
  .nullish()
  .transform((notes, context): Notes => {
    const pairs = Object.entries(notes ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
    if (pairs.length > 15) {
      context.addIssue({ code: "custom", message: "The notes may not have more than 15 items." });
    }
    if (pairs.some(([, value]) => value.length > 256)) {
      context.addIssue({
        code: "custom",
        message: "The notes values may not be greater than 256 characters.",
      });
    }
    return pairs.length === 0 ? [] : Object.fromEntries(pairs);
  });

/** Paise; the least that orders, refunds and payouts may be is ₹1. */
export const AmountInput = z
  .int({ error: "The amount must be an integer." })
  .min(100, { error: "The amount must be at least INR 1.00" });

export const CurrencyInput = z.literal("INR", { error: "Currency is not supported" });

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}

function describe(issue: z.core.$ZodIssue, body: unknown): { description: string; field: string } {
  const field = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.join(", ");
    return {
      description: `${names} is/are not required and should not be sent`,
      field: issue.keys[0] ?? field,
    };
  }
  if (valueAt(body, issue.path) === undefined) {
    return { description: `The ${field.replaceAll("_", " ")} field is required.`, field };
  }
  const spoken = issue.message.startsWith("Invalid") || issue.message.startsWith("Too");
  return {
    description: spoken ? `The ${field.replaceAll("_", " ")} format is invalid.` : issue.message,
    field,
  };
}

/**
 * Reads a request body as strictly as Razorpay does: unknown fields are refused.
 * @throws RazorpayError naming the first field at fault
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw new RazorpayError("The request is invalid.");
  const { description, field } = describe(issue, body ?? {});
  throw new RazorpayError(description, field === "" ? {} : { field });
}

/** The fingerprint an idempotency key is held to; the order of the fields does not matter. */
export function bodyHash(body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(body)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

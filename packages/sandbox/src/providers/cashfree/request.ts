import { z } from "zod";
import { CashfreeError } from "./errors.ts";

/** Rupees with two decimals at most; the least is one. */
export const Rupees = z
  .number()
  .min(1)
  .refine((rupees) => Math.abs(rupees * 100 - Math.round(rupees * 100)) < 1e-6);

export const Customer = z.looseObject({
  customer_id: z.string().optional(),
  customer_name: z.string().optional(),
  customer_email: z.string().optional(),
  customer_phone: z.string().regex(/^(\+?91)?\d{10}$/),
});

/** @throws CashfreeError naming the first field at fault */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
  const named = field === "" ? "request" : field;
  throw new CashfreeError(400, `${named}_invalid`, `${named} : is missing in the request or is invalid`);
}

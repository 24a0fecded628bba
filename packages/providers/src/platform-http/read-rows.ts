import type { EarningsPage, PlatformEarning } from "@drivopay/api/platforms/ports";
import { z } from "zod";

/** The most a single trip can come to: ₹1 lakh. What claims more is looked at by a person. */
const mostPaise = 10_000_000;

/** Reads rows one by one and sets aside those that make no sense. @param named the field a row is known by */
export function readRows<Schema extends z.ZodType>(
  rows: readonly unknown[],
  schema: Schema,
  toEarning: (wire: z.output<Schema>) => PlatformEarning,
  named: string,
): Pick<EarningsPage, "earnings" | "unreadable"> {
  const earnings: PlatformEarning[] = [];
  const unreadable: { reference: string; reason: string }[] = [];
  for (const row of rows) {
    const read = schema.safeParse(row);
    try {
      if (!read.success) throw new RangeError(`Not a row of theirs: ${z.prettifyError(read.error)}`);
      const earning = toEarning(read.data);
      const { gross, fees, cash } = earning;
      if ([gross, fees, cash].some((part) => Math.abs(part) > mostPaise))
        throw new RangeError("Too much for one trip");
      earnings.push(earning);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      unreadable.push({ reference: nameOf(row, named), reason: error.message.slice(0, 300) });
    }
  }
  return { earnings, unreadable };
}

function nameOf(row: unknown, named: string): string {
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, named) : undefined;
  return typeof value === "string" ? value.slice(0, 100) : "unnamed";
}

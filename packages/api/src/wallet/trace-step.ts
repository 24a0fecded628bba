import { paise } from "@drivopay/contracts/money";
import type { TraceStep } from "@drivopay/contracts/trace";

/** One link of a rupee's way; what is not known of it is null. */
export const traceStep = (
  name: TraceStep["step"],
  amount: number,
  facts: Partial<Omit<TraceStep, "step" | "amount">> = {},
): TraceStep => ({
  ...{ step: name, amount: paise(amount), at: null, source: null, label: null, reference: null, link: null },
  ...facts,
});

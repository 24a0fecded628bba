import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { Currency, PaiseAmount } from "./money.ts";
import { TransactionSource } from "./transactions.ts";

export const TraceInput = z.strictObject({
  id: Id.meta({ description: "A transaction, payment, platform earning, refund or withdrawal" }),
});

/**
 * One link of a rupee's way. PAID a passenger paid · ADDED the driver put own money in · PROVED the driver paid it to
 * prove a bank account · TRIP a platform's trip · FEE · TAX taken off · GATEWAY_FEE
 * what the gateway kept, which is ours to bear · SETTLED the gateway sent it to our bank · SETTLING it has not yet · CREDITED it came
 * into the balance · ON_HOLD it waits above a limit · REFUNDED given back to the passenger · WENT_OUT left by a
 * withdrawal · USED left otherwise · IN_BALANCE is still there · MADE_OF a credit that a withdrawal was paid from ·
 * WITHDRAWN left the balance · PAYOUT is with the bank · BANK arrived · CAME_BACK · CORRECTION by hand.
 */
export const TraceStepName = z.enum([
  "PAID",
  "ADDED",
  "PROVED",
  "TRIP",
  "FEE",
  "TAX",
  "GATEWAY_FEE",
  "SETTLED",
  "SETTLING",
  "CREDITED",
  "ON_HOLD",
  "REFUNDED",
  "WENT_OUT",
  "USED",
  "IN_BALANCE",
  "MADE_OF",
  "WITHDRAWN",
  "PAYOUT",
  "BANK",
  "CAME_BACK",
  "CORRECTION",
]);
export type TraceStepName = z.infer<typeof TraceStepName>;

export const TraceStep = z.object({
  step: TraceStepName,
  amount: PaiseAmount.meta({ description: "What it adds above zero, what it takes below" }),
  at: Instant.nullable(),
  source: TransactionSource.nullable(),
  label: z
    .string()
    .nullable()
    .meta({ description: "Who or where: masked payer, bank, description", examples: ["as****@okaxis"] }),
  reference: z
    .string()
    .nullable()
    .meta({ description: "Bank reference, UTR or the platform's trip", examples: ["532611004578"] }),
  link: z.object({ to: z.enum(["TRANSACTION", "WITHDRAWAL", "SETTLEMENT"]), id: Id }).nullable(),
});
export type TraceStep = z.infer<typeof TraceStep>;

export const Trace = z
  .object({
    transactionId: Id,
    amount: PaiseAmount,
    currency: Currency,
    steps: z
      .array(TraceStep)
      .meta({ description: "In the order of the way, from where it came to where it is" }),
    more: z.int().meta({ description: "Credits or withdrawals behind those that are listed", examples: [0] }),
  })
  .meta({ id: "Trace" });
export type Trace = z.infer<typeof Trace>;
export const TraceAnswer = z.object({ trace: Trace });

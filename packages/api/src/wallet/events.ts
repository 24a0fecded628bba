import { BankAccountState, WithdrawalStatus } from "@drivopay/contracts/wallet";
import { eventType } from "inngest";
import { z } from "zod";

const withdrawal = { withdrawalId: z.uuid(), userId: z.uuid(), walletId: z.uuid() };

/** The money is held; the workflow takes it from here. */
export const withdrawalRequested = eventType("wallet/withdrawal.requested", { schema: z.object(withdrawal) });

/** A withdrawal reached another state. */
export const withdrawalChanged = eventType("wallet/withdrawal.changed", {
  schema: z.object({ ...withdrawal, status: WithdrawalStatus }),
});

/** Staff released or refused a withdrawal that waited for review. */
export const withdrawalReviewed = eventType("wallet/withdrawal.reviewed", {
  schema: z.object({ withdrawalId: z.uuid(), decision: z.enum(["RELEASE", "REFUSE"]) }),
});

export const bankAccountAdded = eventType("wallet/bank-account.added", {
  schema: z.object({ bankAccountId: z.uuid(), userId: z.uuid() }),
});

/** The bank's answer to a penny drop has been written down. */
export const bankAccountDecided = eventType("wallet/bank-account.decided", {
  schema: z.object({ bankAccountId: z.uuid(), userId: z.uuid(), state: BankAccountState }),
});

/** Money that waited above a limit became the driver's. */
export const holdReleased = eventType("wallet/hold.released", {
  schema: z.object({ userId: z.uuid(), walletId: z.uuid(), holdId: z.uuid(), amount: z.int() }),
});

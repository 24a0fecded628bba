import {
  AutoWithdrawOutcome,
  BankAccountState,
  ReversePennyDropState,
  WithdrawalStatus,
} from "@drivopay/contracts/wallet";
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

/** It is time to ask the gateway again how the payouts of some withdrawals stand. */
export const payoutsDue = eventType("wallet/payouts.due", {
  schema: z.object({ batchId: z.uuid(), withdrawalIds: z.array(z.uuid()).min(1) }),
});

export const bankAccountAdded = eventType("wallet/bank-account.added", {
  schema: z.object({ bankAccountId: z.uuid(), userId: z.uuid() }),
});

/** The bank's answer to a penny drop has been written down. */
export const bankAccountDecided = eventType("wallet/bank-account.decided", {
  schema: z.object({ bankAccountId: z.uuid(), userId: z.uuid(), state: BankAccountState }),
});

/** A driver was asked for a rupee that proves an account. */
export const reversePennyDropStarted = eventType("wallet/reverse-penny-drop.started", {
  schema: z.object({ reversePennyDropId: z.uuid(), userId: z.uuid() }),
});

/** The bank's answer to such a rupee has been written down. */
export const reversePennyDropSettled = eventType("wallet/reverse-penny-drop.settled", {
  schema: z.object({ reversePennyDropId: z.uuid(), userId: z.uuid(), state: ReversePennyDropState }),
});

/** Money that waited above a limit became the driver's. */
export const holdReleased = eventType("wallet/hold.released", {
  schema: z.object({ userId: z.uuid(), walletId: z.uuid(), holdId: z.uuid(), amount: z.int() }),
});

/** A withdrawal has not arrived by the time that was promised. */
export const promiseBroken = eventType("wallet/promise.broken", { schema: z.object(withdrawal) });

/** It is a driver's hour for auto-withdraw, on a day of India like `2026-11-23`. */
export const autoWithdrawDue = eventType("wallet/auto-withdraw.due", {
  schema: z.object({ userId: z.uuid(), walletId: z.uuid(), day: z.iso.date() }),
});

/** Auto-withdraw could not do what the driver asked for, though the balance was there. */
export const autoWithdrawMissed = eventType("wallet/auto-withdraw.missed", {
  schema: z.object({ userId: z.uuid(), day: z.iso.date(), outcome: AutoWithdrawOutcome }),
});

import { AppError } from "@drivopay/contracts/errors";
import type { WithdrawalStatus } from "@drivopay/contracts/wallet";
import { openCase, systemActor } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { bankAccountById } from "./bank-account-repo.ts";
import { payoutSweepPolicy } from "./policy.ts";
import type { GatewayPayout } from "./ports.ts";
import { returnHeldMoney, settlePayout } from "./settle-payout.ts";
import { changeStatus, lockWithdrawal, type WithdrawalRow, withdrawalById } from "./withdrawal-repo.ts";
import { isOpen } from "./withdrawal-status.ts";

/** What the bank's statement says beside the amount; 30 letters, digits and spaces at most. */
const narration = "DrivoPay withdrawal";

/** Why money went back that the gateway never took. */
export const refusedByGateway = "REFUSED_BY_GATEWAY";

/** Where a withdrawal stands. @throws NOT_FOUND */
export async function statusOf(services: Services, withdrawalId: string): Promise<WithdrawalStatus> {
  return (await withdrawalById(services.db, withdrawalId)).status;
}

/**
 * Claims a withdrawal for its payout: from here on it cannot be cancelled. Committed before the gateway hears of it.
 * Does nothing in any other state than HELD.
 * @returns the state after it
 */
export async function claimForPayout(services: Services, withdrawalId: string): Promise<WithdrawalStatus> {
  return await services.db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, withdrawalId);
    if (row.status !== "HELD") return row.status;
    await changeStatus(tx, systemActor, row, "SENDING");
    return "SENDING";
  });
}

/** Whether the gateway still knows the key of a claimed withdrawal; past that, the same call may pay a second time. */
const isKeyGood = (row: WithdrawalRow, now: Date) =>
  now.getTime() - row.updatedAt.getTime() < payoutSweepPolicy.keyGoodForMs;

/**
 * Makes the payout of a claimed withdrawal. The gateway knows the withdrawal's id as the key, so that a repeat after
 * a lost answer finds the same payout; once the key is too old nothing is paid, and the payout is only looked for.
 * Money goes back only when the gateway refused and knows of no payout.
 * @throws PROVIDER_UNAVAILABLE when the outcome is not known: call again
 */
export async function sendPayout(services: Services, withdrawalId: string): Promise<WithdrawalStatus> {
  const row = await withdrawalById(services.db, withdrawalId);
  if (row.status !== "SENDING") return row.status;
  if (!isKeyGood(row, services.clock.now())) {
    const made = await services.payoutGateway.findPayout(row.id);
    return (made && (await settlePayout(services, { ...made, referenceId: withdrawalId }))) ?? row.status;
  }
  const payout = await payOrFind(services, row);
  if (payout === null) return await giveBack(services, withdrawalId, refusedByGateway);
  return (await settlePayout(services, { ...payout, referenceId: withdrawalId })) ?? row.status;
}

async function payOrFind({ db, payoutGateway }: Services, row: WithdrawalRow): Promise<GatewayPayout | null> {
  const bank = await bankAccountById(db, row.bankAccountId);
  const fundAccountId = bank.gatewayFundAccountId;
  if (fundAccountId === null) throw new AppError("BANK_ACCOUNT_UNVERIFIED");
  const { amount, mode } = row;
  try {
    return await payoutGateway.sendPayout({ withdrawalId: row.id, fundAccountId, amount, mode, narration });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "PROVIDER_REJECTED")) throw error;
    // An earlier try, whose answer was lost, may have been taken all the same.
    return await payoutGateway.findPayout(row.id);
  }
}

async function giveBack(services: Services, withdrawalId: string, reason: string): Promise<WithdrawalStatus> {
  return await services.db.transact(async (tx) => {
    const row = await lockWithdrawal(tx, withdrawalId);
    if (row.status !== "SENDING") return row.status;
    await returnHeldMoney(tx, row, "RETURNED", { actor: systemActor, reason });
    return "RETURNED";
  });
}

/**
 * Asks the gateway how a payout stands that was sent, and settles it.
 * @throws PROVIDER_UNAVAILABLE when the gateway cannot be asked now
 */
export async function askPayout(services: Services, withdrawalId: string): Promise<WithdrawalStatus> {
  const row = await withdrawalById(services.db, withdrawalId);
  if (row.status !== "SENT" || row.gatewayPayoutId === null) return row.status;
  const payout = await services.payoutGateway.readPayout(row.gatewayPayoutId);
  return (await settlePayout(services, { ...payout, referenceId: withdrawalId })) ?? row.status;
}

/** Takes a withdrawal as far as it will go now, from whatever state it was left in. */
export async function advanceWithdrawal(services: Services, withdrawalId: string): Promise<WithdrawalStatus> {
  const claimed = await claimForPayout(services, withdrawalId);
  const sent = claimed === "SENDING" ? await sendPayout(services, withdrawalId) : claimed;
  return sent === "SENT" ? await askPayout(services, withdrawalId) : sent;
}

/** Calls a person to a withdrawal that does not end; its money stays held. Safe to repeat. */
export async function reportStuck(services: Services, withdrawalId: string, reason: string): Promise<void> {
  const row = await withdrawalById(services.db, withdrawalId);
  if (!isOpen(row.status)) return;
  await openCase(services.db, {
    dedupeKey: `withdrawal:${withdrawalId}:stuck`,
    kind: "wallet.withdrawal-stuck",
    summary: `A withdrawal stays in ${row.status}; its money is held`,
    evidence: {
      reason,
      status: row.status,
      total: row.total,
      gatewayPayoutId: row.gatewayPayoutId,
      gatewayStatus: row.gatewayStatus,
      since: row.updatedAt.toISOString(),
    },
    referenceId: withdrawalId,
  });
}

import type { WithdrawalStatus } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { histogram } from "@drivopay/runtime/metrics";
import { eq, or } from "drizzle-orm";
import { z } from "zod";
import { openCase, systemActor } from "../audit/index.ts";
import type { Services } from "../services.ts";
import { collectDebts } from "./collect-debts.ts";
import { post } from "./ledger/post.ts";
import type { Posting } from "./ledger/posting.ts";
import {
  type WithdrawalSums,
  withdrawalProcessed,
  withdrawalReturned,
  withdrawalReversed,
} from "./ledger/withdrawal-postings.ts";
import type { GatewayPayout } from "./ports.ts";
import { announceStatus, changeStatus, lockWithdrawal, type WithdrawalRow } from "./withdrawal-repo.ts";
import { consequenceOf, isOpen, laterOf } from "./withdrawal-status.ts";

const { withdrawals } = tables;
const duration = histogram(
  "wallet_withdrawal_duration_seconds",
  "From a withdrawal's request to the bank's word",
  ["outcome"],
);

/** What stood in the way: a person has to look, and no money was moved. */
type Trouble = "missing-payout" | "unknown-payout" | "second-payout" | "other-amount" | "contradiction";

/**
 * Writes down what the gateway says of a payout, and moves the money that follows from it: sent or given back, never
 * both. News may come in any order and any number of times. What cannot be is left as it is, with a case.
 * @returns the withdrawal's state after it; null for a payout that is none of ours
 */
export async function settlePayout(
  services: Services,
  payout: GatewayPayout,
): Promise<WithdrawalStatus | null> {
  return await services.db.transact(async (tx) => {
    const behind = await withdrawalBehind(tx, payout);
    if (behind === null) {
      await reportTrouble(tx, "unknown-payout", payout, null);
      return null;
    }
    const row = await lockWithdrawal(tx, behind.id);
    const trouble = mismatchOf(row, payout);
    if (trouble) {
      await reportTrouble(tx, trouble, payout, row);
      return row.status;
    }
    return await apply(tx, row, payout);
  });
}

/** Whose money a payout is; null for a payout that is none of ours. */
export async function walletOfPayout(db: Session, payout: GatewayPayout): Promise<string | null> {
  return (await withdrawalBehind(db, payout))?.walletId ?? null;
}

async function withdrawalBehind(
  { orm }: Session,
  payout: GatewayPayout,
): Promise<Pick<WithdrawalRow, "id" | "walletId"> | null> {
  const reference = z.uuid().safeParse(payout.referenceId);
  const [row] = await orm
    .select({ id: withdrawals.id, walletId: withdrawals.walletId })
    .from(withdrawals)
    .where(
      or(
        eq(withdrawals.gatewayPayoutId, payout.gatewayPayoutId),
        reference.success ? eq(withdrawals.id, reference.data) : undefined,
      ),
    );
  return row ?? null;
}

function mismatchOf(row: WithdrawalRow, payout: GatewayPayout): Trouble | null {
  if (row.gatewayPayoutId !== null && row.gatewayPayoutId !== payout.gatewayPayoutId) return "second-payout";
  return row.amount === payout.amount ? null : "other-amount";
}

async function apply(tx: Session, row: WithdrawalRow, payout: GatewayPayout): Promise<WithdrawalStatus> {
  const consequence = consequenceOf(row.status, row.gatewayStatus, payout.status);
  const gatewayStatus = laterOf(row.gatewayStatus, payout.status);
  const fields = {
    gatewayPayoutId: payout.gatewayPayoutId,
    gatewayStatus,
    utr: payout.utr ?? row.utr,
    failureReason: payout.failureReason ?? row.failureReason,
    queuedBecause: gatewayStatus === payout.status ? payout.queuedBecause : row.queuedBecause,
  };
  if (consequence.kind !== "move") {
    await tx.orm.update(withdrawals).set(fields).where(eq(withdrawals.id, row.id));
    if (consequence.kind === "contradiction") await reportTrouble(tx, "contradiction", payout, row);
    if (fields.queuedBecause !== row.queuedBecause) await announceStatus(tx, row, row.status);
    return row.status;
  }
  const { to } = consequence;
  if (to === "PROCESSED") await post(tx, withdrawalProcessed(sumsOf(row)));
  if (to === "RETURNED") await postReturn(tx, row, withdrawalReturned(sumsOf(row)));
  if (to === "REVERSED") await postReturn(tx, row, withdrawalReversed(sumsOf(row)));
  // The timeline tells that it was sent, also when the answer to our own call came after the bank's.
  if (to !== "SENT" && row.status !== "SENT" && row.status !== "PROCESSED") {
    await changeStatus(tx, systemActor, row, "SENT", { fields });
    return await finish(tx, { ...row, status: "SENT" }, to, payout, fields);
  }
  return await finish(tx, row, to, payout, fields);
}

async function finish(
  tx: Session,
  row: WithdrawalRow,
  to: WithdrawalStatus,
  payout: GatewayPayout,
  fields: Pick<
    WithdrawalRow,
    "gatewayPayoutId" | "gatewayStatus" | "utr" | "failureReason" | "queuedBecause"
  >,
): Promise<WithdrawalStatus> {
  await changeStatus(tx, systemActor, row, to, { fields, detail: payout.failureReason });
  if (!isOpen(to)) duration.observe({ outcome: to }, (Date.now() - row.createdAt.getTime()) / 1000);
  return to;
}

/**
 * Gives all of the held money back, when it is certain that nothing was paid. Safe to repeat; does nothing once the
 * money is no longer held.
 */
export async function returnHeldMoney(
  tx: Session,
  row: WithdrawalRow,
  to: "RETURNED" | "CANCELLED",
  change: {
    readonly actor: Parameters<typeof changeStatus>[1];
    readonly reason: string | null;
    readonly detail?: string;
    readonly reviewedBy?: string;
  },
): Promise<void> {
  await postReturn(tx, row, withdrawalReturned(sumsOf(row)));
  await changeStatus(tx, change.actor, row, to, {
    detail: change.detail ?? change.reason,
    fields: {
      failureReason: change.reason,
      ...(change.reviewedBy === undefined ? {} : { reviewedBy: change.reviewedBy }),
    },
  });
}

/** Money that comes back from its way to the bank is a credit like any other: what is owed is taken first. */
async function postReturn(tx: Session, { walletId, userId }: WithdrawalRow, posting: Posting): Promise<void> {
  const { balance } = await post(tx, posting);
  await collectDebts(tx, { id: walletId, userId }, balance);
}

function sumsOf({ id, walletId, userId, amount, fee, tax }: WithdrawalRow): WithdrawalSums {
  return { id, wallet: { id: walletId, userId }, amount, fee, tax };
}

const summaries: Readonly<Record<Trouble, string>> = {
  "missing-payout": "The gateway does not know a payout any more that it had made",
  "unknown-payout": "The gateway tells of a payout that belongs to no withdrawal",
  "second-payout": "A withdrawal has two payouts at the gateway",
  "other-amount": "A payout has another amount than its withdrawal",
  contradiction: "The gateway says of a payout what cannot be true beside what it said before",
};

/** Leaves to staff what a payout's news cannot be. Safe to repeat. */
export async function reportTrouble(
  tx: Session,
  trouble: Trouble,
  payout: Pick<GatewayPayout, "gatewayPayoutId"> & Partial<GatewayPayout>,
  row: WithdrawalRow | null,
): Promise<void> {
  await openCase(tx, {
    dedupeKey: `payout:${payout.gatewayPayoutId}:${trouble}`,
    kind: `wallet.${trouble}`,
    summary: summaries[trouble],
    evidence: {
      payout,
      withdrawal: row && {
        status: row.status,
        amount: row.amount,
        gatewayPayoutId: row.gatewayPayoutId,
        gatewayStatus: row.gatewayStatus,
      },
    },
    referenceId: row?.id ?? payout.gatewayPayoutId,
    happenedOnce: true,
  });
}

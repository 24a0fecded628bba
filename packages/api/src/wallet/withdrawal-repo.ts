import { AppError } from "@drivopay/contracts/errors";
import {
  RiskReason,
  type Withdrawal,
  type WithdrawalStatus,
  WithdrawalStep,
} from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { type Actor, recordAudit } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import { maskedNumberOf } from "./bank-account-repo.ts";
import { withdrawalChanged } from "./events.ts";
import { cancellableStatuses, isOpen } from "./withdrawal-status.ts";

const { withdrawals, withdrawalSteps, bankAccounts, holds } = tables;

export type WithdrawalRow = typeof withdrawals.$inferSelect;
type BankRow = Pick<typeof bankAccounts.$inferSelect, "id" | "type" | "bankName" | "accountNumberLast4">;
type StepRow = typeof withdrawalSteps.$inferSelect;

/** A driver's withdrawal with its timeline. @throws NOT_FOUND, also for another driver's */
export async function withdrawalOf(db: Session, userId: string, id: string): Promise<Withdrawal> {
  const [row] = await db.orm
    .select()
    .from(withdrawals)
    .where(and(eq(withdrawals.id, id), eq(withdrawals.userId, userId)));
  const [shown] = row ? await presentWithdrawals(db, [row]) : [];
  if (!shown) throw new AppError("NOT_FOUND");
  return shown;
}

/** A part of a driver's withdrawals, newest first; behind the one with the id `cursor`. */
export async function someWithdrawals(
  db: Session,
  userId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<Withdrawal[]> {
  const behind =
    cursor === undefined
      ? undefined
      : sql`(${withdrawals.createdAt}, ${withdrawals.id}) < (
          select seen.created_at, seen.id from ${withdrawals} seen
          where seen.id = ${cursor}::uuid and seen.user_id = ${userId})`;
  const rows = await db.orm
    .select()
    .from(withdrawals)
    .where(and(eq(withdrawals.userId, userId), behind))
    .orderBy(desc(withdrawals.createdAt), desc(withdrawals.id))
    .limit(limit);
  return presentWithdrawals(db, rows);
}

/** Takes the row until the transaction ends. Whoever also needs the wallet's row takes it after this one. */
export async function lockWithdrawal(tx: Session, id: string): Promise<WithdrawalRow> {
  const [row] = await tx.orm.select().from(withdrawals).where(eq(withdrawals.id, id)).for("no key update");
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

export async function withdrawalById({ orm }: Session, id: string): Promise<WithdrawalRow> {
  const [row] = await orm.select().from(withdrawals).where(eq(withdrawals.id, id));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/**
 * Takes a withdrawal to another state: row, timeline, audit and announcement together. Once the money is no longer
 * held, its hold ends; the caller has posted that.
 */
export async function changeStatus(
  tx: Session,
  actor: Actor,
  row: WithdrawalRow,
  to: WithdrawalStatus,
  change: {
    readonly detail?: string | null;
    readonly fields?: Partial<
      Pick<
        WithdrawalRow,
        | "gatewayPayoutId"
        | "gatewayStatus"
        | "utr"
        | "failureReason"
        | "reviewedBy"
        | "arrivesBy"
        | "queuedBecause"
      >
    >;
  } = {},
): Promise<void> {
  const now = sql`now()`;
  await tx.orm
    .update(withdrawals)
    .set({ ...change.fields, status: to, updatedAt: now, checks: 0 })
    .where(eq(withdrawals.id, row.id));
  const isReleased = row.status === "IN_REVIEW" && to === "HELD";
  await tx.orm
    .insert(withdrawalSteps)
    // It was held before: being let go is a step of its own. What staff wrote to it is theirs.
    .values({
      withdrawalId: row.id,
      ...(isReleased ? { status: "RELEASED" } : { status: to, detail: change.detail ?? null }),
    })
    .onConflictDoNothing();
  const hold = and(eq(holds.referenceId, row.id), eq(holds.reason, "WITHDRAWAL"));
  if (isOpen(row.status) && !isOpen(to)) await tx.orm.update(holds).set({ releasedAt: now }).where(hold);
  // Nothing comes back by itself any more.
  if (isReleased) await tx.orm.update(holds).set({ expiresAt: null }).where(hold);
  await recordAudit(tx, actor, {
    action: "wallet.withdrawal-changed",
    entityType: "withdrawal",
    entityId: row.id,
    oldValue: { status: row.status },
    newValue: { status: to, ...(change.detail ? { detail: change.detail } : {}) },
  });
  await announceStatus(tx, row, to);
}

/** Tells workflows, notifications and open pages of a state that has been written. */
export async function announceStatus(
  tx: Session,
  { id, userId, walletId }: Pick<WithdrawalRow, "id" | "userId" | "walletId">,
  status: WithdrawalStatus,
): Promise<void> {
  await announce(tx, withdrawalChanged, { withdrawalId: id, userId, walletId, status }, [
    `wallet:${walletId}`,
    `withdrawal:${id}`,
  ]);
}

/** Withdrawals as they are shown, in the order given. */
export async function presentWithdrawals(
  { orm }: Session,
  rows: readonly WithdrawalRow[],
): Promise<Withdrawal[]> {
  if (rows.length === 0) return [];
  const [banks, steps] = await Promise.all([
    orm
      .select({
        id: bankAccounts.id,
        type: bankAccounts.type,
        bankName: bankAccounts.bankName,
        accountNumberLast4: bankAccounts.accountNumberLast4,
      })
      .from(bankAccounts)
      .where(inArray(bankAccounts.id, [...new Set(rows.map((row) => row.bankAccountId))])),
    orm
      .select()
      .from(withdrawalSteps)
      .where(
        inArray(
          withdrawalSteps.withdrawalId,
          rows.map((row) => row.id),
        ),
      ),
  ]);
  const bankById = new Map(banks.map((bank) => [bank.id, bank]));
  const stepsById = Map.groupBy(steps, (step) => step.withdrawalId);
  return rows.map((row) => present(row, bankById.get(row.bankAccountId), stepsById.get(row.id) ?? []));
}

function present(row: WithdrawalRow, bank: BankRow | undefined, steps: readonly StepRow[]): Withdrawal {
  const order = (step: StepRow) => WithdrawalStep.options.indexOf(step.status);
  return {
    id: row.id,
    transactionId: row.transactionId,
    status: row.status,
    amount: row.amount,
    fee: row.fee,
    tax: row.tax,
    total: row.total,
    currency: "INR",
    mode: row.mode,
    bankAccount: {
      id: row.bankAccountId,
      bankName: bank?.bankName ?? "",
      accountNumberMasked: bank ? maskedNumberOf(bank) : "",
    },
    utr: row.utr,
    failureReason: row.failureReason,
    reviewReasons: row.riskReasons.flatMap((reason) => RiskReason.safeParse(reason).data ?? []),
    queuedBecause: row.status === "SENT" ? row.queuedBecause : null,
    automatic: row.automatic,
    promise: promiseOf(row, steps),
    arrivesBy: row.arrivesBy.toISOString(),
    cancellable: cancellableStatuses.includes(row.status),
    timeline: steps
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b))
      .map(({ status, at, detail }) => ({ status, at: at.toISOString(), detail })),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Whether the money arrived by the time that was said; one that came back, or was stopped, kept nothing. */
function promiseOf(row: WithdrawalRow, steps: readonly StepRow[]): Withdrawal["promise"] {
  if (row.promiseBrokenAt !== null) return "BROKEN";
  const arrived = steps.find((step) => step.status === "PROCESSED");
  if (arrived) return arrived.at <= row.arrivesBy ? "KEPT" : "BROKEN";
  return "OPEN";
}

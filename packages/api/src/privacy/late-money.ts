import { tables } from "@drivopay/db";
import { and, eq, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";
import type { withdrawalChanged } from "../wallet/events.ts";
import { withdrawalOf } from "../wallet/index.ts";

const { users } = tables;

/** Money that was credited to a wallet, and from where. */
export interface CreditedMoney {
  readonly from: "PAYMENT" | "WITHDRAWAL" | "REFUND";
  /** Of the payment, the withdrawal or the refund. */
  readonly referenceId: string;
  readonly userId: string;
  /** Paise. */
  readonly amount: number;
}

const summaries: Readonly<Record<CreditedMoney["from"], string>> = {
  PAYMENT: "A passenger paid to a driver whose account is closed",
  WITHDRAWAL: "A withdrawal came back to a driver whose account is closed",
  REFUND: "A refund came back to a driver whose account is closed",
};

/** Has staff look at money that came to somebody who left: it is credited all the same. Safe to repeat. */
export async function noticeLateMoney(
  { db }: Services,
  money: CreditedMoney,
): Promise<{ readonly late: boolean }> {
  const [closed] = await db.orm
    .select({ closedAt: users.closedAt })
    .from(users)
    .where(and(eq(users.id, money.userId), isNotNull(users.closedAt)));
  if (!closed) return { late: false };
  await openCase(db, {
    dedupeKey: `late-money:${money.referenceId}`,
    kind: "privacy.money-after-closing",
    summary: summaries[money.from],
    evidence: { ...money, closedAt: closed.closedAt },
    referenceId: money.referenceId,
    happenedOnce: true,
  });
  return { late: true };
}

/** What a withdrawal gives back, its fee and tax with it; null while nothing has come back. */
export async function moneyBackFrom(
  { db }: Services,
  { withdrawalId, userId, status }: z.infer<typeof withdrawalChanged.schema>,
): Promise<CreditedMoney | null> {
  if (status !== "RETURNED" && status !== "REVERSED") return null;
  const { total } = await withdrawalOf(db, userId, withdrawalId);
  return { from: "WITHDRAWAL", referenceId: withdrawalId, userId, amount: total };
}

import { tables } from "@drivopay/db";
import { and, eq, isNotNull } from "drizzle-orm";
import { openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";

const { users } = tables;

/** Has staff look at money that a passenger paid to somebody who left: it is credited all the same. Safe to repeat. */
export async function noticeLateMoney(
  { db }: Services,
  { paymentId, userId, amount }: { paymentId: string; userId: string; amount: number },
): Promise<{ late: boolean }> {
  const [closed] = await db.orm
    .select({ closedAt: users.closedAt })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.closedAt)));
  if (!closed) return { late: false };
  await openCase(db, {
    dedupeKey: `late-money:${paymentId}`,
    kind: "privacy.money-after-closing",
    summary: "A passenger paid to a driver whose account is closed",
    evidence: { paymentId, userId, amount, closedAt: closed.closedAt },
    referenceId: paymentId,
    happenedOnce: true,
  });
  return { late: true };
}

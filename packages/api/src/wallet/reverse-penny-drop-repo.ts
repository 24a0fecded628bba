import { paise } from "@drivopay/contracts/money";
import type { ReversePennyDrop } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, desc, eq, type SQL } from "drizzle-orm";
import { drawQr } from "../draw-qr.ts";
import { maskAccountNumber } from "./bank-account-repo.ts";

const { reversePennyDrops } = tables;

export type ReversePennyDropRow = typeof reversePennyDrops.$inferSelect;

/** What is paid to prove an account: the least that UPI carries. */
export const pennyDropAmount = paise(100);

async function one({ orm }: Session, condition: SQL | undefined): Promise<ReversePennyDropRow | null> {
  const [row] = await orm
    .select()
    .from(reversePennyDrops)
    .where(condition)
    .orderBy(desc(reversePennyDrops.createdAt))
    .limit(1);
  return row ?? null;
}

export const reversePennyDropById = (db: Session, id: string) => one(db, eq(reversePennyDrops.id, id));

export const reversePennyDropByValidation = (db: Session, gatewayValidationId: string) =>
  one(db, eq(reversePennyDrops.gatewayValidationId, gatewayValidationId));

/** The newest of an account of this driver; another driver's counts as none. */
export const latestReversePennyDrop = (db: Session, userId: string, bankAccountId: string) =>
  one(db, and(eq(reversePennyDrops.userId, userId), eq(reversePennyDrops.bankAccountId, bankAccountId)));

/** The one of an account that waits to be paid. */
export const waitingReversePennyDrop = (db: Session, bankAccountId: string) =>
  one(db, and(eq(reversePennyDrops.bankAccountId, bankAccountId), eq(reversePennyDrops.state, "WAITING")));

/** Null while the gateway has not answered. */
export async function presentReversePennyDrop(
  row: ReversePennyDropRow | null,
  now: Date,
): Promise<ReversePennyDrop | null> {
  if (!row || row.upiUri === null) return null;
  const { id, bankAccountId, upiUri, registeredName, payerAccountLast4 } = row;
  return {
    ...{ id, bankAccountId, upiUri, registeredName },
    state: row.state === "WAITING" && row.expiresAt <= now ? "EXPIRED" : row.state,
    amount: pennyDropAmount,
    currency: "INR",
    qrCode: await drawQr(upiUri),
    payerAccountMasked: payerAccountLast4 === null ? null : maskAccountNumber(payerAccountLast4),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** More rupees than this nobody pays to prove accounts. */
const keptAtMost = 500;

/** Every rupee that this driver was asked for, newest first, as it is handed out in the copy of what is kept. */
export async function reversePennyDropsOf({ orm }: Session, userId: string) {
  return await orm
    .select({
      id: reversePennyDrops.id,
      bankAccountId: reversePennyDrops.bankAccountId,
      state: reversePennyDrops.state,
      payerAccountLast4: reversePennyDrops.payerAccountLast4,
      registeredName: reversePennyDrops.registeredName,
      utr: reversePennyDrops.utr,
      createdAt: reversePennyDrops.createdAt,
    })
    .from(reversePennyDrops)
    .where(eq(reversePennyDrops.userId, userId))
    .orderBy(desc(reversePennyDrops.createdAt))
    .limit(keptAtMost);
}

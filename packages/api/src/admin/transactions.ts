import type { TransactionMonitorInput } from "@drivopay/contracts/admin";
import { AppError } from "@drivopay/contracts/errors";
import { type Session, tables } from "@drivopay/db";
import { eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { recordOpenPage } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { monitorMovements, movement, traceMoney } from "../wallet/index.ts";

const { transactions, users } = tables;

/** Movements of all drivers, newest first, each with whose it is. */
export async function monitorTransactions(ctx: StaffContext, input: z.infer<typeof TransactionMonitorInput>) {
  const { db } = ctx.services;
  const found = await monitorMovements(db, input);
  const owners = await ownersOf(
    db,
    found.transactions.map((row) => row.id),
  );
  await recordOpenPage(ctx, {
    action: "admin.transactions-read",
    entityType: "list",
    entityId: "transactions.monitor",
  });
  return {
    transactions: found.transactions.flatMap((row) => {
      const owner = owners.get(row.id);
      return owner ? [{ ...row, ...owner }] : [];
    }),
    pagination: found.pagination,
  };
}

/** One movement of any driver with its entries and what belongs to it. @throws NOT_FOUND */
export async function readTransaction(ctx: StaffContext, transactionId: string) {
  const { db } = ctx.services;
  const [row] = await db.orm
    .select({ walletId: transactions.walletId, userId: users.id, userName: users.name })
    .from(transactions)
    .leftJoin(users, eq(users.id, transactions.userId))
    .where(eq(transactions.id, transactionId));
  if (!row?.walletId) throw new AppError("NOT_FOUND");
  const found = await movement(db, row.walletId, transactionId);
  await recordOpenPage(ctx, {
    action: "admin.transaction-read",
    entityType: "transaction",
    entityId: transactionId,
  });
  return { transaction: { ...found, userId: row.userId, userName: row.userName } };
}

/** The way of a movement's money, from where it came to the bank's reference. @throws NOT_FOUND */
export async function traceTransaction(ctx: StaffContext, transactionId: string) {
  const { db } = ctx.services;
  const [row] = await db.orm
    .select({ walletId: transactions.walletId })
    .from(transactions)
    .where(eq(transactions.id, transactionId));
  if (!row?.walletId) throw new AppError("NOT_FOUND");
  const trace = await traceMoney(db, row.walletId, transactionId);
  await recordOpenPage(ctx, {
    action: "admin.transaction-traced",
    entityType: "transaction",
    entityId: transactionId,
  });
  return { trace };
}

async function ownersOf({ orm }: Session, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { userId: string; userName: string }>();
  const rows = await orm
    .select({ id: transactions.id, userId: users.id, userName: users.name })
    .from(transactions)
    .innerJoin(users, eq(users.id, transactions.userId))
    .where(inArray(transactions.id, [...ids]));
  return new Map(rows.map(({ id, userId, userName }) => [id, { userId, userName }]));
}

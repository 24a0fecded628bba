import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import type {
  Settlement,
  SettlementIdInput,
  SettlementItem,
  SettlementListInput,
} from "@drivopay/contracts/settlements";
import { type Session, tables } from "@drivopay/db";
import { derivedId } from "@drivopay/runtime/ids";
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { pageBounds } from "../pagination.ts";
import type { GatewaySettlement } from "./ports.ts";

const { payments, refunds, settlementItems, settlements } = tables;

export type SettlementRow = typeof settlements.$inferSelect;

/** What is known of a settlement by now. */
export interface SettlementSums {
  readonly items: number;
  readonly expected: Paise;
  readonly fee: Paise;
  readonly tax: Paise;
}

const settlementIdOf = (gateway: Gateway, gatewaySettlementId: string): string =>
  derivedId("settlement", gateway, gatewaySettlementId);

/** Takes the settlement's row until the transaction ends, made if it was not there. */
export async function lockSettlement(
  { orm }: Session,
  gateway: Gateway,
  told: GatewaySettlement,
): Promise<SettlementRow> {
  const id = settlementIdOf(gateway, told.gatewaySettlementId);
  const nothing = { expected: paise(0), fee: paise(0), tax: paise(0) };
  const { gatewaySettlementId, amount, utr, settledAt } = told;
  await orm
    .insert(settlements)
    .values({ id, gateway, state: "OPEN", gatewaySettlementId, amount, utr, settledAt, ...nothing })
    .onConflictDoNothing();
  const [row] = await orm.select().from(settlements).where(eq(settlements.id, id)).for("no key update");
  if (!row) throw new AppError("CONFLICT");
  return row;
}

/** What the items that are known add up to. */
export async function settlementSums({ sql }: Session, settlementId: string): Promise<SettlementSums> {
  const [row] = await sql<{ items: number; expected: string; fee: string; tax: string }[]>`
    select count(*)::int as items, coalesce(sum(net), 0) as expected, coalesce(sum(fee), 0) as fee,
      coalesce(sum(tax), 0) as tax
    from payments.settlement_items where settlement_id = ${settlementId}`;
  const sum = (text: string | undefined) => paise(Number(text ?? 0));
  return {
    items: row?.items ?? 0,
    expected: sum(row?.expected),
    fee: sum(row?.fee),
    tax: sum(row?.tax),
  };
}

export const settlementById = async ({ orm }: Session, id: string): Promise<SettlementRow | null> =>
  (await orm.select().from(settlements).where(eq(settlements.id, id)))[0] ?? null;

const itemCount = sql<number>`(select count(*)::int from payments.settlement_items i
  where i.settlement_id = payments.settlements.id)`;

/** The gateways' settlements, newest first; the cursor is the id of the last one seen. */
export async function settlementsPage(
  { orm }: Session,
  input: z.infer<typeof SettlementListInput>,
): Promise<{ rows: Settlement[]; total: number }> {
  const { take, skip } = pageBounds(input);
  const wanted = and(
    input.state && eq(settlements.state, input.state),
    input.gateway && eq(settlements.gateway, input.gateway),
  );
  const behind =
    input.cursor === undefined
      ? undefined
      : sql`(${settlements.settledAt}, ${settlements.id}) < (
          select seen.settled_at, seen.id from ${settlements} seen where seen.id = ${input.cursor}::uuid)`;
  const [rows, [counted]] = await Promise.all([
    orm
      .select({ settlement: settlements, items: itemCount })
      .from(settlements)
      .where(and(wanted, behind))
      .orderBy(desc(settlements.settledAt), desc(settlements.id))
      .limit(take)
      .offset(skip),
    orm.select({ total: count() }).from(settlements).where(wanted),
  ]);
  return {
    rows: rows.map(({ settlement, items }) => presentSettlement(settlement, items)),
    total: counted?.total ?? 0,
  };
}

export function presentSettlement(row: SettlementRow, items: number): Settlement {
  const { id, gateway, gatewaySettlementId, state, amount, expected, fee, tax, utr } = row;
  return {
    ...{ id, gateway, gatewaySettlementId, state, amount, expected, fee, tax, utr, items },
    settledAt: row.settledAt.toISOString(),
  };
}

/** What a settlement carried; the cursor is the number of items seen. */
export async function settlementItemsPage(
  { orm }: Session,
  input: z.infer<typeof SettlementIdInput>,
): Promise<{ rows: SettlementItem[]; total: number }> {
  const { take, skip } = pageBounds(input);
  const ofSettlement = eq(settlementItems.settlementId, input.settlementId);
  const [rows, [counted]] = await Promise.all([
    orm
      .select({
        type: settlementItems.type,
        gatewayItemId: settlementItems.gatewayItemId,
        amount: settlementItems.amount,
        fee: settlementItems.fee,
        tax: settlementItems.tax,
        net: settlementItems.net,
        transactionId: sql<string | null>`coalesce(${payments.transactionId}, ${refunds.transactionId})`,
      })
      .from(settlementItems)
      .leftJoin(payments, eq(payments.id, settlementItems.paymentId))
      .leftJoin(refunds, eq(refunds.id, settlementItems.refundId))
      .where(ofSettlement)
      .orderBy(asc(settlementItems.type), asc(settlementItems.gatewayItemId))
      .limit(take)
      .offset(input.cursor === undefined ? skip : Number(input.cursor)),
    orm.select({ total: count() }).from(settlementItems).where(ofSettlement),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

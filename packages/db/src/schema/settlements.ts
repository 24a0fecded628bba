import { Gateway } from "@drivopay/contracts/payments";
import { SettlementItemType, SettlementState } from "@drivopay/contracts/settlements";
import { sql } from "drizzle-orm";
import { index, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, createdAt, instant, oneOf, primaryId, rule } from "./columns.ts";
import { payments, paymentsSchema, refunds } from "./payments.ts";

/** What a gateway sent to our bank, once for many payments. */
export const settlements = paymentsSchema.table(
  "settlements",
  {
    id: primaryId(),
    gateway: text().$type<Gateway>().notNull(),
    gatewaySettlementId: text().notNull(),
    state: text().$type<SettlementState>().notNull(),
    /** What the gateway says that it sent. */
    amount: amount().notNull(),
    /** What its items add up to, as far as the gateway has told of them. */
    expected: amount().notNull(),
    /** What the gateway kept of the items, before tax, and the tax on that. */
    fee: amount().notNull(),
    tax: amount().notNull(),
    /** The bank's reference; null until the gateway knows it. */
    utr: text(),
    settledAt: instant().notNull(),
    /** The posting of fee and tax; null where there were none, or while they may change. */
    transactionId: uuid().unique(),
    /** How often the janitor has looked at it while it was not whole. */
    checks: smallint().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    oneOf("settlements_gateway", table.gateway, Gateway.options),
    oneOf("settlements_state", table.state, SettlementState.options),
    rule("settlements_fees", sql`fee >= 0 and tax >= 0`),
    uniqueIndex("settlements_by_gateway_id").on(table.gateway, table.gatewaySettlementId),
    // The desk's list, newest first.
    index("settlements_by_time").on(table.settledAt.desc(), table.id.desc()),
    // The janitor looks only at what is not whole.
    index("settlements_open").on(table.updatedAt).where(sql`state in ('OPEN', 'SHORT')`),
  ],
);

/** One payment, refund or correction that a settlement carried. */
export const settlementItems = paymentsSchema.table(
  "settlement_items",
  {
    settlementId: uuid()
      .notNull()
      .references(() => settlements.id),
    gateway: text().$type<Gateway>().notNull(),
    type: text().$type<SettlementItemType>().notNull(),
    gatewayItemId: text().notNull(),
    /** Null for what is none of ours, which is a case, and for a correction by the gateway. */
    paymentId: uuid().references(() => payments.id),
    refundId: uuid().references(() => refunds.id),
    amount: amount().notNull(),
    fee: amount().notNull(),
    tax: amount().notNull(),
    /** What it adds to the settlement; below zero what it takes. */
    net: amount().notNull(),
  },
  (table) => [
    // A payment is settled once, whichever settlement claims it.
    primaryKey({ columns: [table.gateway, table.type, table.gatewayItemId] }),
    oneOf("settlement_items_type", table.type, SettlementItemType.options),
    rule("settlement_items_amounts", sql`amount >= 0 and fee >= 0 and tax >= 0`),
    index("settlement_items_of_settlement").on(table.settlementId),
    // The rupee trace, and the search for what is late.
    index("settlement_items_of_payment").on(table.paymentId).where(sql`payment_id is not null`),
  ],
);

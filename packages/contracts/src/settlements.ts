import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { PaiseAmount } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";
import { Gateway } from "./payments.ts";

/**
 * OPEN not all of it has been told yet · MATCHED its items add up to what was sent · SHORT less was sent ·
 * EXCESS more was sent · FAILED it did not reach our bank.
 */
export const SettlementState = z.enum(["OPEN", "MATCHED", "SHORT", "EXCESS", "FAILED"]);
export type SettlementState = z.infer<typeof SettlementState>;
export const SettlementItemType = z.enum(["PAYMENT", "REFUND", "ADJUSTMENT"]);
export type SettlementItemType = z.infer<typeof SettlementItemType>;

/** What a gateway sent to our bank for many payments at once. */
export const Settlement = z
  .object({
    id: Id,
    gateway: Gateway,
    gatewaySettlementId: z.string(),
    state: SettlementState,
    amount: PaiseAmount.meta({ description: "What the gateway says that it sent" }),
    expected: PaiseAmount.meta({ description: "What its items add up to" }),
    fee: PaiseAmount,
    tax: PaiseAmount,
    utr: z.string().nullable(),
    settledAt: Instant,
    items: z.int(),
  })
  .meta({ id: "Settlement" });
export type Settlement = z.infer<typeof Settlement>;

export const SettlementItem = z
  .object({
    type: SettlementItemType,
    gatewayItemId: z.string(),
    amount: PaiseAmount,
    fee: PaiseAmount,
    tax: PaiseAmount,
    net: PaiseAmount.meta({ description: "What it adds to the settlement; below zero what it takes" }),
    transactionId: Id.nullable().meta({ description: "The movement in a driver's wallet" }),
  })
  .meta({ id: "SettlementItem" });
export type SettlementItem = z.infer<typeof SettlementItem>;

export const SettlementListInput = PageInput.extend({
  state: SettlementState.optional(),
  gateway: Gateway.optional(),
});
export const SettlementList = z.object({ settlements: z.array(Settlement), pagination: Pagination });
export const SettlementIdInput = PageInput.extend({ settlementId: Id });
export const SettlementAnswer = z.object({
  settlement: Settlement,
  items: z.array(SettlementItem),
  pagination: Pagination,
});

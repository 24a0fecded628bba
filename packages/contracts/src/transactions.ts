import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { Currency, PaiseAmount } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";
import { transactionSources, transactionStatuses, transactionTypes } from "./transaction-words.ts";

export const TransactionType = z.enum(transactionTypes);
export type TransactionType = z.infer<typeof TransactionType>;
export const TransactionStatus = z.enum(transactionStatuses);
export type TransactionStatus = z.infer<typeof TransactionStatus>;
export const TransactionSource = z.enum(transactionSources);
export type TransactionSource = z.infer<typeof TransactionSource>;

/** What a posting was for; each kind is one row of the posting table. */
export const PostingKind = z.enum([
  "PAYMENT_CAPTURED",
  "PAYMENT_HELD",
  "HOLD_RELEASED",
  "EARNING_CREDITED",
  "EARNING_HELD",
  "EARNING_AMENDED",
  "WITHDRAWAL_HELD",
  "WITHDRAWAL_PROCESSED",
  "WITHDRAWAL_RETURNED",
  "WITHDRAWAL_REVERSED",
  "REFUND",
  "GATEWAY_SETTLEMENT",
  "ADJUSTMENT",
]);
export type PostingKind = z.infer<typeof PostingKind>;

export const Transaction = z
  .object({
    id: Id,
    kind: PostingKind,
    type: TransactionType,
    status: TransactionStatus,
    source: TransactionSource,
    amount: PaiseAmount.meta({
      description: "What it did to the driver's money: credit above zero, debit below",
    }),
    fee: PaiseAmount,
    tax: PaiseAmount,
    currency: Currency,
    balanceAfter: PaiseAmount,
    description: z.string().nullable(),
    referenceId: Id.meta({ description: "The payment, withdrawal, refund or earning it belongs to" }),
    createdAt: Instant,
  })
  .meta({ id: "Transaction" });
export type Transaction = z.infer<typeof Transaction>;

export const Entry = z
  .object({
    account: z.string().meta({ description: "available, held, or the name of a system account" }),
    amount: PaiseAmount.meta({ description: "Credit above zero, debit below; the entries sum to zero" }),
  })
  .meta({ id: "Entry" });
export const TransactionDetail = Transaction.extend({
  entries: z.array(Entry),
  related: z
    .array(Transaction)
    .meta({ description: "The other movements of the same payment or withdrawal, oldest first" }),
}).meta({ id: "TransactionDetail" });
export type TransactionDetail = z.infer<typeof TransactionDetail>;

export const TransactionFilter = PageInput.extend({
  type: TransactionType.optional(),
  source: TransactionSource.optional(),
  status: TransactionStatus.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  minAmount: z.coerce.number().int().min(0).optional(),
  maxAmount: z.coerce.number().int().min(0).optional(),
  text: z.string().trim().max(80).optional(),
});
export const TransactionList = z.object({ transactions: z.array(Transaction), pagination: Pagination });
export const TransactionAnswer = z.object({ transaction: TransactionDetail });
export const SummaryInput = z.strictObject({
  from: Instant,
  to: Instant,
  by: z.enum(["day", "week", "month"]).default("day"),
});
export const Summary = z.object({
  summary: z.object({
    by: z.enum(["day", "week", "month"]),
    credited: PaiseAmount,
    debited: PaiseAmount,
    periods: z.array(
      z.object({ from: Instant, credited: PaiseAmount, debited: PaiseAmount, count: z.int() }),
    ),
    sources: z.array(z.object({ source: TransactionSource, amount: PaiseAmount, count: z.int() })),
  }),
});

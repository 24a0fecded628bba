import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { Currency, PaiseAmount } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";
import { PostingKind, TransactionSource, TransactionStatus } from "./transactions.ts";

/** Why a file was made: asked for, the month's own, or an income passport. */
export const StatementKind = z.enum(["EXPORT", "MONTHLY", "INCOME_PASSPORT"]);
export type StatementKind = z.infer<typeof StatementKind>;
export const ExportFormat = z.enum(["CSV", "PDF"]);
export type ExportFormat = z.infer<typeof ExportFormat>;
export const ExportStatus = z.enum(["QUEUED", "RUNNING", "READY", "FAILED"]);
export type ExportStatus = z.infer<typeof ExportStatus>;

/** The longest span of one file: the books of three years. */
export const longestExportMs = 3 * 366 * 86_400_000;
/** The most movements that a PDF holds; a spreadsheet has no such bound. */
export const maxPdfMovements = 10_000;

export const ExportInput = z.strictObject({ format: ExportFormat, from: Instant, to: Instant });

export const Export = z
  .object({
    id: Id,
    kind: StatementKind,
    format: ExportFormat,
    status: ExportStatus,
    progress: z.int().min(0).max(100).meta({ description: "Percent" }),
    from: Instant,
    to: Instant,
    rows: z.int().nullable().meta({ description: "Movements in the file, once it is ready" }),
    sizeBytes: z.int().nullable(),
    url: z
      .url()
      .nullable()
      .meta({ description: "Where the file is, for five minutes; ask again for a fresh one" }),
    verificationCode: z
      .string()
      .nullable()
      .meta({
        description: "Anyone can check the file with it, once it is ready",
        examples: ["7Q2M-9XKD-W4TA-PB3F"],
      }),
    createdAt: Instant,
    readyAt: Instant.nullable(),
  })
  .meta({ id: "Export" });
export type Export = z.infer<typeof Export>;
export const ExportAnswer = z.object({ export: Export });
export const ExportListInput = PageInput.extend({ kind: StatementKind.optional() });
export const ExportList = z.object({ exports: z.array(Export), pagination: Pagination });

/** A calendar month of India, like 2026-10. */
export const Month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ description: "A month of India", examples: ["2026-10"] });
export const MonthlyStatementInput = z.strictObject({ month: Month });
export const StatementMonths = z.object({
  months: z.array(z.object({ month: Month, statement: Export.nullable() })),
});

export const BalanceAtInput = z.strictObject({ at: Instant });
export const BalanceAt = z.object({
  at: Instant,
  balance: PaiseAmount,
  pendingBalance: PaiseAmount,
  currency: Currency,
});

export const StatementRow = z
  .object({
    transactionId: Id,
    kind: PostingKind,
    source: TransactionSource,
    description: z.string().nullable(),
    referenceId: Id,
    at: Instant,
    change: PaiseAmount.meta({ description: "What it did to the balance" }),
    balance: PaiseAmount.meta({ description: "The balance after it" }),
  })
  .meta({ id: "StatementRow" });
export type StatementRow = z.infer<typeof StatementRow>;
export const StatementRowsInput = z.strictObject({
  from: Instant.optional(),
  to: Instant.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2_000).optional().meta({
    description:
      "The `nextCursor` of an answer. It carries the span: leave `from` and `to` out, or repeat them",
  }),
});
export const StatementRows = z.object({
  opening: PaiseAmount,
  closing: PaiseAmount,
  rows: z.array(StatementRow),
  nextCursor: z.string().nullable(),
});

export const PassportMonths = z.coerce
  .number()
  .int()
  .refine((months) => [3, 6, 12].includes(months), "3, 6 or 12")
  .meta({ description: "Whole months looked back on: 3, 6 or 12", examples: [6] });
export const IncomeInput = z.strictObject({ months: PassportMonths });
export const IncomePassportInput = z.strictObject({
  months: PassportMonths,
  consent: z
    .literal(true)
    .meta({ description: "The driver agrees that whoever holds the code sees the sums" }),
});
export const Income = z
  .object({
    from: Instant,
    to: Instant,
    total: PaiseAmount,
    monthlyAverage: PaiseAmount,
    monthsWithIncome: z.int().meta({ examples: [6] }),
    daysWithIncome: z.int().meta({ examples: [141] }),
    days: z.int().meta({ examples: [184] }),
    lowestMonth: PaiseAmount,
    highestMonth: PaiseAmount,
    months: z.array(
      z.object({
        month: Month,
        amount: PaiseAmount,
        sources: z.array(z.object({ source: TransactionSource, amount: PaiseAmount })),
      }),
    ),
    sources: z.array(z.object({ source: TransactionSource, amount: PaiseAmount, count: z.int() })),
    // Papers that were signed before this was told lack it.
    notYetChecked: PaiseAmount.optional().meta({
      description:
        "What uploaded statements claim that nobody has compared with the platform; in no other sum",
    }),
  })
  .meta({ id: "Income" });
export type Income = z.infer<typeof Income>;
export const IncomeAnswer = z.object({ income: Income });

/** What is signed. The text of it, byte for byte, is what the signature is of. */
export const StatementContent = z.object({
  version: z.literal(1),
  id: Id,
  code: z.string().meta({ examples: ["7Q2M-9XKD-W4TA-PB3F"] }),
  kind: StatementKind,
  format: ExportFormat,
  name: z.string(),
  phoneLast4: z.string().meta({ examples: ["0001"] }),
  identityVerified: z.boolean(),
  from: Instant,
  to: Instant,
  opening: PaiseAmount,
  closing: PaiseAmount,
  credited: PaiseAmount,
  debited: PaiseAmount,
  rows: z.int(),
  rowsSha256: z.string().meta({
    description: "Of every row, in order",
    examples: ["9f2c1f0b7a6e4d3c8b5a2f1e0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4a3928170"],
  }),
  sources: z.array(z.object({ source: TransactionSource, credited: PaiseAmount, debited: PaiseAmount })),
  income: Income.nullable(),
  fileSha256: z.string().meta({
    description: "Of the file, byte for byte",
    examples: ["9f2c1f0b7a6e4d3c8b5a2f1e0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4a3928170"],
  }),
  signedAt: Instant,
});
export type StatementContent = z.infer<typeof StatementContent>;

export const VerifyStatementInput = z.strictObject({
  code: z.string().max(40).meta({ description: "As printed; spaces, dashes and case do not matter" }),
});
export const VerifiedStatement = z
  .object({
    genuine: z.boolean(),
    statement: StatementContent.omit({ id: true })
      .nullable()
      .meta({ description: "Null when it is not genuine" }),
  })
  .meta({ id: "VerifiedStatement" });

export const ReceiptInput = z.strictObject({ id: Id });
export const Receipt = z
  .object({
    transactionId: Id,
    kind: PostingKind,
    source: TransactionSource,
    status: TransactionStatus,
    amount: PaiseAmount.meta({
      description: "What the passenger paid, or what was sent; before fee and tax",
    }),
    fee: PaiseAmount,
    tax: PaiseAmount,
    at: Instant,
    driverName: z.string().meta({ examples: ["Asha Devi"] }),
    vehicleNumber: z.string().nullable(),
    counterparty: z
      .string()
      .nullable()
      .meta({
        description: "The payer's UPI handle or the bank account, masked",
        examples: ["ri••••@okaxis"],
      }),
    bankReference: z.string().nullable(),
    description: z.string().nullable(),
    receiptNumber: z.string().meta({ examples: ["4726DE5EBC2E"] }),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;
export const ReceiptAnswer = z.object({ receipt: Receipt });

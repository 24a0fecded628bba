import { z } from "zod";
import { Id, Instant } from "./identifiers.ts";
import { Currency, PaiseAmount } from "./money.ts";
import { PageInput, Pagination } from "./pagination.ts";

export const Platform = z.enum(["UBER", "OLA", "RAPIDO"]);
export type Platform = z.infer<typeof Platform>;

/** The `refusal` of a PROVIDER_UNAVAILABLE when a platform does not know us, by our id and secret: nothing a driver can mend. */
export const clientRefused = "CLIENT_REFUSED";

/** CONNECTED it is synced · NEEDS_SIGN_IN the platform no longer knows our key to it · DISCONNECTED forgotten. */
export const ConnectionState = z.enum(["CONNECTED", "NEEDS_SIGN_IN", "DISCONNECTED"]);
export type ConnectionState = z.infer<typeof ConnectionState>;

export const PlatformConnection = z
  .object({
    id: Id,
    platform: Platform,
    state: ConnectionState,
    accountName: z.string().nullable().meta({ description: "The name the platform has for the driver" }),
    isSyncing: z.boolean(),
    lastSyncAt: Instant.nullable(),
    lastSyncFailed: z
      .boolean()
      .meta({ description: "The last sync ended without an answer of the platform" }),
    createdAt: Instant,
  })
  .meta({ id: "PlatformConnection" });
export type PlatformConnection = z.infer<typeof PlatformConnection>;

export const ConnectPlatformInput = z.strictObject({ platform: Platform });
export const ConnectPlatformAnswer = z.object({
  authorizeUrl: z
    .url()
    .optional()
    .meta({
      description: "Open it in a browser; it is good for ten minutes",
      examples: ["https://auth.uber.com/oauth/v2/authorize?client_id=drivopay&state=q3v9ZtT"],
    }),
  connection: PlatformConnection.optional().meta({ description: "Instead, when it is connected already" }),
});
export const PlatformConnectionList = z.object({ connections: z.array(PlatformConnection) });
export const SyncPlatformsInput = z.strictObject({ platform: Platform.optional() });
export const DisconnectAnswer = z.object({ connection: PlatformConnection });

export const EarningKind = z.enum(["TRIP", "TIP", "INCENTIVE", "ADJUSTMENT", "PENALTY"]);
export type EarningKind = z.infer<typeof EarningKind>;
/** PENDING the platform may still change it: nothing is credited yet · FINAL · REVERSED taken back. */
export const EarningState = z.enum(["PENDING", "FINAL", "REVERSED"]);
export type EarningState = z.infer<typeof EarningState>;

export const Earning = z
  .object({
    id: Id,
    platform: Platform,
    tripId: z.string(),
    kind: EarningKind,
    state: EarningState,
    gross: PaiseAmount.meta({ description: "What the trip brought before the platform's part" }),
    fees: PaiseAmount.meta({
      description: "The platform's commission and tax, below zero",
      examples: [-2510],
    }),
    cash: PaiseAmount.meta({ description: "What the driver already has in hand from the passenger" }),
    due: PaiseAmount.meta({
      description: "gross + fees - cash: what the platform owes; below zero is owed to it",
    }),
    amount: PaiseAmount.meta({ description: "What was credited to the wallet so far" }),
    currency: Currency,
    amended: z.boolean().meta({ description: "The platform changed it after it was first credited" }),
    fromStatement: z.boolean().meta({ description: "From an uploaded statement, not from a sync" }),
    earnedAt: Instant,
    transactionId: Id.nullable(),
  })
  .meta({ id: "Earning" });
export type Earning = z.infer<typeof Earning>;

const EarningSums = z.object({
  gross: PaiseAmount,
  fees: PaiseAmount,
  cash: PaiseAmount,
  due: PaiseAmount,
  trips: z.int(),
});
export const EarningsInput = PageInput.extend({
  from: Instant,
  to: Instant,
  platform: Platform.optional(),
});
export const EarningsTotals = EarningSums.extend({
  byPlatform: z.array(EarningSums.extend({ platform: Platform })),
}).meta({ id: "EarningsTotals" });
export const EarningsList = z.object({
  earnings: z.array(Earning),
  totals: EarningsTotals,
  pagination: Pagination,
});
export const EarningsSummaryInput = z.strictObject({
  from: Instant,
  to: Instant,
  by: z.enum(["day", "week", "month"]).default("day"),
  platform: Platform.optional(),
});
export const EarningsSummary = z
  .object({
    by: z.enum(["day", "week", "month"]),
    totals: EarningsTotals,
    periods: z.array(
      z.object({
        from: Instant,
        earned: PaiseAmount,
        trips: z.int(),
        byPlatform: z.array(z.object({ platform: Platform, earned: PaiseAmount })),
      }),
    ),
    hours: z
      .array(z.object({ hour: z.int().min(0).max(23), earned: PaiseAmount, trips: z.int(), days: z.int() }))
      .meta({
        description: "By the hour of the day in India in which a trip was made; `days` had any in it",
      }),
  })
  .meta({ id: "EarningsSummary" });
export type EarningsSummary = z.infer<typeof EarningsSummary>;
export const EarningsSummaryAnswer = z.object({ summary: EarningsSummary });

/** A statement may hold a year of trips. */
export const maxStatementBytes = 8 * 1024 * 1024;
export const maxStatementRows = 20_000;
export const ImportStatementFields = z.strictObject({ platform: Platform });
/** REVIEW staff compares it with the platform's own books; the money is held · CREDITED · REFUSED. */
export const StatementState = z.enum(["REVIEW", "CREDITED", "REFUSED"]);
export type StatementState = z.infer<typeof StatementState>;
export const StatementProblem = z.enum([
  "COLUMNS",
  "DATE",
  "AMOUNT",
  "TRIP_ID",
  "REPEATED",
  "DIFFERS",
  "TOO_OLD",
]);
export type StatementProblem = z.infer<typeof StatementProblem>;
export const StatementImport = z
  .object({
    id: Id,
    platform: Platform,
    state: StatementState,
    fileName: z.string(),
    rows: z.int(),
    imported: z.int(),
    known: z.int().meta({ description: "Rows whose trip was counted before, with the same amount" }),
    refused: z.int(),
    amount: PaiseAmount.meta({ description: "What the imported rows come to" }),
    problems: z
      .array(z.object({ line: z.int(), problem: StatementProblem }))
      .meta({ description: "The rows that were left out, by their line in the file; the first hundred" }),
    createdAt: Instant,
  })
  .meta({ id: "StatementImport" });
export type StatementImport = z.infer<typeof StatementImport>;
export const StatementImportAnswer = z.object({ statement: StatementImport });
export const StatementList = z.object({ statements: z.array(StatementImport) });
export const DecideStatementInput = z.strictObject({
  id: Id,
  decision: z.enum(["CREDIT", "REFUSE"]),
  note: z.string().trim().min(3).max(500),
});

import { paise } from "@drivopay/contracts/money";
import { z } from "zod";

/** Razorpay's samples carry numbers as text here and there, and leave fields out: read what is there. */
const Int = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number)
    .pipe(z.int()),
]);
const Text = z
  .string()
  .nullish()
  .transform((text) => (text === undefined || text === "" || text === "null" ? null : text));
const OptionalInt = Int.nullish()
  .catch(null)
  .transform((value) => value ?? null);

export const WireAmount = Int.pipe(z.int().min(0)).transform(paise);

/** Empty notes come as a list. */
export const Notes = z
  .union([z.record(z.string(), z.coerce.string()), z.array(z.unknown()).transform(() => ({}))])
  .nullish()
  .transform((notes): Record<string, string> => notes ?? {});

export const WirePayment = z.object({
  id: z.string().min(1),
  amount: WireAmount,
  currency: z.string().min(1).default("INR"),
  status: z.enum(["created", "authorized", "captured", "failed", "refunded"]),
  method: Text,
  vpa: Text,
  upi: z.object({ vpa: Text }).nullish().catch(null),
  fee: OptionalInt,
  tax: OptionalInt,
  notes: Notes,
  acquirer_data: z.object({ rrn: Text }).nullish().catch(null),
  error_reason: Text,
  error_description: Text,
  created_at: Int,
});
export type WirePayment = z.infer<typeof WirePayment>;

export const WireQr = z.object({
  id: z.string().min(1),
  status: Text,
  notes: Notes,
  close_by: OptionalInt,
  /** The UPI string itself; sent only to accounts that have the feature. */
  image_content: Text,
});
export type WireQr = z.infer<typeof WireQr>;

/** A list of links names them `payment_links`; their times are 0 where there are none. */
export const WireLink = z.object({
  id: z.string().min(1),
  status: z.enum(["created", "partially_paid", "paid", "expired", "cancelled"]),
  reference_id: Text,
  notes: Notes,
  short_url: z.url({ protocol: /^https?$/ }),
  payments: z.array(z.object({ payment_id: z.string().min(1) })).nullish(),
});
export type WireLink = z.infer<typeof WireLink>;
/** What an event needs to tell of a link. */
export const WireLinkTold = WireLink.pick({ id: true, status: true });
export const WireLinkPage = z.object({ payment_links: z.array(WireLink) });

export const WireRefund = z.object({
  id: z.string().min(1),
  payment_id: z.string().min(1),
  amount: WireAmount,
  status: z.enum(["pending", "processed", "failed"]),
  receipt: Text,
  notes: Notes,
});
export type WireRefund = z.infer<typeof WireRefund>;

export const WireSettlement = z.object({
  id: z.string().min(1),
  amount: WireAmount,
  /** A state that is new to us is not an end. */
  status: z.enum(["created", "processed", "failed"]).catch("created"),
  utr: Text,
  created_at: Int,
});
export type WireSettlement = z.infer<typeof WireSettlement>;

/** In the recon, notes are the text of their JSON; in its samples also an object. */
const ReconNotes = z
  .union([
    z.string().transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    }),
    z.unknown(),
  ])
  .pipe(Notes)
  .catch({});

/** One line of the settlement recon; `fee` has the tax in it, `credit` does not have the fee. */
export const WireReconItem = z.object({
  notes: ReconNotes,
  entity_id: z.string().min(1),
  type: z.string(),
  debit: Int,
  credit: Int,
  amount: WireAmount,
  fee: OptionalInt,
  tax: OptionalInt,
  settlement_id: Text,
});
export type WireReconItem = z.infer<typeof WireReconItem>;

export const WireContact = z.object({ id: z.string().min(1) });
export const WireFundAccount = z.object({ id: z.string().min(1) });

const ValidationResults = z
  .object({
    account_status: Text,
    registered_name: Text,
    name_match_score: OptionalInt,
    /** Of a reverse penny drop: where the rupee came from. */
    bank_account: z.object({ account_number: Text, bank_routing_code: Text }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

export const WireValidation = z.object({
  id: z.string().min(1),
  status: z.enum(["created", "completed", "failed"]),
  fund_account: z.object({ id: z.string() }).nullish().catch(null),
  notes: Notes,
  /** The older shape and the newer one. */
  results: ValidationResults,
  validation_results: ValidationResults,
  upi_intent: z
    .object({ intent_url: z.string().startsWith("upi://pay?") })
    .nullish()
    .catch(null),
  utr: Text,
});
export type WireValidation = z.infer<typeof WireValidation>;

export const WirePayout = z.object({
  id: z.string().min(1),
  amount: WireAmount,
  /** A state that is new to us is not an end: it reads as still under way. */
  status: z
    .enum([
      "queued",
      "scheduled",
      "pending",
      "processing",
      "processed",
      "failed",
      "rejected",
      "cancelled",
      "reversed",
    ])
    .catch("processing"),
  reference_id: Text,
  utr: Text,
  failure_reason: Text,
  status_details: z.object({ reason: Text, description: Text }).nullish().catch(null),
});
export type WirePayout = z.infer<typeof WirePayout>;

export const WireBalance = z.object({ account_number: Text, available_amount: WireAmount });

export const WireDowntime = z.object({
  id: z.string().min(1),
  /** The rails affected; a list in every sample, one name in some. */
  method: z.union([z.array(z.string()), z.string().transform((name) => [name])]),
  begin: Int,
  end: OptionalInt,
  status: Text,
  instrument: z.object({ bank: Text }).nullish().catch(null),
});
export type WireDowntime = z.infer<typeof WireDowntime>;

/** A page of a list; `count` is the size of this page, never the total. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** Whose event it is; some samples leave it out. */
export const WireEnvelope = z.object({ account_id: Text });

const entity = z.object({ entity: z.unknown() }).nullish();
export const WireEvent = z.object({
  event: z.string().min(1),
  payload: z
    .object({
      payment: entity,
      qr_code: entity,
      payment_link: entity,
      refund: entity,
      payout: entity,
      settlement: entity,
      "fund_account.validation": entity,
      "payout.downtime": entity,
    })
    .default({}),
});
export type WireEvent = z.infer<typeof WireEvent>;

import { paise } from "@drivopay/contracts/money";
import { z } from "zod";

/** Cashfree writes rupees, as a number or as text, and ids likewise. */
const Rupees = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0))
  .transform((rupees) => paise(Math.round(rupees * 100)));
const IdText = z.union([z.string().min(1), z.number().transform(String)]);
const Text = z
  .string()
  .nullish()
  .transform((text) => text || null);
/** Times carry India's offset; where a sample leaves it out, India is meant. */
const Time = z.string().transform((text, context) => {
  const at = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+05:30`);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: "custom", message: "is not a time" });
  return z.NEVER;
});

export const WireOrder = z.object({
  order_id: z.string().min(1),
  order_status: z.string(),
  payment_session_id: Text,
  order_expiry_time: Time.nullish(),
});
export type WireOrder = z.infer<typeof WireOrder>;

/** What paying by UPI "link" answers: the strings that open each app, and one for all. */
export const WireUpiSession = z.object({
  data: z.object({ payload: z.object({ default: z.string().startsWith("upi://pay?") }) }),
});

const PaymentMethod = z
  .object({
    upi: z.object({ upi_id: Text }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

export const WirePayment = z.object({
  cf_payment_id: IdText,
  payment_status: z.string(),
  payment_amount: Rupees,
  payment_currency: z.string().min(1).default("INR"),
  payment_message: Text,
  payment_time: Time.nullish().catch(null),
  bank_reference: Text,
  payment_group: Text,
  payment_method: PaymentMethod,
  error_details: z.object({ error_reason: Text, error_code: Text }).nullish().catch(null),
});
export type WirePayment = z.infer<typeof WirePayment>;
/** A payment of an order's list; the event carries the order beside it. */
export const WireOrderPayment = WirePayment.extend({ order_id: z.string().min(1) });

export const WireLink = z.object({
  link_id: z.string().min(1),
  link_status: z.enum(["ACTIVE", "PAID", "PARTIALLY_PAID", "EXPIRED", "CANCELLED"]),
  link_url: z.url({ protocol: /^https?$/ }),
});
export type WireLink = z.infer<typeof WireLink>;
/** What an event needs to tell of a link. */
export const WireLinkTold = WireLink.pick({ link_id: true, link_status: true });
export const WireLinkOrder = z.object({ order_id: z.string().min(1) });

export const WireRefund = z.object({
  cf_refund_id: IdText,
  cf_payment_id: IdText,
  refund_id: Text,
  order_id: z.string().min(1),
  refund_amount: Rupees,
  refund_status: z.enum(["SUCCESS", "PENDING", "ONHOLD", "CANCELLED", "FAILED"]).catch("PENDING"),
});
export type WireRefund = z.infer<typeof WireRefund>;

/** Rupees that may be below zero. */
const SignedRupees = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .transform((rupees) => paise(Math.round((rupees ?? 0) * 100)));

export const WireSettlement = z.object({
  cf_settlement_id: IdText,
  status: Text,
  amount_settled: Rupees,
  settlement_utr: Text,
  settled_on: Time,
});
export type WireSettlement = z.infer<typeof WireSettlement>;

/** One event of the settlement recon. */
export const WireReconEvent = z.object({
  event_id: IdText,
  event_type: z.string(),
  event_amount: SignedRupees,
  event_settlement_amount: SignedRupees,
  sale_type: z.enum(["CREDIT", "DEBIT"]),
  payment_service_charge: SignedRupees,
  payment_service_tax: SignedRupees,
  order_id: Text,
  cf_payment_id: IdText.nullish(),
  refund_id: Text,
  cf_settlement_id: IdText.nullish(),
});
export type WireReconEvent = z.infer<typeof WireReconEvent>;

/** Lists are read on by the cursor that the page before it gave. */
export const cursorPageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ cursor: Text, data: z.array(item) });

export const WireEvent = z.object({
  type: z.string().min(1),
  data: z.looseObject({
    order: z.unknown().optional(),
    payment: z.unknown().optional(),
    refund: z.unknown().optional(),
    error_details: z.unknown().optional(),
  }),
});

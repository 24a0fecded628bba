import { z } from "zod";

/** Uber's amounts are decimal numbers in major units. The text of one is kept: binary fractions are not money. */
const Decimal = z.union([
  z.string().regex(/^-?\d{1,9}(\.\d{1,2}0*)?$/),
  z.number().refine(Number.isFinite).transform(String),
]);

export const WirePayment = z.looseObject({
  payment_id: z.string().min(1).max(180),
  category: z.string().min(1).max(40),
  event_time: z.number().int().positive(),
  trip_id: z.string().nullish(),
  cash_collected: Decimal.nullish(),
  amount: Decimal,
  breakdown: z.record(z.string(), Decimal).nullish(),
  currency_code: z.string(),
});
export type WirePayment = z.infer<typeof WirePayment>;

/** The rows are read one by one: one that makes no sense must not lose the others. */
export const WirePayments = z.looseObject({
  count: z.number().int().min(0),
  limit: z.number().int().min(1),
  offset: z.number().int().min(0),
  payments: z.array(z.unknown()).max(1_000),
});

export const WireMe = z.looseObject({
  driver_id: z.string().min(1).max(200),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
});

/** A webhook: whose account it is about stands in `meta.user_id`. What cannot be read is taken for left out. */
export const WireReport = z
  .looseObject({
    event_id: z.string().min(1).max(200).nullish().catch(null),
    event_type: z.string().min(1).max(100).nullish().catch(null),
    meta: z
      .looseObject({ user_id: z.string().min(1).max(200).nullish() })
      .nullish()
      .catch(null),
  })
  .catch({});

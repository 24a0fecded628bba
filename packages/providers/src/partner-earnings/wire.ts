import { z } from "zod";

const WholePaise = z.int().min(-1_000_000_000).max(1_000_000_000);

export const WireEarning = z.looseObject({
  earning_id: z.string().min(1).max(200),
  type: z.enum(["TRIP", "INCENTIVE", "TIP", "ADJUSTMENT", "PENALTY"]),
  gross_paise: WholePaise,
  commission_paise: WholePaise,
  tax_paise: WholePaise,
  net_paise: WholePaise,
  cash_collected_paise: WholePaise,
  currency: z.string(),
  occurred_at: z.iso.datetime({ offset: true }),
  status: z.enum(["PENDING", "FINAL", "REVERSED"]),
});
export type WireEarning = z.infer<typeof WireEarning>;

export const WireEarnings = z.looseObject({
  data: z.array(z.unknown()).max(1_000),
  next_cursor: z.string().min(1).max(500).nullable(),
});

export const WireDriver = z.looseObject({ driver_id: z.string(), name: z.string().nullish() });

/** A webhook `earnings.finalized` or `earnings.reversed`. What cannot be read is taken for left out. */
export const WireReport = z
  .looseObject({
    event_id: z.string().min(1).max(200).nullish().catch(null),
    event: z.string().min(1).max(100).nullish().catch(null),
    driver_id: z.string().min(1).max(200).nullish().catch(null),
  })
  .catch({});

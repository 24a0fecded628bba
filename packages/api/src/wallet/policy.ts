import { paise } from "@drivopay/contracts/money";

const hourMs = 3_600_000;

/**
 * What a transfer to a bank costs and when a person looks first. Fees are before GST; NEFT is free and slower.
 * UPI is not offered yet: it needs a UPI address, and we keep bank accounts only.
 */
export const withdrawalPolicy = {
  /** The least that the payout gateway takes (RazorpayX, create a payout). */
  minimum: paise(100),
  fee: { IMPS: paise(300), NEFT: paise(0) },
  gstPercent: 18,
  /** IMPS runs around the clock; the bank's answer mostly comes within minutes. */
  impsArrivalMs: hourMs / 2,
  /** NEFT payouts leave from 02:00 to 18:00 and take about two hours (RazorpayX, payout modes). */
  neft: { opensAtHour: 2, closesAtHour: 18, arrivalMs: 2 * hourMs },
  triesPerMinute: 10,
  /** After this many days without a decision a case is opened. */
  reviewDays: 7,
} as const;

/** A new beneficiary gets only little for a day: docs/decisions/0010-cooling-off-with-a-small-cap.md. */
export const beneficiaryPolicy = {
  coolingOffMs: 24 * hourMs,
  coolingOffCap: paise(500_000),
  /** Per cent of the bank's name that must be the driver's; close forms like initials score around 70. */
  nameMatchMinimum: 60,
} as const;

/** Above one of these a withdrawal waits for staff. */
export const riskPolicy = {
  withdrawalsPerDay: 5,
  newDeviceMs: 24 * hourMs,
  newDeviceAmount: paise(500_000),
  firstToBeneficiaryAmount: paise(2_500_000),
  largeAmount: paise(5_000_000),
} as const;

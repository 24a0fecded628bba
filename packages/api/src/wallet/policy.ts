import { paise } from "@drivopay/contracts/money";

const hourMs = 3_600_000;

/** What a transfer to a bank costs and when a person looks first. Fees are before GST; NEFT is free and slower. */
export const withdrawalPolicy = {
  /** The least that the payout gateway takes (RazorpayX, create a payout). */
  minimum: paise(100),
  fee: { IMPS: paise(300), NEFT: paise(0), UPI: paise(300) },
  gstPercent: 18,
  /** The most that one transfer carries: UPI ₹1 lakh, IMPS ₹5 lakh (RazorpayX, payout modes). */
  mostPerTransfer: { IMPS: paise(50_000_000), NEFT: null, UPI: paise(10_000_000) },
  /** NEFT payouts leave on working days from 02:00 to 18:00 (RazorpayX, payout modes). */
  neftWindow: { opensAtHour: 2, closesAtHour: 18 },
  /** After this many days without a decision the money goes back by itself, and a case is opened. */
  reviewDays: 7,
} as const;

/**
 * How the time of arrival is promised. What has been measured counts: of the last `sample` arrivals at that bank by
 * that rail, all but a twentieth were quicker. With fewer than `fewest` the rail's arrivals at all banks are looked
 * at, and with fewer of those the time that the gateway names.
 */
export const promisePolicy = {
  historyMs: 30 * 24 * hourMs,
  sample: 200,
  fewest: 20,
  share: 0.95,
  /** IMPS and UPI run around the clock, NEFT takes about two hours once its window is open (RazorpayX). */
  unmeasuredMs: { IMPS: hourMs / 2, UPI: hourMs / 2, NEFT: 2 * hourMs },
  /** Nobody promises the next second: our own steps and the wait in the queue come on top. */
  marginMs: 2 * 60_000,
  /** What is allowed for while the gateway says that a bank or a rail is down. */
  downtimeMs: 4 * hourMs,
} as const;

/** A new beneficiary gets only little for a day: docs/decisions/0010-cooling-off-with-a-small-cap.md. */
export const beneficiaryPolicy = {
  coolingOffMs: 24 * hourMs,
  coolingOffCap: paise(500_000),
  /** Per cent of the bank's name that must be the driver's; close forms like initials score around 70. */
  nameMatchMinimum: 60,
  /** How long a driver has to pay the rupee that proves an account, and how often a day it may be asked for. */
  reversePennyDropMs: 10 * 60_000,
  reversePennyDropsPerDay: 8,
} as const;

/** Above one of these a withdrawal waits for staff. */
export const riskPolicy = {
  withdrawalsPerDay: 5,
  newDeviceMs: 24 * hourMs,
  newDeviceAmount: paise(500_000),
  firstToBeneficiaryAmount: paise(2_500_000),
  largeAmount: paise(5_000_000),
} as const;

/** When the balance is sent by itself: in the evening, when most of the day's fares are in. */
export const autoWithdrawPolicy = {
  hourInIndia: 22,
  /** The same hour for the scheduler, whose clock is UTC. */
  cronUtc: "30 16 * * *",
  batchSize: 500,
} as const;

/** Below this our account at the payout gateway has to be topped up: ₹10 lakh, a busy hour's withdrawals. */
export const payoutAccountPolicy = { lowBelow: paise(100_000_000) } as const;

/**
 * When the gateway is asked again about payouts that nobody waits for any more. A bank may return one up to three
 * working days after it was processed (RazorpayX, life cycle of a payout); its key is good for seven days, and is not
 * used on the last.
 */
export const payoutSweepPolicy = {
  /** 03:15 in India; the scheduler's clock is UTC. */
  cronUtc: "45 21 * * *",
  endedWithinMs: 10 * 24 * hourMs,
  keyGoodForMs: 6 * 24 * hourMs,
  pageSize: 1_000,
  batchSize: 25,
} as const;

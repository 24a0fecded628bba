import { z } from "zod";

/** What Razorpay tells that is not so, until it is asked to be honest again. */
export const Lies = z.strictObject({
  /** Captured is so much less than the payer was asked for, in paise. */
  captureLessBy: z.int().min(1).optional(),
  /** Payments are said to be in another currency. */
  currency: z.string().length(3).optional(),
  /** So much more than asked for goes back to the payer, in paise, and is called a success. */
  refundMoreBy: z.int().min(1).optional(),
  /** Events come for another merchant's account. */
  accountId: z.string().optional(),
});
export type Lies = z.infer<typeof Lies>;

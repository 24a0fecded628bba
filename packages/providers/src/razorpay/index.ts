import type { PaymentGateway } from "@drivopay/api/payments/ports";
import type { PayoutGateway } from "@drivopay/api/wallet/ports";
import { createRazorpayClient } from "./client.ts";
import type { RazorpayEnv } from "./env.ts";
import { createPaymentGateway } from "./payment-gateway.ts";
import { createPayoutGateway } from "./payout-gateway.ts";

export { type RazorpayEnv, razorpayEnv, razorpayWebhookSecrets } from "./env.ts";

/**
 * Razorpay for payments in and RazorpayX for payouts, by one pair of keys.
 * @param options.timeoutMs how long one request may take; 10 s when left out
 */
export function createRazorpay(
  env: RazorpayEnv,
  options: { readonly timeoutMs?: number } = {},
): { readonly payments: PaymentGateway; readonly payouts: PayoutGateway } {
  const keys = {
    keyId: env.RAZORPAY_KEY_ID,
    keySecret: env.RAZORPAY_KEY_SECRET,
    baseUrl: env.RAZORPAY_BASE_URL,
    ...options,
  };
  // A client each: an outage of payouts must not open the circuit of payments.
  return {
    payments: createPaymentGateway(createRazorpayClient(keys), env.RAZORPAY_ACCOUNT_ID ?? null),
    payouts: createPayoutGateway(createRazorpayClient(keys), env.RAZORPAYX_ACCOUNT_NUMBER),
  };
}

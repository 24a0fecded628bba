import type { PaymentGateway } from "@drivopay/api/payments/ports";
import { createCashfreeClient } from "./client.ts";
import type { CashfreeEnv } from "./env.ts";
import { createPaymentGateway } from "./payment-gateway.ts";

export { type CashfreeEnv, cashfreeEnv, cashfreeWebhookSecrets } from "./env.ts";

/**
 * Cashfree for payments in; null without its keys.
 * @param options.timeoutMs how long one request may take; 10 s when left out
 */
export function createCashfree(
  env: CashfreeEnv,
  options: { readonly timeoutMs?: number } = {},
): PaymentGateway | null {
  const { CASHFREE_CLIENT_ID: clientId, CASHFREE_CLIENT_SECRET: clientSecret } = env;
  if (clientId === undefined || clientSecret === undefined) return null;
  const client = createCashfreeClient({ clientId, clientSecret, baseUrl: env.CASHFREE_BASE_URL, ...options });
  return createPaymentGateway(client);
}

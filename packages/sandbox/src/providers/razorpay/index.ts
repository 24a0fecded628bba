import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import type { SandboxOptions } from "../../options.ts";
import { controlsOf } from "./controls.ts";
import { outage } from "./errors.ts";
import { speakRazorpay } from "./http.ts";
import { orderRoutes } from "./orders.ts";
import { payerOf } from "./pay.ts";
import { paymentLinkRoutes, shortLinkRoute } from "./payment-links.ts";
import { paymentRoutes } from "./payments.ts";
import { qrCodeRoutes, qrImageRoute } from "./qr-codes.ts";
import { refundRoutes } from "./refunds.ts";
import { settlementRoutes } from "./settlements.ts";
import { type Account, emptyState } from "./state.ts";
import { balanceRoutes } from "./x/balance.ts";
import { contactRoutes } from "./x/contacts.ts";
import { fundAccountRoutes } from "./x/fund-accounts.ts";
import { bankOf } from "./x/payout-life.ts";
import { payoutRoutes } from "./x/payouts.ts";
import { validationRoutes } from "./x/validations.ts";

const defaultPayoutDelayMs = 1_000;
/** Razorpay backs off exponentially for a day; this does so for a quarter of an hour. */
const defaultRetryDelaysMs: readonly number[] = [1_000, 5_000, 20_000, 60_000, 240_000, 600_000];

const areas = [
  qrCodeRoutes,
  paymentLinkRoutes,
  orderRoutes,
  paymentRoutes,
  refundRoutes,
  settlementRoutes,
  contactRoutes,
  validationRoutes,
  fundAccountRoutes,
  payoutRoutes,
  balanceRoutes,
];

/** Razorpay payments and RazorpayX, as one account that owns one pair of keys. */
export function razorpay(world: World, options: SandboxOptions): Provider {
  const account: Account = {
    world,
    options: options.razorpay,
    payoutDelayMs: options.payoutDelayMs === undefined ? defaultPayoutDelayMs : options.payoutDelayMs,
    settlementDelayMs: options.settlementDelayMs ?? null,
    webhookRetryDelaysMs: options.webhookRetryDelaysMs ?? defaultRetryDelaysMs,
    state: emptyState(world.random),
  };
  return {
    name: "razorpay",
    routes(app) {
      qrImageRoute(app, account);
      shortLinkRoute(app);
      app.register(
        async (scope) => {
          speakRazorpay(scope, options.razorpay, world.logger);
          for (const routes of areas) routes(scope, account);
        },
        { prefix: "/v1" },
      );
    },
    controls: (app) => controlsOf(app, account),
    faultBody: outage,
    reset() {
      account.state = emptyState(world.random);
    },
    payer: payerOf(account),
    bank: bankOf(account),
  };
}

import { indianDay } from "@drivopay/runtime/clock";
import { gauge } from "@drivopay/runtime/metrics";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { payoutAccountPolicy } from "../policy.ts";

const balance = gauge("wallet_payout_account_balance_paise", "What our account at the payout gateway holds");
const low = gauge("wallet_balance_low_alert", "1 while our account at the payout gateway is short");

/** Every five minutes: looks whether our account at the payout gateway can still pay. */
export const watchPayoutBalanceWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "watch-payout-balance",
      triggers: [cron("*/5 * * * *")],
      retries: 2,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) => {
        services.logger.warn({ err: error }, "The payout account's balance could not be read");
      },
    },
    async ({ step }) => ({ low: await step.run("look", () => watchPayoutBalance(services)) }),
  );

/**
 * Sets the two gauges; opens a case, once a day, while the account is short: payouts wait at the gateway meanwhile.
 * @throws PROVIDER_UNAVAILABLE
 */
export async function watchPayoutBalance(services: Services): Promise<boolean> {
  const held = await services.payoutGateway.readBalance();
  const isLow = held < payoutAccountPolicy.lowBelow;
  balance.set(held);
  low.set(isLow ? 1 : 0);
  if (isLow) {
    await openCase(services.db, {
      dedupeKey: `payout-account-low:${indianDay(services.clock.now())}`,
      kind: "wallet.payout-account-low",
      summary: "Our account at the payout gateway is nearly empty; withdrawals will wait",
      evidence: { balance: held, lowBelow: payoutAccountPolicy.lowBelow },
      referenceId: null,
      happenedOnce: true,
    });
  }
  return isLow;
}

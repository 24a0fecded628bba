import type { EventType } from "inngest";
import type { z } from "zod";
import { openCase } from "../../audit/index.ts";
import { paymentCaptured, refundReturned } from "../../payments/events.ts";
import type { Services } from "../../services.ts";
import { withdrawalChanged } from "../../wallet/events.ts";
import { type CreditedMoney, moneyBackFrom, noticeLateMoney } from "../late-money.ts";

/** Nobody who left is there to see that money came: one workflow for each way that it may come by. */
export const lateMoneyWorkflows = (services: Services) => [
  watch(
    services,
    "late-money",
    { event: paymentCaptured },
    async (_services, { paymentId, userId, amount }) => ({
      ...{ from: "PAYMENT" as const, referenceId: paymentId },
      ...{ userId, amount },
    }),
  ),
  watch(
    services,
    "late-withdrawal",
    { event: withdrawalChanged, if: "event.data.status == 'REVERSED' || event.data.status == 'RETURNED'" },
    moneyBackFrom,
  ),
  watch(
    services,
    "late-refund",
    { event: refundReturned },
    async (_services, { refundId, userId, amount }) => ({
      ...{ from: "REFUND" as const, referenceId: refundId },
      ...{ userId, amount },
    }),
  ),
];

function watch<Schema extends z.ZodType<{ userId: string }, Record<string, unknown>>>(
  services: Services,
  id: string,
  heard: { readonly event: EventType<string, Schema>; readonly if?: string },
  moneyOf: (services: Services, data: z.infer<Schema>) => Promise<CreditedMoney | null>,
) {
  return services.inngest.createFunction(
    {
      id,
      triggers: [heard],
      retries: 8,
      onFailure: async ({ event, error }) => {
        const { run_id: runId, event: told } = event.data;
        await openCase(services.db, {
          dedupeKey: `${id}-unknown:${runId}`,
          kind: "privacy.late-money-unknown",
          summary: "It could not be told whether money came to a closed account",
          evidence: { told: heard.event.schema.parse(told.data), reason: error.message },
          referenceId: runId,
        });
      },
    },
    async ({ event, step }) =>
      step.run("is the account closed", async () => {
        const money = await moneyOf(services, heard.event.schema.parse(event.data));
        return money ? noticeLateMoney(services, money) : { late: false };
      }),
  );
}

import type { Services } from "../../services.ts";
import { asTheProviderWishes } from "../../workflow-errors.ts";
import { expireReview } from "../end-holds.ts";
import { withdrawalChanged, withdrawalRequested, withdrawalReviewed } from "../events.ts";
import { withdrawalPolicy } from "../policy.ts";
import { askPayout, claimForPayout, reportStuck, sendPayout, statusOf } from "../send-payout.ts";
import { isOpen } from "../withdrawal-status.ts";

const sameWithdrawal = "async.data.withdrawalId == event.data.withdrawalId";
const settled = `${sameWithdrawal} && async.data.status != "SENDING" && async.data.status != "SENT"`;
/** How long to wait for the bank before each time the gateway is asked; IMPS may take three working days. */
const waitsForBank = ["1m", "15m", "4h", "1d", "3d"];

/**
 * A withdrawal from held to its end. Each step may be repeated, after any crash: the states it goes through and the
 * gateway's key make the second time a look. A time-out means that the outcome is unknown, never that it failed.
 */
export const withdrawalWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "withdrawal",
      triggers: [withdrawalRequested],
      retries: 12,
      concurrency: { key: "event.data.walletId", limit: 1 },
      idempotency: "event.data.withdrawalId",
      onFailure: ({ event, error }) =>
        reportStuck(
          services,
          withdrawalRequested.schema.parse(event.data.event.data).withdrawalId,
          error.message,
        ),
    },
    async ({ event, step }) => {
      const { withdrawalId } = event.data;
      let status = await step.run("look", () => statusOf(services, withdrawalId));

      for (let day = 1; status === "IN_REVIEW" && day <= withdrawalPolicy.reviewDays; day += 1) {
        const decision = { event: withdrawalReviewed, if: sameWithdrawal, timeout: "1d" };
        await step.waitForEvent(`staff decide, day ${day}`, decision);
        status = await step.run(`look again, day ${day}`, () => statusOf(services, withdrawalId));
      }

      if (status === "IN_REVIEW") {
        await step.run("give back what nobody decided on", () => expireReview(services, withdrawalId));
        status = await step.run("look a last time", () => statusOf(services, withdrawalId));
      }

      status = await step.run("claim", () => claimForPayout(services, withdrawalId));
      if (status === "SENDING")
        status = await step.run("send payout", () =>
          asTheProviderWishes(() => sendPayout(services, withdrawalId)),
        );

      for (const timeout of waitsForBank) {
        if (status !== "SENT") break;
        await step.waitForEvent(`bank answers within ${timeout}`, {
          event: withdrawalChanged,
          if: settled,
          timeout,
        });
        status = await step.run(`ask the gateway after ${timeout}`, () => askPayout(services, withdrawalId));
      }

      if (isOpen(status)) {
        await step.run("call a person", () =>
          reportStuck(services, withdrawalId, "The workflow's waits are over"),
        );
      }
      return { status };
    },
  );

import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { reversePennyDropSettled, reversePennyDropStarted } from "../events.ts";
import { askReversePennyDrop, expireReversePennyDrop } from "../settle-reverse-penny-drop.ts";

const sameRupee = "async.data.reversePennyDropId == event.data.reversePennyDropId";
/** Until the driver's time to pay is over, and then for a rupee that the bank tells of late. */
const waitsForDriver = ["1m", "3m", "7m"];
const waitsForBank = ["1h", "23h"];

/** A rupee that proves an account, from being asked for to the bank's word, or to nobody having paid. */
export const reversePennyDropWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "reverse-penny-drop",
      triggers: [reversePennyDropStarted],
      retries: 8,
      concurrency: { key: "event.data.userId", limit: 2 },
      idempotency: "event.data.reversePennyDropId",
      onFailure: async ({ event, error }) => {
        const { reversePennyDropId } = reversePennyDropStarted.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `reverse-penny-drop:${reversePennyDropId}:unknown`,
          kind: "wallet.reverse-penny-drop-unknown",
          summary: "Whether a driver has paid the rupee that proves an account is not known",
          evidence: { error: error.message },
          referenceId: reversePennyDropId,
        });
      },
    },
    async ({ event, step }) => {
      const { reversePennyDropId } = event.data;
      const ask = async (timeout: string) => {
        const settled = { event: reversePennyDropSettled, if: sameRupee, timeout };
        await step.waitForEvent(`the bank tells within ${timeout}`, settled);
        return await step.run(`ask the gateway after ${timeout}`, () =>
          askReversePennyDrop(services, reversePennyDropId),
        );
      };
      for (const timeout of waitsForDriver) {
        const state = await ask(timeout);
        if (state !== "WAITING") return { state };
      }
      let state = await step.run("end the wait", () => expireReversePennyDrop(services, reversePennyDropId));
      for (const timeout of waitsForBank) {
        if (state !== "EXPIRED") break;
        state = await ask(timeout);
      }
      return { state };
    },
  );

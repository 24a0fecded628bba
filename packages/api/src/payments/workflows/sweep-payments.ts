import { Gateway } from "@drivopay/contracts/payments";
import { indianDay } from "@drivopay/runtime/clock";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { type Span, type SweptPage, sweepPayment, sweepPayments } from "../sweep-payments.ts";

/** A payment has twelve chances to be found; whatever is older is found with its settlement. */
const lookBackMs = 60 * 60_000;
/** A hundred payments each, and a step each: a run of a workflow has room for a thousand. */
const pagesAtMost = 900;

/**
 * Every five minutes: reads the gateways' own lists of the last hour's payments. A fare on a driver's permanent QR is
 * polled by nobody, so that one whose webhook was lost would else come with its settlement, two days later. A gateway
 * that has no such list is passed over: all its QRs and links end, and are asked about then.
 */
export const sweepPaymentsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "sweep-payments",
      triggers: [cron("*/5 * * * *")],
      retries: 3,
      // One at a time; each payment is locked by its own row, and each wallet by its own.
      concurrency: { limit: 1 },
      onFailure: ({ error }) => tellStaff(services, { error: error.message }),
    },
    async ({ step }) => {
      const span = await step.run("look at the clock", () => lastHour(services.clock.now()));
      const left: { gateway: Gateway; id: string }[] = [];
      let pages = 0;
      for (const gateway of Gateway.options.filter((name) => services.paymentGateways[name]?.listPayments)) {
        let place: string | null = null;
        for (let page = 1; page === 1 || place !== null; page += 1) {
          if (page > pagesAtMost) throw new RangeError(`The list of ${gateway} has no end`);
          const from: string | null = place;
          const swept: SweptPage = await step.run(`${gateway}, page ${page}`, () =>
            sweepPayments(services, gateway, span, from),
          );
          place = swept.next;
          pages += 1;
          left.push(...swept.failed.map((id) => ({ gateway, id })));
        }
      }
      const lost: string[] = [];
      for (const { gateway, id } of left) {
        await step.run(`again ${id}`, () => sweepPayment(services, gateway, id)).catch(() => lost.push(id));
      }
      if (lost.length > 0) await step.run("call somebody", () => tellStaff(services, { payments: lost }));
      return { pages, left: left.length, lost: lost.length };
    },
  );

function lastHour(now: Date): Span {
  return { from: new Date(now.getTime() - lookBackMs).toISOString(), to: now.toISOString() };
}

const tellStaff = (services: Services, evidence: Readonly<Record<string, unknown>>) =>
  openCase(services.db, {
    dedupeKey: `payments.sweep-failed:${indianDay(services.clock.now())}`,
    kind: "payments.sweep-failed",
    summary: "The gateways' lists of payments could not all be read: fares may be missing until they settle",
    evidence,
    referenceId: null,
  });

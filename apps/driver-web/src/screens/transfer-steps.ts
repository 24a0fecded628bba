import type { Withdrawal, WithdrawalStep } from "@drivopay/contracts/wallet";

export interface TransferStep {
  readonly status: WithdrawalStep;
  readonly at: string | null;
  readonly state: "done" | "now" | "next" | "back";
}

const usualWay: readonly WithdrawalStep[] = ["HELD", "SENDING", "SENT", "PROCESSED"];
const turned: ReadonlySet<WithdrawalStep> = new Set(["RETURNED", "CANCELLED", "REVERSED"]);

/** What happened, where it is now, and, while it is on its way, what comes next. */
export function transferSteps({ status, timeline }: Pick<Withdrawal, "status" | "timeline">): TransferStep[] {
  const ended = status === "PROCESSED" || turned.has(status);
  const happened = timeline.map((step, place): TransferStep => {
    const last = place === timeline.length - 1;
    const state = turned.has(step.status) ? "back" : last && !ended ? "now" : "done";
    return { status: step.status, at: step.at, state };
  });
  if (ended) return happened;
  const reached = usualWay.indexOf(status);
  const next = usualWay.slice(reached + 1).filter((ahead) => !timeline.some((step) => step.status === ahead));
  return [...happened, ...next.map((ahead): TransferStep => ({ status: ahead, at: null, state: "next" }))];
}

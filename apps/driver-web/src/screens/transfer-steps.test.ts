import type { WithdrawalStatus, WithdrawalStep } from "@drivopay/contracts/wallet";
import { expect, test } from "vitest";
import { transferSteps } from "./transfer-steps.ts";

const at = "2026-11-22T10:00:00.000Z";
const way = (...statuses: WithdrawalStatus[]) =>
  transferSteps({
    status: statuses.at(-1) ?? "HELD",
    timeline: statuses.map((status) => ({ status, at, detail: null })),
  }).map(({ status, state }) => `${status} ${state}`);

test("a transfer under way shows what is next", () => {
  expect(way("HELD")).toEqual(["HELD now", "SENDING next", "SENT next", "PROCESSED next"]);
  expect(way("HELD", "SENDING", "SENT")).toEqual(["HELD done", "SENDING done", "SENT now", "PROCESSED next"]);
});

test("a look by the team stands where it happened, and the whole way is still ahead", () => {
  expect(way("HELD", "IN_REVIEW")).toEqual([
    "HELD done",
    "IN_REVIEW now",
    "SENDING next",
    "SENT next",
    "PROCESSED next",
  ]);
});

test("what the team let go shows that, and goes the usual way", () => {
  const step = (status: WithdrawalStep) => ({ status, at, detail: null });
  const steps = transferSteps({
    status: "HELD",
    timeline: [step("HELD"), step("IN_REVIEW"), step("RELEASED")],
  });
  expect(steps.map(({ status, state }) => `${status} ${state}`)).toEqual([
    "HELD done",
    "IN_REVIEW done",
    "RELEASED now",
    "SENDING next",
    "SENT next",
    "PROCESSED next",
  ]);
});

test("a transfer that arrived has nothing ahead", () => {
  expect(way("HELD", "SENDING", "SENT", "PROCESSED").at(-1)).toBe("PROCESSED done");
});

test("money that came back is shown as turned round, and nothing more is promised", () => {
  expect(way("HELD", "SENDING", "RETURNED")).toEqual(["HELD done", "SENDING done", "RETURNED back"]);
  expect(way("HELD", "SENT", "PROCESSED", "REVERSED").at(-1)).toBe("REVERSED back");
  expect(way("HELD", "CANCELLED")).toEqual(["HELD done", "CANCELLED back"]);
});

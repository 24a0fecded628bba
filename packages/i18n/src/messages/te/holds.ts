import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "On its way to your bank",
  LIMIT_EXCEEDED: "Above your limit. Comes free when your papers are approved.",
  RISK_REVIEW: "Our team is checking it",
};

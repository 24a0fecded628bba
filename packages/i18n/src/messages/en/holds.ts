export const holds = {
  WITHDRAWAL: "On its way to your bank",
  LIMIT_EXCEEDED: "Above your limit. Comes free when your papers are approved.",
  RISK_REVIEW: "Our team is checking it",
} as const;

export const limitDetails = {
  WITHDRAWAL_PER_TRANSACTION: "One transfer may carry {amount} at most.",
  WITHDRAWAL_PER_DAY: "{amount} is left for today. It is fresh again after midnight.",
  WITHDRAWAL_PER_MONTH: "{amount} is left for this month. It is fresh again on the 1st.",
  BALANCE_MAX: "You can take in {amount} more until you send some to your bank.",
  CREDIT_PER_MONTH: "You can take in {amount} more this month. It is fresh again on the 1st.",
  CREDIT_PER_YEAR: "You can take in {amount} more this year. It is fresh again on 1 April.",
  UPI_PER_TRANSFER: "By UPI one transfer carries {amount} at most.",
  COOLING_OFF: "Up to {amount} can go there now.",
  IMPS_PER_TRANSFER: "By IMPS one transfer carries {amount} at most.",
} as const;

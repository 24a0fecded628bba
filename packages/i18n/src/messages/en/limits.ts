export const limits = {
  BALANCE_MAX: "Most you can keep",
  CREDIT_PER_MONTH: "Receive in a month",
  CREDIT_PER_YEAR: "Receive in a year, April to March",
  WITHDRAWAL_PER_TRANSACTION: "One transfer to bank",
  WITHDRAWAL_PER_DAY: "Send to bank in a day",
  WITHDRAWAL_PER_MONTH: "Send to bank in a month",
  reasonMinimum: "Small until your papers are approved.",
  reasonFull: "Set by RBI rules for approved drivers.",
  resets: "Fresh again {time}",
  afterApproval: "Opens when your papers are approved",
  left: "{remaining} left of {limit}",
} as const;

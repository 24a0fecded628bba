export const errorDetails = {
  INSUFFICIENT_BALANCE: "You have {amount}.",
  LIMIT_EXCEEDED: "{amount} is left.",
  AMOUNT_TOO_SMALL: "The least is {amount}.",
  ACCOUNT_NOT_EMPTY: "{amount} is still there.",
} as const;

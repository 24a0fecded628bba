export const errorDetails = {
  INSUFFICIENT_BALANCE: "You have {amount}.",
  LIMIT_EXCEEDED: "{amount} is left.",
  AMOUNT_TOO_SMALL: "The least is {amount}.",
} as const;

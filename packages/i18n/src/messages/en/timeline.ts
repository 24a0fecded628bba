export const timeline = {
  HELD: "Kept aside from your balance",
  IN_REVIEW: "Our team is checking it",
  RELEASED: "Our team has checked it. It goes on.",
  SENDING: "Going to the bank",
  SENT: "The bank has it",
  PROCESSED: "Reached your bank",
  RETURNED: "The bank refused. Money is back in your balance.",
  CANCELLED: "Stopped by you. Money is back in your balance.",
  REVERSED: "The bank sent it back. Money is in your balance.",
} as const;

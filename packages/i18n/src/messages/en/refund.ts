export const refund = {
  offer: "Give money back",
  enter: "How much goes back?",
  most: "At most {amount}, only today",
  reason: "Why?",
  reasons: {
    wrongFare: "Wrong fare",
    paidTwice: "Paid twice",
    tripCancelled: "The trip did not happen",
    other: "Another reason",
  },
  confirmTitle: "Give back {amount}?",
  confirmBody: "It leaves your balance now. The passenger has it in 5 to 7 days.",
  short: "Your balance does not reach. What is missing is taken from what you earn next.",
  confirm: "Yes, give it back",
  given: "Given back",
  status: {
    PENDING: "On its way",
    PROCESSED: "Given back",
    FAILED: "Failed; the money is back with you",
  },
} as const;

export const passport = {
  title: "Income passport",
  pitch: "Show a lender what you earn",
  span: "{months} months",
  spanLabel: "How many months?",
  average: "You earn on average a month",
  steadyMonths: "Income in {months} of {of} months",
  steadyDays: "{days} days with income",
  byMonth: "By month",
  bySource: "Where it came from",
  issue: "Make my passport",
  confirmTitle: "Share your income?",
  confirmBody:
    "Whoever has the code sees your name, the last 4 digits of your number and your income by month. You choose whom you give it to.",
  agree: "I agree, make it",
  issued: "Passports you made",
  emptyTitle: "No whole month with income yet",
  emptyBody: "Your passport counts whole months. Come back when this month has ended.",
} as const;

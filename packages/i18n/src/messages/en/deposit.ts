export const deposit = {
  title: "Add money",
  enter: "How much of your own money?",
  room: "Up to {amount} now",
  next: "Continue",
  open: "Pay with your UPI app",
  scan: "Or scan with another phone",
  notEarned: "This is not counted as what you earned.",
} as const;

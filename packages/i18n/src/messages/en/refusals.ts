/** Why something is not possible now, or who is away or refused, behind an error that says so in its `reason`. */
export const refusals = {
  PAYMENT_FAILED: "This payment did not go through: there is nothing to give back.",
  PAYMENT_OF_ANOTHER_DAY: "This can only be given back on the day of the payment.",
  PAYMENT_ON_HOLD: "The money still waits above your limit. It can be given back once you have it.",
  PAYMENT_GIVEN_BACK: "All of it has been given back.",
  BANK_AWAY: "The bank or UPI is not answering. Your money is safe.",
  BANK_REFUSED: "The bank or UPI refused it.",
} as const;

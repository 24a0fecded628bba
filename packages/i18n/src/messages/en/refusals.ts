/** Why something is not possible now, behind a STATE_CONFLICT that says so in its `reason`. */
export const refusals = {
  PAYMENT_FAILED: "This payment did not go through: there is nothing to give back.",
  PAYMENT_OF_ANOTHER_DAY: "This can only be given back on the day of the payment.",
  PAYMENT_ON_HOLD: "The money still waits above your limit. It can be given back once you have it.",
  PAYMENT_GIVEN_BACK: "All of it has been given back.",
} as const;

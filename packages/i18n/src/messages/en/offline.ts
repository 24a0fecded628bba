export const offline = {
  balance: "Balance as of {when}",
  none: "Your balance has not been seen on this phone yet.",
  safe: "A fare that is paid meanwhile is yours all the same. You see it, and hear it, when you are back.",
} as const;

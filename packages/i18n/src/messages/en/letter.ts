export const letter = {
  greeting: "Namaste {name},",
  open: "Open DrivoPay",
  never: "Nobody at DrivoPay will ever ask for your PIN or a code.",
  why: "You get this letter because you drive with DrivoPay. Choose your messages under Profile, Messages to you.",
} as const;

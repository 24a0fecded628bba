export const answers = {
  codeSent: "If the number is right, a code is on its way by SMS.",
  done: "Done.",
} as const;

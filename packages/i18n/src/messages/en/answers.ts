export const answers = {
  codeSent: "If the number is right, a code is on its way by SMS.",
  done: "Done.",
  codeSentByEmail: "A code is on its way by e-mail.",
} as const;

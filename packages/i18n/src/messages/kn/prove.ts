import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "ಈ ಖಾತೆಯನ್ನು ಸಾಬೀತು ಮಾಡಿ",
  lead: "ಈ ಖಾತೆಯಿಂದ ₹1 ಕೊಡಿ, ಖಾತೆ ಖಚಿತವಾಗುತ್ತದೆ.",
  how: "ನಿಮ್ಮ UPI ಆ್ಯಪ್ ತೆರೆದು ಇದೇ ಖಾತೆಯಿಂದ ಕೊಡಿ. ಸಂಖ್ಯೆ ಮತ್ತು ಹೆಸರನ್ನು ಬ್ಯಾಂಕ್ ನಮಗೆ ಹೇಳುತ್ತದೆ.",
  back: "ಆ ₹1 ನಿಮ್ಮ DrivoPay ಬ್ಯಾಲೆನ್ಸ್‌ಗೆ ಬರುತ್ತದೆ.",
  start: "₹1 ಕೊಡಿ",
  fromThisAccount: "ಈ ಖಾತೆಯಿಂದ ಕೊಡಿ",
  verified: "ಖಾತೆ ನಿಮ್ಮದೇ",
  inBalance: "₹1 ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್‌ನಲ್ಲಿದೆ.",
  otherAccount: "₹1 ಬೇರೆ ಖಾತೆಯಿಂದ ಬಂದಿದೆ: {account}",
  otherName: "ಬ್ಯಾಂಕಿನಲ್ಲಿ ಬೇರೆ ಹೆಸರಿದೆ: {name}",
  failed: "ಯಾರು ಕೊಟ್ಟರೆಂದು ಬ್ಯಾಂಕ್ ಹೇಳಲಿಲ್ಲ",
  again: "ಮತ್ತೆ ಪ್ರಯತ್ನಿಸಿ",
  done: "ಆಯಿತು",
};

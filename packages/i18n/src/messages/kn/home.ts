import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "ನಿಮ್ಮ ಬ್ಯಾಲೆನ್ಸ್",
  pending: "ತಡೆದಿಟ್ಟದ್ದು",
  pendingWhy: "ಏಕೆ ತಡೆದಿದೆ?",
  today: "ಇಂದು",
  thisMonth: "ಈ ತಿಂಗಳು",
  todayBySource: "ಇಂದು, ಎಲ್ಲಿಂದ ಬಂತು",
  payments: "{count, plural, =0 {ಪಾವತಿ ಇಲ್ಲ} one {# ಪಾವತಿ} other {# ಪಾವತಿಗಳು}}",
  collect: "ಹಣ ಪಡೆಯಿರಿ",
  collectHint: "QR ತೋರಿಸಿ ಹಣ ಪಡೆಯಿರಿ",
  sendToBank: "ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಿ",
  recent: "ಇತ್ತೀಚಿನವು",
  emptyTitle: "ಇನ್ನೂ ಹಣ ಬಂದಿಲ್ಲ",
  emptyBody: "‘ಹಣ ಪಡೆಯಿರಿ’ ಒತ್ತಿ, ಬಾಡಿಗೆ ಬರೆದು, ಪ್ರಯಾಣಿಕರಿಗೆ QR ತೋರಿಸಿ.",
  inbox: "{unread, plural, =0 {ಸಂದೇಶಗಳು} one {ಸಂದೇಶಗಳು, # ಹೊಸದು} other {ಸಂದೇಶಗಳು, # ಹೊಸವು}}",
  kycTitle: "ನಿಮ್ಮ ದಾಖಲೆ ಕಳುಹಿಸಿ",
  kycBody: "ದಾಖಲೆ ಒಪ್ಪಿದ ಮೇಲೆ ಹೆಚ್ಚು ಪಡೆಯಬಹುದು, ಬ್ಯಾಂಕಿಗೆ ಕಳುಹಿಸಬಹುದು.",
  kycAction: "ದಾಖಲೆ ಕಳುಹಿಸಿ",
  kycReviewTitle: "ನಿಮ್ಮ ದಾಖಲೆ ನೋಡುತ್ತಿದ್ದೇವೆ",
  kycReviewBody: "ಆದ ಕೂಡಲೇ ಇಲ್ಲೇ ಹೇಳುತ್ತೇವೆ.",
  kycRejectedTitle: "ಕೆಲವು ದಾಖಲೆ ಒಪ್ಪಿಗೆಯಾಗಿಲ್ಲ",
  kycRejectedBody: "ಏನು ಸರಿಪಡಿಸಬೇಕು ನೋಡಿ ಮತ್ತೆ ಕಳುಹಿಸಿ.",
  bankTitle: "ನಿಮ್ಮ ಬ್ಯಾಂಕ್ ಖಾತೆ ಸೇರಿಸಿ",
  bankAction: "ಬ್ಯಾಂಕ್ ಖಾತೆ ಸೇರಿಸಿ",
  bankBody: "ನಿಮ್ಮ ಹಣ ಮನೆ ತಲುಪಲು.",
};
